import { useAsk, useTell } from "../../ui/asking.ts";
import { Form } from "../../ui/Form.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../ui/words.ts";
import { accounts } from "../contract.ts";
import { type Organisation, organisations } from "./contract.ts";
import { organisationWrongs } from "./organisationWords.ts";

/** Says by what name the provider knows somebody who was invited; for providers that vouch for no e-mail. */
export function KnownThereForm({ one, onDone }: { one: Organisation; onDone: () => void }) {
  const say = useWords();
  const tell = useTell(organisations.map);
  const { accounts: all } = useAsk(accounts.list, {});
  const invited = all.filter(({ status }) => status === "invited").map(({ id, name, email }) => ({ id, label: name, hint: email }));
  if (invited.length === 0) {
    return (
      <p>
        {say({
          id: "staff.org.known.nobody",
          message: "Nobody is invited now. Whoever has an account in use connects it under Settings, Your sign-in.",
        })}
      </p>
    );
  }
  return (
    <Form
      tell={tell}
      also={{ organisationId: one.id }}
      submit={say({ id: "staff.save", message: "Save" })}
      explain={organisationWrongs}
      onDone={onDone}
    >
      <Select name="accountId" label={say({ id: "staff.org.known.account", message: "Invited account" })} options={invited} />
      <TextField
        name="subject"
        label={say({ id: "staff.org.known.subject", message: "The provider’s own name for them" })}
        hint={say({ id: "staff.org.known.subject.hint", message: "The value of sub, or the NameID; capitals count." })}
        spellCheck={false}
      />
    </Form>
  );
}
