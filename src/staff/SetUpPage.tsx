import { useEffect, useState } from "react";
import type { z } from "zod";
import { useCall, useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import type { Values } from "../ui/entries.ts";
import { sayProblem } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { Link } from "../ui/Link.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { AddPasskey } from "./AddPasskey.tsx";
import { Bare } from "./Bare.tsx";
import { CodeField } from "./CodeField.tsx";
import { FirstFields, fillFirst, initialFirst } from "./FirstFields.tsx";
import { signIn } from "./signInContract.ts";
import { signInWrongs } from "./staffWords.ts";
import { TotpPicture } from "./TotpPicture.tsx";

type Begun = z.output<typeof signIn.beginSetUp.out>;

/** The secret of the link stands behind the #, where no server and no log saw it on the way. */
const readToken = () => location.hash.slice(1);

/** Behind a set-up link: one's own way in, chosen by oneself. */
export function SetUpPage() {
  return (
    <Bare wide>
      <Behind />
    </Bare>
  );
}

function Behind() {
  const say = useWords();
  const [token] = useState(readToken);
  const [done, setDone] = useState<{ signedIn: boolean }>();
  const call = useCall();
  const [begun, setBegun] = useState<Begun>();
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    if (token.length >= 20) call(signIn.beginSetUp, { token }).then(setBegun, setProblem);
  }, [call, token]);
  const kind = say({ id: "staff.setUp", message: "Set up your account" });
  if (token.length < 20) {
    return (
      <Page title={say({ id: "staff.setUp.none", message: "This page needs the link you were sent" })} kind={kind} width="text">
        <p>
          {say({
            id: "staff.setUp.none.text",
            message: "Open the whole link from the message. If it was cut off, ask your administrator for a new one.",
          })}
        </p>
      </Page>
    );
  }
  if (problem !== undefined) {
    return (
      <Page title={say({ id: "staff.setUp.closed", message: "This link does not open" })} kind={kind} width="text">
        <p>{sayProblem(say, signInWrongs, problem)}</p>
        <Link href="/sign-in" look="secondary">
          {say({ id: "staff.signIn", message: "Sign in" })}
        </Link>
      </Page>
    );
  }
  if (!begun) return <Skeleton title />;
  if (done) return <Done kind={kind} signedIn={done.signedIn} />;
  return (
    <Choose
      begun={begun}
      token={token}
      kind={kind}
      onDone={(out) => {
        history.replaceState(history.state, "", location.pathname);
        setDone(out);
      }}
    />
  );
}

interface ChooseProps {
  begun: Begun;
  token: string;
  kind: string;
  onDone: (out: { signedIn: boolean }) => void;
}

function Choose({ begun, token, kind, onDone }: ChooseProps) {
  const tell = useTell(signIn.finishSetUp);
  const say = useWords();
  const titles = {
    first: say({ id: "staff.setUp.first", message: "Set Holdfast up" }),
    both: say({ id: "staff.setUp.both", message: "Welcome, {name}" }, { name: begun.name }),
    password: say({ id: "staff.setUp.password", message: "Choose a new password" }),
    factor: say({ id: "staff.setUp.factor", message: "Set your second step up again" }),
  };
  const first = begun.for === "first";
  return (
    <Page
      width="text"
      title={titles[begun.for]}
      kind={kind}
      lead={
        first ? undefined : say({ id: "staff.setUp.lead", message: "{agency} · {email}" }, { agency: begun.agency, email: begun.email })
      }
    >
      <Form
        tell={tell}
        also={{ token }}
        initial={first ? initialFirst() : {}}
        fill={(values) => (first ? fillFirst(values) : fillAgain(values))}
        submit={say({ id: "staff.setUp.go", message: "Finish" })}
        explain={signInWrongs}
        onDone={onDone}
      >
        {first && <FirstFields />}
        <Secrets begun={begun} />
      </Form>
    </Page>
  );
}

const fillAgain = ({ password, newPassword, code }: Values): Values => ({ password, newPassword, code });

function Secrets({ begun }: { begun: Begun }) {
  const say = useWords();
  return (
    <>
      {begun.for !== "first" && <input type="text" name="username" autoComplete="username" value={begun.email} readOnly hidden />}
      {begun.for === "factor" ? (
        <TextField
          name="password"
          type="password"
          width="half"
          optional={false}
          label={say({ id: "staff.setUp.known", message: "Your password" })}
          autoComplete="current-password"
        />
      ) : (
        <TextField
          name="newPassword"
          type="password"
          width="half"
          optional={false}
          label={say({ id: "staff.newPassword", message: "New password" })}
          hint={say({
            id: "staff.newPassword.hint",
            message: "At least eight letters. A few words that do not belong together are easy to keep and hard to guess.",
          })}
          autoComplete="new-password"
        />
      )}
      {begun.totp ? (
        <Section
          title={say({ id: "staff.setUp.second", message: "Your second step" })}
          lead={say({ id: "staff.setUp.second.lead", message: "A password can be seen or stolen. Your phone has to be there too." })}
        >
          <TotpPicture totp={begun.totp} />
          <CodeField autoFocus={false}>
            {say({ id: "staff.setUp.code.hint", message: "The six digits the app shows for Holdfast now." })}
          </CodeField>
        </Section>
      ) : (
        <CodeField autoFocus={false} />
      )}
    </>
  );
}

function Done({ kind, signedIn }: { kind: string; signedIn: boolean }) {
  const say = useWords();
  const [added, setAdded] = useState(false);
  return (
    <Page width="text" title={say({ id: "staff.setUp.done", message: "You are set up" })} kind={kind}>
      {signedIn ? (
        <>
          {!added && (
            <Card title={say({ id: "staff.setUp.passkey", message: "Sign in with a touch from now on?" })}>
              <p className="measure mb-4">
                {say({
                  id: "staff.setUp.passkey.text",
                  message:
                    "A passkey is kept by this device and opened with your finger, face or PIN. It replaces both steps, and cannot be given away by mistake.",
                })}
              </p>
              <AddPasskey onDone={() => setAdded(true)} />
            </Card>
          )}
          {added && <Notice live>{say({ id: "staff.passkey.added", message: "Passkey added" })}</Notice>}
          <Buttons>
            <Button kind="primary" onPress={() => location.replace("/")}>
              {say({ id: "staff.setUp.start", message: "Go to Holdfast" })}
            </Button>
          </Buttons>
        </>
      ) : (
        <Link href="/sign-in" look="primary">
          {say({ id: "staff.signIn", message: "Sign in" })}
        </Link>
      )}
    </Page>
  );
}
