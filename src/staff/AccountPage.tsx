import { useState } from "react";
import { useAsk, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Page, Section } from "../ui/Page.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { AddPasskey } from "./AddPasskey.tsx";
import { CodeField } from "./CodeField.tsx";
import { OwnOrganisations } from "./federation/OwnOrganisations.tsx";
import { KnownAs } from "./KnownAs.tsx";
import { me } from "./meContract.ts";
import { signIn } from "./signInContract.ts";
import { roleWords, signInWrongs, tellingWords } from "./staffWords.ts";
import { TotpPicture } from "./TotpPicture.tsx";

/** With what one signs in, and where one is signed in. */
export function AccountPage() {
  const say = useWords();
  const { knownAs, passkeys, sessions } = useAsk(me.security, {});
  const kind = say({ id: "staff.account", message: "Your sign-in" });
  return (
    <Page width="text" title={kind} kind={kind} back={{ href: "/settings", label: say({ id: "staff.settings", message: "Settings" }) }}>
      <Section
        title={say({ id: "staff.passkeys", message: "Passkeys" })}
        lead={say({ id: "staff.passkeys.lead", message: "Kept by a device, opened by finger, face or PIN. One is enough to sign in." })}
      >
        {passkeys.length > 0 && (
          <Card flush>
            <Rows>
              {passkeys.map((one) => (
                <PasskeyRow key={one.id} passkey={one} />
              ))}
            </Rows>
          </Card>
        )}
        <AddPasskey onDone={() => showToast({ text: say({ id: "staff.passkey.added", message: "Passkey added" }) })} />
      </Section>
      <OwnRoles />
      <KnownAs now={knownAs} />
      <OwnOrganisations />
      <NewPassword />
      <NewTotp />
      <Section
        title={say({ id: "staff.sessions", message: "Where you are signed in" })}
        lead={say({ id: "staff.sessions.lead", message: "Do you not know one of them? End it and change your password." })}
      >
        <Card flush>
          <Rows>
            {sessions.map((one) => (
              <SessionRow key={one.id} session={one} />
            ))}
          </Rows>
        </Card>
      </Section>
    </Page>
  );
}

/** What one does where, and what becomes of what one is told in it (A28). */
function OwnRoles() {
  const say = useWords();
  const { programs } = useMe();
  return (
    <Section
      title={say({ id: "staff.ownRoles", message: "What you do here" })}
      lead={say({ id: "staff.ownRoles.lead", message: "Set by an administrator. Say it to people before they tell you something." })}
    >
      {programs.length > 0 && (
        <Card flush>
          <Rows>
            {programs.map(({ id, name, role, confidential }) => (
              <RowItem
                key={id}
                title={<bdi>{name}</bdi>}
                detail={`${say(roleWords[role as keyof typeof roleWords])} · ${say(tellingWords[confidential ? "confidential" : "reports"])}`}
              />
            ))}
          </Rows>
        </Card>
      )}
      <Link href="/settings/conflicts" look="secondary" icon="people">
        {say({ id: "staff.ownConflicts", message: "Whom you know" })}
      </Link>
    </Section>
  );
}

function PasskeyRow({ passkey }: { passkey: { id: string; label: string; addedAt: string; lastUsedAt: string | null } }) {
  const say = useWords();
  const formats = useFormats();
  const remove = useTell(me.removePasskey);
  const { lastUsedAt } = passkey;
  return (
    <RowItem
      title={passkey.label}
      detail={
        lastUsedAt
          ? say({ id: "staff.passkey.used", message: "Last used {when}" }, { when: formats.moment(lastUsedAt) })
          : say({ id: "staff.passkey.since", message: "Added {when}" }, { when: formats.moment(passkey.addedAt) })
      }
      action={
        <Button
          kind="quiet"
          waiting={remove.waiting}
          label={say({ id: "staff.passkey.remove.which", message: "Remove the passkey “{label}”" }, { label: passkey.label })}
          onPress={() => void remove({ passkeyId: passkey.id }).catch(() => undefined)}
        >
          {say({ id: "staff.remove", message: "Remove" })}
        </Button>
      }
    />
  );
}

function SessionRow({ session }: { session: { id: string; browser: string | null; shared: boolean; since: string; here: boolean } }) {
  const say = useWords();
  const formats = useFormats();
  const end = useTell(me.endSession);
  const name = session.browser ?? say({ id: "staff.session.unknown", message: "A browser" });
  return (
    <RowItem
      title={
        <>
          {name} {session.here && <Badge tone="accent">{say({ id: "staff.session.here", message: "Here" })}</Badge>}{" "}
          {session.shared && <Badge>{say({ id: "staff.session.shared", message: "Shared device" })}</Badge>}
        </>
      }
      detail={say({ id: "staff.session.since", message: "Since {when}" }, { when: formats.moment(session.since) })}
      action={
        !session.here && (
          <Button
            kind="quiet"
            waiting={end.waiting}
            label={say({ id: "staff.session.end.which", message: "Sign out of {name}" }, { name })}
            onPress={() => void end({ sessionId: session.id as never }).catch(() => undefined)}
          >
            {say({ id: "staff.session.end", message: "Sign out" })}
          </Button>
        )
      }
    />
  );
}

function NewPassword() {
  const say = useWords();
  const tell = useTell(signIn.changePassword);
  const [open, setOpen] = useState(false);
  const change = say({ id: "staff.password.change", message: "Change your password" });
  return (
    <Section title={say({ id: "staff.password", message: "Password" })}>
      <Button onPress={() => setOpen(true)}>{change}</Button>
      <Dialog title={change} open={open} onClose={() => setOpen(false)} width="narrow">
        <Form
          passing
          tell={tell}
          submit={say({ id: "staff.save", message: "Save" })}
          explain={{ ...signInWrongs, "password.wrong": { id: "staff.password.not", message: "That is not your password now." } }}
          onDone={() => {
            setOpen(false);
            showToast({ text: say({ id: "staff.password.changed", message: "Password changed; every other device is signed out" }) });
          }}
        >
          <TextField
            name="password"
            type="password"
            label={say({ id: "staff.password.now", message: "Your password now" })}
            autoComplete="current-password"
            autoFocus
          />
          <TextField
            name="newPassword"
            type="password"
            label={say({ id: "staff.newPassword", message: "New password" })}
            hint={say({
              id: "staff.newPassword.hint",
              message: "At least eight letters. A few words that do not belong together are easy to keep and hard to guess.",
            })}
            autoComplete="new-password"
          />
        </Form>
      </Dialog>
    </Section>
  );
}

function NewTotp() {
  const say = useWords();
  const start = useTell(me.newTotp);
  const confirm = useTell(me.confirmTotp);
  const [offer, setOffer] = useState<{ uri: string; key: string }>();
  return (
    <Section
      title={say({ id: "staff.totp", message: "Authenticator app" })}
      lead={say({
        id: "staff.totp.lead",
        message: "Have you a new phone? The codes of the old one end when the new one's first code was typed.",
      })}
    >
      <Button waiting={start.waiting} onPress={() => void start({}).then(setOffer, () => undefined)}>
        {say({ id: "staff.totp.new", message: "Set up another phone" })}
      </Button>
      <Dialog
        title={say({ id: "staff.totp.new", message: "Set up another phone" })}
        open={offer !== undefined}
        onClose={() => setOffer(undefined)}
        firm
      >
        {offer && (
          <Form
            passing
            tell={confirm}
            submit={say({ id: "staff.save", message: "Save" })}
            explain={signInWrongs}
            onDone={() => {
              setOffer(undefined);
              showToast({ text: say({ id: "staff.totp.changed", message: "Your codes come from the new phone now" }) });
            }}
          >
            <TotpPicture totp={offer} />
            <CodeField>{say({ id: "staff.setUp.code.hint", message: "The six digits the app shows for Holdfast now." })}</CodeField>
          </Form>
        )}
      </Dialog>
    </Section>
  );
}
