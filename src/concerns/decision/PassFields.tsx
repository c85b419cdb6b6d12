import { useQuery } from "@tanstack/react-query";
import { useFormValues } from "../../cases/formValues.ts";
import { askKey, useCall } from "../../ui/asking.ts";
import { Select } from "../../ui/Select.tsx";
import { TextArea, TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../ui/words.ts";
import { type ConcernRecord, concerns } from "../contract.ts";

/** The programs of one's own agency, once they are known. */
export function useProgramsHere(): readonly { id: string; name: string; kind: string }[] | undefined {
  const call = useCall();
  const { data } = useQuery({ queryKey: askKey(concerns.doors, {}), queryFn: () => call(concerns.doors, {}), staleTime: 300_000 });
  return data?.programs;
}

/** To whom it goes, and what they should know. */
export function PassFields({ record }: { record: ConcernRecord }) {
  const say = useWords();
  const { values } = useFormValues();
  const programs = (useProgramsHere() ?? []).filter(({ id }) => id !== record.programId);
  const outside = values["passTo"] === "outside";
  return (
    <div className="space-y-5">
      <Select
        name="passTo"
        optional={false}
        width="half"
        label={say({ id: "concerns.triage.pass.to", message: "To whom?" })}
        options={[
          ...programs.map(({ id, name }) => ({ id, label: name })),
          { id: "outside", label: say({ id: "concerns.triage.pass.outside", message: "An office outside" }) },
        ]}
      />
      {outside && (
        <TextField
          name="outside"
          optional={false}
          width="half"
          label={say({ id: "concerns.triage.pass.office", message: "Which office?" })}
          hint={say({
            id: "concerns.triage.pass.office.hint",
            message: "This only writes down that you told them. Nothing is sent from here.",
          })}
        />
      )}
      <TextArea
        name="why"
        optional={false}
        rows={2}
        max={4000}
        label={say({ id: "concerns.triage.pass.why", message: "Why it goes there" })}
        hint={
          outside
            ? undefined
            : say({ id: "concerns.triage.pass.why.hint", message: "They read this with the concern. It leaves your inbox." })
        }
      />
    </div>
  );
}
