import { useTell } from "../ui/asking.ts";
import { Form } from "../ui/Form.tsx";
import { Section } from "../ui/Page.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { me } from "./meContract.ts";

/** What the people one works with call one: it stands on their own page, where one is their case manager. */
export function KnownAs({ now }: { now: string | null }) {
  const say = useWords();
  const tell = useTell(me.setKnownAs);
  return (
    <Section
      title={say({ id: "staff.knownAs", message: "What the people you work with call you" })}
      lead={say({
        id: "staff.knownAs.lead",
        message: "It stands on their own page where you are their case manager. Leave it empty, and no name stands there.",
      })}
    >
      <Form
        passing
        tell={tell}
        initial={{ knownAs: now }}
        submit={say({ id: "staff.knownAs.do", message: "Keep this name" })}
        onDone={() => showToast({ text: say({ id: "staff.knownAs.kept", message: "Kept" }) })}
      >
        <TextField
          name="knownAs"
          optional
          width="half"
          label={say({ id: "staff.knownAs.field", message: "First name, or as you choose" })}
        />
      </Form>
    </Section>
  );
}
