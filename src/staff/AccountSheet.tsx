import { useState } from "react";
import { useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { admissions } from "./admissionContract.ts";
import { type Account, accounts, memberships } from "./contract.ts";
import { mayManageAccount, opensNothing } from "./policy.ts";
import { fillRole, type ProgramChoice, RoleFields } from "./RoleFields.tsx";
import { admissionWrongs, roleWords, seesWords, tellingWords } from "./staffWords.ts";

/** One account: its roles, its way in, its name. One's own is somebody else's to manage. */
export function AccountSheet({ account, programs }: { account: Account; programs: readonly ProgramChoice[] }) {
  const say = useWords();
  const me = useMe();
  if (!mayManageAccount(me, account)) {
    return (
      <p>
        {say({ id: "staff.account.own", message: "Your own account is managed by another administrator. Your sign-in is under Settings." })}
      </p>
    );
  }
  return (
    <div className="space-y-6">
      {account.status === "inactive" ? <Back account={account} /> : <Roles account={account} programs={programs} />}
      {account.status !== "inactive" && <WayIn account={account} />}
      <Disclosure title={say({ id: "staff.account.change", message: "Name and title" })}>
        <Names account={account} />
      </Disclosure>
    </div>
  );
}

function Roles({ account, programs }: { account: Account; programs: readonly ProgramChoice[] }) {
  const say = useWords();
  const add = useTell(memberships.add);
  const end = useTell(memberships.end);
  const classify = useTell(memberships.classify);
  const formats = useFormats();
  const takeBack = useTell(admissions.refuse);
  const taken = [...account.memberships, ...account.waiting];
  const free = programs.filter(({ id }) => !taken.some((one) => one.programId === id));
  return (
    <>
      <Card title={say({ id: "staff.roles", message: "Roles" })} flush>
        {taken.length === 0 && (
          <p className="px-5 pb-4 text-quiet">{say({ id: "staff.roles.none", message: "None: they see nobody's record." })}</p>
        )}
        <Rows>
          {account.memberships.map((one) => (
            <RowItem
              key={one.id}
              title={say(roleWords[one.role])}
              detail={[
                one.program,
                !opensNothing(one.role) && say(seesWords[one.sees]),
                say(tellingWords[one.confidential ? "confidential" : "reports"]),
                one.endsOn && say({ id: "staff.role.until", message: "until {day}" }, { day: formats.day(one.endsOn) }),
              ]
                .filter(Boolean)
                .join(" · ")}
              action={
                <Buttons>
                  <Button
                    kind="quiet"
                    waiting={classify.waiting}
                    label={say(
                      one.confidential
                        ? { id: "staff.telling.toReports.which", message: "Not confidential in {program}" }
                        : { id: "staff.telling.toConfidential.which", message: "Confidential in {program}" },
                      { program: one.program },
                    )}
                    onPress={() => void classify({ membershipId: one.id, confidential: !one.confidential }).catch(() => undefined)}
                  >
                    {one.confidential
                      ? say({ id: "staff.telling.toReports", message: "Not confidential" })
                      : say({ id: "staff.telling.toConfidential", message: "Confidential" })}
                  </Button>
                  <Button
                    kind="quiet"
                    waiting={end.waiting}
                    label={say({ id: "staff.role.end.which", message: "End the role in {program}" }, { program: one.program })}
                    onPress={() => void end({ membershipId: one.id }).catch(() => undefined)}
                  >
                    {say({ id: "staff.role.end", message: "End" })}
                  </Button>
                </Buttons>
              }
            />
          ))}
          {account.waiting.map((one) => (
            <RowItem
              key={one.id}
              title={say(roleWords[one.role])}
              detail={
                <>
                  {one.program} · {say(seesWords[one.sees])}
                  <span className="block">
                    {say({ id: "staff.role.waits", message: "Waits for the word of {names}" }, { names: formats.list(one.saidBy) })}
                  </span>
                </>
              }
              action={
                <Button
                  kind="quiet"
                  waiting={takeBack.waiting}
                  label={say({ id: "staff.role.takeBack.which", message: "Take back the role in {program}" }, { program: one.program })}
                  onPress={() => void takeBack({ admissionId: one.id }).catch(() => undefined)}
                >
                  {say({ id: "staff.role.takeBack", message: "Take back" })}
                </Button>
              }
            />
          ))}
        </Rows>
      </Card>
      {free.length > 0 && (
        <Disclosure title={say({ id: "staff.role.add", message: "Add a role" })}>
          <Form
            tell={add}
            also={{ accountId: account.id }}
            initial={{ sees: "assigned", confidential: "reports" }}
            fill={fillRole}
            submit={say({ id: "staff.role.add", message: "Add a role" })}
            clears
            explain={admissionWrongs}
            onDone={() =>
              showToast({ text: say({ id: "staff.role.kept", message: "Kept. A role that waits for somebody's word says so." }) })
            }
          >
            <RoleFields programs={free} />
          </Form>
        </Disclosure>
      )}
    </>
  );
}

function WayIn({ account }: { account: Account }) {
  const say = useWords();
  const reset = useTell(accounts.resetFactor);
  const [problem, setProblem] = useState<unknown>();
  const invited = account.status === "invited";
  const send = (what: "both" | "password" | "factor") =>
    void reset({ accountId: account.id, what }).then(
      () => showToast({ text: say({ id: "staff.reset.sent", message: "Link sent to {email}" }, { email: account.email }) }),
      setProblem,
    );
  return (
    <Card title={say({ id: "staff.wayIn", message: "Way in" })}>
      <p className="measure mb-4 text-quiet">
        {invited
          ? say({ id: "staff.wayIn.invited", message: "The invitation was not used yet. A new link ends the one before." })
          : say({
              id: "staff.wayIn.text",
              message: "Be sure that it is they who ask. The link goes to them; what they choose you do not learn.",
            })}
      </p>
      {problem !== undefined && <Notice live>{sayProblem(say, {}, problem)}</Notice>}
      <Buttons>
        {invited ? (
          <Button waiting={reset.waiting} onPress={() => send("both")}>
            {say({ id: "staff.invite.again", message: "Send the invitation again" })}
          </Button>
        ) : (
          <>
            <Button waiting={reset.waiting} onPress={() => send("factor")}>
              {say({ id: "staff.reset.factor", message: "Lost the phone" })}
            </Button>
            <Button waiting={reset.waiting} onPress={() => send("password")}>
              {say({ id: "staff.reset.password", message: "Forgot the password" })}
            </Button>
            <Button waiting={reset.waiting} onPress={() => send("both")}>
              {say({ id: "staff.reset.both", message: "Lost both" })}
            </Button>
          </>
        )}
      </Buttons>
    </Card>
  );
}

function Names({ account }: { account: Account }) {
  const say = useWords();
  const tell = useTell(accounts.update);
  return (
    <Form
      tell={tell}
      also={{ accountId: account.id, version: account.version }}
      initial={{ name: account.name, title: account.title ?? "" }}
      submit={say({ id: "staff.save", message: "Save" })}
      onDone={() => showToast({ text: say({ id: "staff.saved", message: "Saved" }) })}
    >
      <TextField name="name" label={say({ id: "staff.name", message: "Name" })} />
      <TextField name="title" label={say({ id: "staff.title", message: "Title" })} />
    </Form>
  );
}

function Back({ account }: { account: Account }) {
  const say = useWords();
  const tell = useTell(accounts.reactivate);
  return (
    <Notice
      action={
        <Button
          waiting={tell.waiting}
          onPress={() => void tell({ accountId: account.id, version: account.version }).catch(() => undefined)}
        >
          {say({ id: "staff.back", message: "Is back" })}
        </Button>
      }
    >
      {say({ id: "staff.back.text", message: "This account is closed. Coming back, they sign in as before; give their roles anew." })}
    </Notice>
  );
}
