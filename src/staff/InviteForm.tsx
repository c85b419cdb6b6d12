import { useTell } from "../ui/asking.ts";
import { Checkbox } from "../ui/Checkbox.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { languages, useWords } from "../ui/words.ts";
import { accounts } from "./contract.ts";
import { fillRole, type ProgramChoice, RoleFields } from "./RoleFields.tsx";
import { admissionWrongs, lawFirst } from "./staffWords.ts";

const roleNames = ["programId", "role", "sees", "mayTriage", "trainedUntil", "confidential", "endsOn"];

/** The flat fields of the form as the contract nests them: with a program, one role in it. */
function fill(values: Values): Values {
  const entries = Object.entries(values);
  const role = Object.fromEntries(entries.filter(([name]) => roleNames.includes(name)));
  const rest = Object.fromEntries(entries.filter(([name]) => !roleNames.includes(name)));
  return { ...rest, memberships: role.programId ? [fillRole(role)] : [] };
}

/** A new account; its owner sets it up behind a link that nobody else sees. */
export function InviteForm({ programs, onDone }: { programs: readonly ProgramChoice[]; onDone: () => void }) {
  const say = useWords();
  const tell = useTell(accounts.invite);
  return (
    <Form
      tell={tell}
      initial={{ language: "en", sees: "assigned", role: "case_manager", confidential: "reports" }}
      fill={fill}
      submit={say({ id: "staff.invite.send", message: "Send the invitation" })}
      explain={{
        ...admissionWrongs,
        "membership.lawUndecided": lawFirst,
        "account.emailTaken": { id: "staff.invite.taken", message: "This e-mail address cannot be used. Check it, or use another one." },
      }}
      onDone={() => {
        showToast({ text: say({ id: "staff.invite.sent", message: "Invitation sent; the link works for three days" }) });
        onDone();
      }}
    >
      <TextField name="name" label={say({ id: "staff.name", message: "Name" })} />
      <TextField name="email" type="email" label={say({ id: "staff.email", message: "E-mail" })} />
      <TextField name="title" label={say({ id: "staff.title", message: "Title" })} optional />
      <Select name="language" width="half" label={say({ id: "staff.language", message: "Language" })} options={languages} />
      <RoleFields programs={programs} anew />
      <Checkbox
        name="mayAdmin"
        label={say({ id: "staff.admin", message: "Administrator" })}
        hint={say({ id: "staff.admin.hint", message: "Manages accounts and programs. Opens nobody's record by it." })}
      />
    </Form>
  );
}
