import { useContext, useState } from "react";
import type { z } from "zod";
import { SafeContactLine } from "../people/SafeLine.tsx";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { FillingContext } from "../ui/filling.ts";
import { useFormats } from "../ui/formats.ts";
import { Notice } from "../ui/Notice.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { pages } from "./contract.ts";
import { pageExplain } from "./pageWords.ts";

type Shown = z.output<typeof pages.show.out>;
type Made = z.output<typeof pages.invite.out>;

/** How to reach them safely first (R86), what a page is, whether it is safe for them; then the code, this one time. */
export function InviteDialog({ caseId, shown, onClose }: { caseId: string; shown: Shown; onClose: () => void }) {
  const say = useWords();
  const [made, setMade] = useState<Made>();
  const tell = useTell(pages.invite);
  if (made) return <HandOver made={made} onClose={onClose} />;
  return (
    <Dialog title={say({ id: "portal.invite.title", message: "A page of their own" })} open onClose={onClose} firm>
      <Form
        tell={tell}
        fill={({ minor, ...values }) => ({
          ...values,
          caseId,
          safe: values.safe === true,
          holder: values.holder ?? "self",
          minor: shown.minor ?? (minor === "yes" ? true : minor === "no" ? false : null),
        })}
        explain={pageExplain}
        submit={say({ id: "portal.invite.do", message: "Make the code" })}
        onDone={(done) => setMade(done as Made)}
      >
        <SafeContactLine look="notice" safeLine={shown.safeLine} held={shown.safeHeld} />
        <p>
          {say({
            id: "portal.invite.what",
            message:
              "They read there what is shared of them, take it back, and see who looked, who helps and what comes next. It is an offer: nobody has to have one to be helped. Whoever holds their phone or stands behind them can read it too.",
          })}
        </p>
        <Fields shown={shown} />
        <Checkbox name="safe" label={say({ id: "portal.invite.safe", message: "I asked them. They say that a page is safe for them." })} />
      </Form>
    </Dialog>
  );
}

function Fields({ shown }: { shown: Shown }) {
  const say = useWords();
  const values = useContext(FillingContext)?.values ?? {};
  const minor = shown.minor ?? values.minor === "yes";
  return (
    <>
      {shown.minor === null && (
        <RadioGroup
          name="minor"
          optional={false}
          label={say({ id: "portal.invite.minor", message: "Are they under 18?" })}
          options={[
            { id: "no", label: say({ id: "portal.no", message: "No" }) },
            { id: "yes", label: say({ id: "portal.yes", message: "Yes" }) },
          ]}
        />
      )}
      {minor && shown.guardians.length > 0 && (
        <RadioGroup
          name="holder"
          label={say({ id: "portal.invite.holder", message: "Who holds it?" })}
          options={[
            { id: "self", label: say({ id: "portal.invite.self", message: "They themselves" }) },
            { id: "guardian", label: say({ id: "portal.invite.guardian", message: "A parent or guardian, as a page of their own" }) },
          ]}
        />
      )}
      {minor && values.holder === "guardian" && (
        <Select
          name="guardianId"
          label={say({ id: "portal.invite.who", message: "Which one?" })}
          options={shown.guardians.map(({ personId, name }) => ({ id: personId, label: name }))}
        />
      )}
      {minor && (
        <TextArea
          name="decided"
          optional={false}
          label={say({ id: "portal.invite.decided", message: "Why may this person hold it?" })}
          hint={say({ id: "portal.invite.decidedHint", message: "A minor’s page is off until somebody decided this." })}
        />
      )}
    </>
  );
}

/** Shown once, to be copied by hand or said: never mailed. */
function HandOver({ made, onClose }: { made: Made; onClose: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const address = `${location.host}/mine/first`;
  return (
    <Dialog
      title={say({ id: "portal.hand.title", message: "Hand this over in person" })}
      open
      onClose={onClose}
      firm
      actions={
        <Button kind="primary" onPress={onClose}>
          {say({ id: "portal.hand.done", message: "They have it" })}
        </Button>
      }
    >
      <dl className="space-y-2">
        {[
          [say({ id: "portal.hand.address", message: "Address" }), address],
          [say({ id: "portal.hand.number", message: "Page number" }), made.number],
          [say({ id: "portal.hand.code", message: "Code" }), made.code],
        ].map(([term, value]) => (
          <div key={term}>
            <dt className="text-quiet">{term}</dt>
            <dd className="font-mono text-lg font-semibold select-all" dir="ltr">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      <p className="my-4">
        {say(
          {
            id: "portal.hand.how",
            message:
              "The code works once, until {until}, and is not shown again. Write it down for them only if paper is safe. Never send it.",
          },
          { until: formats.moment(made.until) },
        )}
      </p>
      <Notice>
        {say({
          id: "portal.hand.device",
          message: "Not on a device that somebody else looks at: leaving the page does not erase its history.",
        })}
      </Notice>
    </Dialog>
  );
}
