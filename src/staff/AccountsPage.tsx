import { useState } from "react";
import { useSearchParam } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog, Sheet } from "../ui/Dialog.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { SearchBox } from "../ui/SearchBox.tsx";
import { Table } from "../ui/Table.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { AccountSheet } from "./AccountSheet.tsx";
import { type Account, accounts } from "./contract.ts";
import { InviteForm } from "./InviteForm.tsx";
import { roleWords } from "./staffWords.ts";

/** Who has an account, and what each may do where: for the administrator, who sees nobody's record by it. */
export function AccountsPage() {
  const say = useWords();
  const me = useMe();
  const listed = useAsk(accounts.list, {});
  const [inviting, setInviting] = useState(false);
  const [opened, setOpened] = useSearchParam("account");
  const [leaving, setLeaving] = useState<Account>();
  const [typed, setTyped] = useState("");
  const kind = say({ id: "staff.accounts", message: "Accounts" });
  const looked = typed.trim().toLowerCase();
  const rows = listed.accounts.filter((one) => `${one.name} ${one.email}`.toLowerCase().includes(looked));
  const shown = listed.accounts.find((one) => one.id === opened);
  const invite = say({ id: "staff.invite", message: "Invite somebody" });
  return (
    <Page
      title={kind}
      kind={kind}
      lead={say({
        id: "staff.accounts.lead",
        message: "Managing accounts opens nobody's record. What somebody sees follows from their roles.",
      })}
      back={{ href: "/settings", label: say({ id: "staff.settings", message: "Settings" }) }}
      actions={
        <Button kind="primary" icon="plus" onPress={() => setInviting(true)}>
          {invite}
        </Button>
      }
    >
      <SearchBox
        placeholder={say({ id: "staff.accounts.find", message: "Find a colleague" })}
        label={say({ id: "staff.accounts.find", message: "Find a colleague" })}
        value={typed}
        onChange={setTyped}
      />
      <Table
        label={kind}
        rows={rows}
        columns={[
          {
            id: "name",
            label: say({ id: "staff.name", message: "Name" }),
            show: (one) => <Name account={one} onOpen={() => setOpened(one.id)} />,
          },
          { id: "email", label: say({ id: "staff.email", message: "E-mail" }), show: (one) => one.email, wideOnly: true },
          { id: "roles", label: say({ id: "staff.roles", message: "Roles" }), show: (one) => <Roles account={one} /> },
          {
            id: "leave",
            label: say({ id: "staff.accounts.leave", message: "Leaving" }),
            show: (one) =>
              one.status !== "inactive" &&
              one.id !== me.id && (
                <Button
                  kind="quiet"
                  className="-mx-3 -my-2"
                  label={say({ id: "staff.leave.which", message: "Mark as left… {name}" }, { name: one.name })}
                  onPress={() => setLeaving(one)}
                >
                  {say({ id: "staff.leave", message: "Mark as left…" })}
                </Button>
              ),
          },
        ]}
        empty={<p className="text-quiet">{say({ id: "staff.accounts.none", message: "Nobody is called that here." })}</p>}
      />
      <Dialog title={invite} open={inviting} onClose={() => setInviting(false)}>
        <InviteForm programs={listed.programs} onDone={() => setInviting(false)} />
      </Dialog>
      <Sheet title={shown?.name ?? ""} open={shown !== undefined} onClose={() => setOpened(undefined)}>
        {shown && <AccountSheet key={shown.version} account={shown} programs={listed.programs} />}
      </Sheet>
      {leaving && <Leave account={leaving} onClose={() => setLeaving(undefined)} />}
    </Page>
  );
}

function Name({ account, onOpen }: { account: Account; onOpen: () => void }) {
  const say = useWords();
  return (
    <>
      <Button kind="quiet" className="-mx-3 -my-2 text-start" onPress={onOpen}>
        {account.name}
      </Button>{" "}
      {account.status === "invited" && <Badge tone="outline">{say({ id: "staff.invited", message: "Invited" })}</Badge>}
      {account.status === "inactive" && <Badge>{say({ id: "staff.inactive", message: "Has left" })}</Badge>}
      {account.mayAdmin && <Badge tone="accent">{say({ id: "staff.admin", message: "Administrator" })}</Badge>}
    </>
  );
}

function Roles({ account }: { account: Account }) {
  const say = useWords();
  return (
    <ul>
      {account.memberships.map((one) => (
        <li key={one.id}>
          {say(roleWords[one.role])} · {one.program}
        </li>
      ))}
      {account.waiting.map((one) => (
        <li key={one.id} className="text-quiet">
          {say(
            { id: "staff.role.waits.short", message: "{role} · {program}, not in yet" },
            { role: say(roleWords[one.role]), program: one.program },
          )}
        </li>
      ))}
      {account.hears.map((program) => (
        <li key={program}>{say({ id: "staff.hears", message: "Hears what nobody answers · {program}" }, { program })}</li>
      ))}
    </ul>
  );
}

function Leave({ account, onClose }: { account: Account; onClose: () => void }) {
  const say = useWords();
  const tell = useTell(accounts.deactivate);
  const [problem, setProblem] = useState<unknown>();
  const { name } = account;
  const end = () =>
    tell({ accountId: account.id, version: account.version }).then(() => {
      showToast({ text: say({ id: "staff.left", message: "{name} is signed out everywhere" }, { name }) });
      onClose();
    }, setProblem);
  return (
    <Dialog
      alert
      width="narrow"
      title={say({ id: "staff.leave.ask", message: "Has {name} left?" }, { name })}
      open
      onClose={onClose}
      actions={
        <>
          <Link href={`/settings/accounts/${account.id}/hand-over`} look="primary">
            {say({ id: "staff.leave.handOver", message: "Hand their cases over first" })}
          </Link>
          <Button waiting={tell.waiting} onPress={() => void end()}>
            {say({ id: "staff.leave.yes", message: "Close the account" })}
          </Button>
          <Button onPress={onClose}>{say({ id: "staff.cancel", message: "Cancel" })}</Button>
        </>
      }
    >
      <p>
        {say({
          id: "staff.leave.text",
          message:
            "They are signed out everywhere at once, and their roles end. Each open case of theirs stands on the supervisor's list until somebody takes it over.",
        })}
      </p>
      {problem !== undefined && <Notice live>{sayProblem(say, {}, problem)}</Notice>}
    </Dialog>
  );
}
