import { use } from "react";
import { Checkbox } from "../ui/Checkbox.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import type { Values } from "../ui/entries.ts";
import { FillingContext } from "../ui/filling.ts";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../ui/words.ts";
import { Role } from "./contract.ts";
import { countsAtOnce, opensNothing } from "./policy.ts";
import { lawFirst, narrowWords, roleWords, tellingWords } from "./staffWords.ts";

export interface ProgramChoice {
  id: string;
  name: string;
  regime: string;
}

/** A role as the contract wants it: what is hidden for it is not said. */
export function fillRole(values: Values): Values {
  const narrow = opensNothing(String(values.role ?? ""));
  return {
    ...values,
    ...(narrow && { sees: "assigned", mayTriage: false }),
    confidential: values.confidential === "confidential",
    trainedUntil: (!narrow && values.trainedUntil) || null,
    endsOn: values.endsOn || null,
  };
}

/** What somebody does in one program, and how much of it they see; `anew` where there is no account yet. */
export function RoleFields({ programs, anew = false }: { programs: readonly ProgramChoice[]; anew?: boolean }) {
  const say = useWords();
  const me = useMe();
  const { role = "", sees, mayTriage, programId } = use(FillingContext)?.values ?? {};
  const narrow = opensNothing(String(role));
  const chosen = programs.find(({ id }) => id === programId);
  const atOnce = countsAtOnce(me, chosen, { role: String(role), sees: String(sees), mayTriage: mayTriage === true });
  return (
    <>
      <Select
        name="programId"
        label={say({ id: "staff.program", message: "Program" })}
        hint={
          atOnce
            ? say({ id: "staff.program.atOnce", message: "Nobody is asked first for this. Where people work already, they are told." })
            : say({
                id: "staff.program.hint",
                message: "Where people work already, one of them is asked first, and it counts from their yes.",
              })
        }
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
      {narrow && (
        <Notice>
          {say(narrowWords[role as keyof typeof narrowWords])}
          {anew && role === "law_officer" && <p className="mt-1 font-semibold">{say(lawFirst)}</p>}
        </Notice>
      )}
      {!narrow && (
        <>
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
      )}
      <RadioGroup
        name="confidential"
        label={say({ id: "staff.telling", message: "What they are told in it" })}
        options={[
          {
            id: "reports",
            label: say(tellingWords.reports),
            hint: say({ id: "staff.telling.reports.hint", message: "As law and policy ask of most who work here: a mandated reporter." }),
          },
          {
            id: "confidential",
            label: say(tellingWords.confidential),
            hint: say({ id: "staff.telling.confidential.hint", message: "Counselors, clergy, advocates, health: they keep it." }),
          },
        ]}
      />
      <DatePicker
        name="endsOn"
        label={say({ id: "staff.endsOn", message: "Last day in this role" })}
        hint={
          role === "student_staff"
            ? say({ id: "staff.endsOn.term", message: "Student staff and volunteers are there for a term." })
            : say({ id: "staff.endsOn.hint", message: "Leave it empty where there is none." })
        }
      />
    </>
  );
}
