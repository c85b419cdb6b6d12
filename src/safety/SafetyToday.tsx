import { useQuery } from "@tanstack/react-query";
import { contactKinds } from "../cases/contacts/contactWords.ts";
import { PersonName, usePersonText } from "../people/PersonName.tsx";
import { askKey, useCall } from "../ui/asking.ts";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { useWords } from "../ui/words.ts";
import { AnswerButtons } from "./AnswerButtons.tsx";
import { safety } from "./contract.ts";

const EVERY_MS = 60_000;

/** On the start page of those whose programs ask: their own meetings without an answer about safety planning, each answered in one press. */
export function SafetyToday() {
  const say = useWords();
  const formats = useFormats();
  const text = usePersonText();
  const me = useMe();
  const call = useCall();
  const { data } = useQuery({
    queryKey: askKey(safety.waiting, {}),
    queryFn: () => call(safety.waiting, {}),
    enabled: me.programs.some((one) => one.asksSafety),
    refetchInterval: EVERY_MS,
    throwOnError: false,
  });
  const waiting = data?.waiting ?? [];
  if (waiting.length === 0) return null;
  return (
    <Card flush title={say({ id: "safety.today", message: "Meetings without an answer about safety planning" })} aside={waiting.length}>
      <Rows>
        {waiting.map(({ contactId, caseId, label, kind, onDay, version }) => (
          <RowItem
            key={contactId}
            title={
              <Link href={`/cases/${caseId}?part=safety`} look="plain" className="hover:underline">
                <PersonName label={label} />
              </Link>
            }
            detail={
              <>
                {say(contactKinds[kind])} · {formats.nearDay(onDay)}
                <AnswerButtons contactId={contactId} version={version} about={`${text(label)}, ${formats.day(onDay)}`} />
              </>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
