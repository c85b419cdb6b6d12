import { useContext } from "react";
import { useTell } from "../ui/asking.ts";
import { Form } from "../ui/Form.tsx";
import { FillingContext } from "../ui/filling.ts";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { recipients } from "./contract.ts";
import { kindWords, releaseExplain, useChoices } from "./releaseWords.ts";

interface RecipientFormProps {
  /** The case from which it is asked: somebody of a family is known with it alone. */
  caseId?: string;
  partners: readonly { id: string; name: string }[];
  onDone: (recipientId: string) => void;
}

/** An office, a partner agency, or from a case somebody of the family: who may be told something, and where they are. */
export function RecipientForm({ caseId, partners, onDone }: RecipientFormProps) {
  const say = useWords();
  const tell = useTell(recipients.add);
  return (
    <Form
      tell={tell}
      fill={(values) => ({ ...values, ...(values.kind === "family" && { caseId }) })}
      explain={releaseExplain}
      clears={caseId === undefined}
      submit={say({ id: "releases.recipient.keep", message: "Add them" })}
      onDone={({ id }) => onDone(id)}
    >
      <Fields inCase={caseId !== undefined} partners={partners} />
    </Form>
  );
}

function Fields({ inCase, partners }: { inCase: boolean; partners: RecipientFormProps["partners"] }) {
  const say = useWords();
  const values = useContext(FillingContext)?.values ?? {};
  const kinds = useChoices(kindWords).filter(({ id }) => inCase || id !== "family");
  return (
    <>
      <Select name="kind" width="half" label={say({ id: "releases.recipient.kind", message: "What are they?" })} options={kinds} />
      {partners.length > 0 && values.kind !== "family" && (
        <Select
          name="partnerAgencyId"
          optional
          label={say({ id: "releases.recipient.partner", message: "An agency of your network" })}
          options={partners.map(({ id, name }) => ({ id, label: name }))}
        />
      )}
      {!values.partnerAgencyId && (
        <TextField name="name" optional={false} label={say({ id: "releases.recipient.name", message: "Name" })} />
      )}
      <TextField name="phone" type="tel" width="half" label={say({ id: "releases.recipient.phone", message: "Phone" })} />
      <TextField name="email" type="email" width="half" label={say({ id: "releases.recipient.email", message: "E-mail" })} />
      <TextField name="address" label={say({ id: "releases.recipient.address", message: "Address" })} />
    </>
  );
}
