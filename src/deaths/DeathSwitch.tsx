import { useState } from "react";
import { people } from "../people/contract.ts";
import { usePersonText } from "../people/PersonName.tsx";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { deaths } from "./contract.ts";
import { deathExplain } from "./deathWords.ts";
import { maySayDeath } from "./policy.ts";

/** The one switch, at the foot of a person's page. */
export function DeathSwitch({ id }: { id: string }) {
  const say = useWords();
  const me = useMe();
  const found = useAsk(deaths.show, { personId: id as never });
  const [open, setOpen] = useState(false);
  if (found.diedOn !== null || !maySayDeath(me, found)) return null;
  return (
    <p className="px-1 print:hidden">
      <Button kind="quiet" className="-ms-3" onPress={() => setOpen(true)}>
        {say({ id: "deaths.open", message: "Has died…" })}
      </Button>
      {open && <DeathDialog personId={found.personId} onClose={() => setOpen(false)} />}
    </p>
  );
}

/** When, who told us, whom to speak with; and their name once more, so that it is not somebody else. */
function DeathDialog({ personId, onClose }: { personId: never | string; onClose: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const text = usePersonText();
  const { label, relationships } = useAsk(people.show, { personId: personId as never });
  return (
    <Dialog title={say({ id: "deaths.title", message: "Somebody has died" })} open onClose={onClose} firm>
      <Form
        tell={useTell(deaths.say)}
        initial={{ onDay: formats.today() }}
        also={{ personId }}
        explain={deathExplain}
        submit={say({ id: "deaths.do", message: "Write down that they have died" })}
        onDone={onClose}
      >
        <Notice>
          {say({
            id: "deaths.what",
            message:
              "At once every letter, reminder and call about them stops, also in other programs. No case is closed: whoever leads is asked to. It can be taken back.",
          })}
        </Notice>
        <DatePicker name="onDay" label={say({ id: "deaths.day", message: "When did they die?" })} />
        <Checkbox name="about" label={say({ id: "deaths.day.about", message: "We do not know the exact day" })} />
        <TextField name="toldBy" label={say({ id: "deaths.toldBy", message: "Who told us?" })} />
        {relationships.length > 0 && (
          <Select
            name="familyId"
            optional
            width="half"
            label={say({ id: "deaths.family.known", message: "Whom does the family want us to speak with?" })}
            options={relationships.map(({ otherId, label: other }) => ({ id: otherId, label: text(other) }))}
          />
        )}
        <TextField
          name="family"
          optional
          label={
            relationships.length > 0
              ? say({ id: "deaths.family.other", message: "Or somebody else: name, and how to reach them" })
              : say({ id: "deaths.family", message: "Whom to speak with of the family: name, and how to reach them" })
          }
        />
        <TextField
          name="confirm"
          width="half"
          label={say({ id: "deaths.confirm", message: "Type what they are called: {name}" }, { name: text({ ...label, initial: null }) })}
        />
      </Form>
    </Dialog>
  );
}
