import { Checkbox } from "../ui/Checkbox.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../ui/words.ts";
import { Role } from "./contract.ts";
import { roleWords } from "./staffWords.ts";

export interface ProgramChoice {
  id: string;
  name: string;
  regime: string;
}

/** What somebody does in one program, and how much of it they see. */
export function RoleFields({ programs }: { programs: readonly ProgramChoice[] }) {
  const say = useWords();
  return (
    <>
      <Select
        name="programId"
        label={say({ id: "staff.program", message: "Program" })}
        hint={say({
          id: "staff.program.hint",
          message: "Where people work already, one of them is asked first, and it counts from their yes.",
        })}
        options={programs.map(({ id, name, regime }) => ({
          id,
          label: name,
          ...((regime === "CONF" || regime === "VSP") && { hint: say({ id: "staff.program.confidential", message: "Confidential" }) }),
        }))}
      />
      <Select
        name="role"
        label={say({ id: "staff.role", message: "Role" })}
        options={Role.options.map((id) => ({ id, label: say(roleWords[id]) }))}
      />
      <RadioGroup
        name="sees"
        label={say({ id: "staff.sees", message: "Sees" })}
        options={[
          { id: "assigned", label: say({ id: "staff.sees.assigned", message: "Cases they work on" }) },
          { id: "program", label: say({ id: "staff.sees.program", message: "The whole program" }) },
        ]}
      />
      <Checkbox name="mayTriage" label={say({ id: "staff.mayTriage", message: "Triages concerns" })} />
      <DatePicker
        name="trainedUntil"
        label={say({ id: "staff.trainedUntil", message: "Training is valid until" })}
        hint={say({ id: "staff.trainedUntil.hint", message: "After that day no new case can be given to them." })}
      />
    </>
  );
}
