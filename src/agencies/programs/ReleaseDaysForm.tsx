import { R22_RELEASE_DAYS } from "../../kernel/limits.ts";
import { useTell } from "../../ui/asking.ts";
import type { Explain } from "../../ui/explaining.ts";
import { Form } from "../../ui/Form.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { type KeptProgram, programs } from "./contract.ts";

const explain: Explain = {
  "usual.beyondMost": { id: "agencies.releaseDays.beyond", message: "No more than the longest." },
  usual: { id: "agencies.releaseDays.range", message: "“{label}”: from 1 to 365 days." },
  most: { id: "agencies.releaseDays.range", message: "“{label}”: from 1 to 365 days." },
};

/** How long a release of information stands in a program: usually, and at most, with why. */
export function ReleaseDaysForm({ program }: { program: KeptProgram }) {
  const say = useWords();
  const { id: programId, version, releaseDays, regime } = program;
  const { warn } = R22_RELEASE_DAYS[regime];
  return (
    <Form
      tell={useTell(programs.setReleaseDays)}
      also={{ programId, version }}
      initial={{ usual: String(releaseDays.usual), most: String(releaseDays.most), because: "" }}
      fill={(values) => ({
        ...values,
        usual: values.usual === "" ? undefined : Number(values.usual),
        most: values.most === "" ? undefined : Number(values.most),
      })}
      explain={explain}
      submit={say({ id: "agencies.releaseDays.save", message: "Save how long" })}
      onDone={() =>
        showToast({ text: say({ id: "agencies.releaseDays.saved", message: "Saved. What is signed already stands as it was signed." }) })
      }
    >
      <TextField
        name="usual"
        width="short"
        inputMode="numeric"
        label={say({ id: "agencies.releaseDays.usual", message: "Days a release stands when nothing else is said" })}
        hint={say(
          { id: "agencies.releaseDays.warn", message: "Above {warn} days whoever draws one up is asked whether it must be so long." },
          { warn },
        )}
      />
      <TextField
        name="most"
        width="short"
        inputMode="numeric"
        label={say({ id: "agencies.releaseDays.most", message: "Days it stands at most" })}
        hint={say({ id: "agencies.releaseDays.most.hint", message: "Never more than a year." })}
      />
      <TextField
        name="because"
        label={say({ id: "agencies.releaseDays.because", message: "Why" })}
        hint={say({ id: "agencies.releaseDays.because.hint", message: "All of the agency can read it. No names." })}
      />
    </Form>
  );
}
