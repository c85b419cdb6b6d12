import { useQuery } from "@tanstack/react-query";
import { useFormValues } from "../../cases/formValues.ts";
import { askKey, useCall } from "../../ui/asking.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { useWords } from "../../ui/words.ts";
import { type ConcernRecord, concerns } from "../contract.ts";
import { useConcernTitle } from "../inbox/concernTitle.ts";
import { levelOf } from "./RatingFields.tsx";
import { useLikely } from "./useLikely.ts";

/** The other concern as it stands, once it was marked as the same. */
export function useOther(concernId: string | null): ConcernRecord | undefined {
  const call = useCall();
  const asked = { concernId: concernId ?? "" };
  return useQuery({ queryKey: askKey(concerns.show, asked), queryFn: () => call(concerns.show, asked), enabled: concernId !== null }).data;
}

/** Of which other concern this is a duplicate, and whether a rating is still needed. */
export function OtherField({ record, chosen }: { record: ConcernRecord; chosen: string | null }) {
  const say = useWords();
  const titleOf = useConcernTitle();
  const { values, put } = useFormValues();
  const other = useOther(chosen);
  const { concerns: found } = useLikely(record.id, String(values["lookFor"] ?? ""));
  const level = other?.rating ? levelOf(other.rating) : null;
  const options = found.map((one) => ({
    id: one.id,
    label: titleOf(one),
    hint: say({ id: "concerns.triage.title.number", message: "Concern {number}" }, { number: one.number }),
  }));
  if (options.length === 0) {
    return (
      <p data-field="ofConcernId">
        {say({ id: "concerns.triage.others.none", message: "No other waiting concern fits that name. Look above by another name." })}
      </p>
    );
  }
  return (
    <div className="space-y-3">
      <RadioGroup
        name="ofConcernId"
        optional={false}
        label={say({ id: "concerns.triage.others.of", message: "The same as which?" })}
        value={chosen}
        onChange={(id) => {
          put("aside", null);
          put("other", id);
        }}
        options={options}
      />
      {level && !record.rating && (
        <p>
          {say(
            {
              id: "concerns.triage.others.rated",
              message: "That one is rated: {level}. It stands for both; rate this one only if it changes something.",
            },
            { level: say(level) },
          )}
        </p>
      )}
    </div>
  );
}
