import type { z } from "zod";
import { Notice } from "../ui/Notice.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import type { disclosures } from "./contract.ts";
import { FerpaCode } from "./copyContract.ts";
import { basesOfSharing, codesOfSharing } from "./disclosureWords.ts";

/** On what something leaves without a release. */
export interface Compelled {
  readonly basis: "ferpa_exception" | "mandate" | "self" | "none";
  readonly basisCode?: string;
  readonly recipientId?: string;
  readonly purpose?: string;
  readonly legal?: string;
}

/** What has to be said where nobody released anything: by what right, to whom, why. */
export function WithoutRelease({
  offer,
  aloud,
  value,
  onChange,
}: {
  offer: z.output<typeof disclosures.offer.out>;
  /** It was said already: then it can also be that nothing allowed it. */
  aloud: boolean;
  value: Compelled;
  onChange: (value: Compelled) => void;
}) {
  const say = useWords();
  const rights = offer.bases.filter((one): one is Compelled["basis"] => one === "ferpa_exception" || one === "mandate" || one === "self");
  const bases = aloud ? [...rights, "none" as const] : rights;
  const codes = value.basis === "mandate" ? offer.mandates : FerpaCode.options;
  return (
    <section className="space-y-4">
      <RadioGroup
        label={say({ id: "disclosures.without.basis", message: "By what right" })}
        value={value.basis}
        onChange={(basis) =>
          onChange({ ...(value.purpose !== undefined && { purpose: value.purpose }), basis: basis as Compelled["basis"] })
        }
        options={bases.map((id) => ({ id, label: say(basesOfSharing[id]) }))}
      />
      {value.basis !== "self" && (
        <>
          {value.basis !== "none" && (
            <Select
              label={say({ id: "disclosures.without.code", message: "Which" })}
              value={value.basisCode ?? null}
              onChange={(basisCode) => onChange({ ...value, ...(basisCode && { basisCode }) })}
              options={codes.map((id) => ({ id, label: say(codesOfSharing[id]) }))}
            />
          )}
          <Select
            label={say({ id: "disclosures.without.to", message: "To whom" })}
            value={value.recipientId ?? null}
            onChange={(recipientId) => onChange({ ...value, ...(recipientId && { recipientId }) })}
            options={offer.recipients.map(({ recipientId, name }) => ({ id: recipientId as string, label: name }))}
          />
        </>
      )}
      {value.basis === "mandate" && (
        <>
          <TextField
            label={say({ id: "disclosures.without.legal", message: "Which order, of which court, or which statute" })}
            value={value.legal ?? ""}
            onChange={(legal) => onChange({ ...value, legal })}
          />
          <Notice tone="plain" title={say({ id: "disclosures.without.duties", message: "Two steps follow" })}>
            {say({
              id: "disclosures.without.duties.text",
              message: "An attempt to notify the person, and steps for their safety. The case does not close before both are answered.",
            })}
          </Notice>
        </>
      )}
      {value.basis === "none" && (
        <Notice tone="plain" title={say({ id: "disclosures.without.none", message: "It stands in the record as what it is" })}>
          {say({
            id: "disclosures.without.none.text",
            message: "The person reads that it was said, and to whom. Somebody who leads the program looks at it with you.",
          })}
        </Notice>
      )}
      <TextField
        label={
          value.basis === "none"
            ? say({ id: "disclosures.without.how", message: "How it came to be said" })
            : say({ id: "disclosures.without.purpose", message: "What it is for" })
        }
        value={value.purpose ?? ""}
        onChange={(purpose) => onChange({ ...value, purpose })}
      />
    </section>
  );
}
