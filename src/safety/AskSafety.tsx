import { useState } from "react";
import { contactKinds } from "../cases/contacts/contactWords.ts";
import { cases } from "../cases/contract.ts";
import { shiftDay } from "../cases/days.ts";
import { missesSafety } from "../cases/policy.ts";
import { R85_SAFETY } from "../kernel/limits.ts";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../ui/words.ts";
import { AnswerButtons } from "./AnswerButtons.tsx";

/** Right after one has recorded a meeting without an answer about safety planning: it can be answered in one press, or left; later it is asked on Today (R85). */
export function AskSafety({ id: caseId }: { id: string }) {
  const say = useWords();
  const me = useMe();
  const formats = useFormats();
  const { case: found, story } = useAsk(cases.show, { caseId: caseId as never });
  const [since] = useState(() => story.items[0]?.at ?? "");
  const [left, setLeft] = useState<readonly string[]>([]);
  if (!found.asksSafety || !found.access.canWrite || found.status === "closed" || found.diedOn !== null) return null;
  const meeting = story.items.find(
    ({ at, contact: one }) =>
      one &&
      at > since &&
      one.recordedBy === me.id &&
      one.onDay > shiftDay(formats.today(), -R85_SAFETY.askedDays) &&
      !left.includes(one.contactId) &&
      missesSafety(true, one),
  )?.contact;
  if (!meeting) return null;
  const about = `${say(contactKinds[meeting.kind])}, ${formats.day(meeting.onDay)}`;
  return (
    <div className="mb-6 print:hidden">
      <Notice live icon="help" title={say({ id: "safety.ask", message: "Was safety planning talked about?" })}>
        <p>{say({ id: "safety.ask.of", message: "{meeting}. Every answer is fine." }, { meeting: about })}</p>
        <AnswerButtons
          contactId={meeting.contactId}
          version={meeting.version}
          about={about}
          more={
            <Button kind="quiet" onPress={() => setLeft([...left, meeting.contactId])}>
              {say({ id: "safety.ask.leave", message: "Leave it open" })}
            </Button>
          }
        />
      </Notice>
    </div>
  );
}
