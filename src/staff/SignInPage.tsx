import { useState } from "react";
import { R110_IDLE_MINUTES } from "../kernel/limits.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Form } from "../ui/Form.tsx";
import { look } from "../ui/look.ts";
import { Page } from "../ui/Page.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { Bare } from "./Bare.tsx";
import { CodeField } from "./CodeField.tsx";
import { DemoSignIns } from "./DemoSignIns.tsx";
import { OrganisationNotice } from "./federation/OrganisationNotice.tsx";
import { OrganisationWays } from "./federation/OrganisationWays.tsx";
import { PasskeyButton } from "./PasskeyButton.tsx";
import { signIn } from "./signInContract.ts";
import { signInWrongs } from "./staffWords.ts";

/** Where one was going: a page of ours, or the first. */
function findWay(search: string): string {
  const to = new URLSearchParams(search).get("to") ?? "/";
  const place = URL.canParse(to, location.origin) ? new URL(to, location.origin) : undefined;
  return place?.origin === location.origin && !place.pathname.startsWith("/sign-") ? place.pathname + place.search : "/";
}

/** Loads the page anew, so that nothing of whoever sat here before is left in it. */
const enter = () => location.replace(findWay(location.search));

/** The way in: who, then what one knows, then what one has. */
export function SignInPage() {
  const say = useWords();
  const [email, setEmail] = useState("");
  // Whoever comes back from their organisation, which asked for no second factor, goes on with it here.
  const [step, setStep] = useState<"who" | "password" | "code">(() =>
    new URLSearchParams(location.search).get("step") === "code" ? "code" : "who",
  );
  const [shared, setShared] = useState(false);
  return (
    <Bare>
      <Page
        title={say({ id: "staff.signIn.title", message: "Sign in to Holdfast" })}
        kind={say({ id: "staff.signIn", message: "Sign in" })}
        width="text"
      >
        <div className="grid gap-8">
          <OrganisationNotice />
          <Card>
            {step === "who" && (
              <Who
                email={email}
                onDone={(who) => {
                  setEmail(who);
                  setStep("password");
                }}
              />
            )}
            {step === "password" && (
              <Password email={email} shared={shared} onShared={setShared} onBack={() => setStep("who")} onDone={() => setStep("code")} />
            )}
            {step === "code" && <SecondStep shared={shared} onBack={() => setStep("who")} />}
          </Card>
          <p>
            {/* A page of the server's own, for those without an account. */}
            <a href="/refer" className={look.link}>
              {say({ id: "staff.signIn.refer", message: "Worried about somebody? Write to the office: you need no account." })}
            </a>
          </p>
          <DemoSignIns onDone={enter} asked={step === "who" ? undefined : email} />
        </div>
      </Page>
    </Bare>
  );
}

function Who({ email, onDone }: { email: string; onDone: (email: string) => void }) {
  const say = useWords();
  const [typed, setTyped] = useState(email);
  const [wrong, setWrong] = useState(false);
  const label = say({ id: "staff.email", message: "E-mail" });
  return (
    <form
      noValidate
      className="space-y-6"
      onSubmit={(event) => {
        event.preventDefault();
        // Read from the page: a password manager may have filled it in without a key being pressed.
        const who = String(new FormData(event.currentTarget).get("username") ?? typed).trim();
        if (who === "") setWrong(true);
        else onDone(who);
      }}
    >
      <TextField
        name="username"
        type="email"
        label={label}
        value={typed}
        onChange={setTyped}
        autoComplete="username"
        autoFocus
        wrong={
          wrong && typed.trim() === "" ? say({ id: "staff.email.missing", message: "Type the e-mail address of your account." }) : undefined
        }
      />
      <Button type="submit" kind="primary">
        {say({ id: "staff.continue", message: "Continue" })}
      </Button>
      <div className="border-t border-line pt-5">
        <PasskeyButton onDone={enter} />
      </div>
      <OrganisationWays way={findWay(location.search)} />
    </form>
  );
}

interface PasswordProps {
  email: string;
  shared: boolean;
  onShared: (shared: boolean) => void;
  onBack: () => void;
  onDone: () => void;
}

function Password({ email, shared, onShared, onBack, onDone }: PasswordProps) {
  const say = useWords();
  const tell = useTell(signIn.password);
  return (
    <Form
      passing
      tell={tell}
      also={{ email, shared }}
      submit={say({ id: "staff.continue", message: "Continue" })}
      explain={signInWrongs}
      onDone={onDone}
      actions={<Back onPress={onBack} />}
    >
      <p>
        <span className="block text-sm text-quiet">{say({ id: "staff.signIn.as", message: "Signing in as" })}</span>
        <span className="font-semibold">{email}</span>
      </p>
      {/* For password managers, which look for the name beside the password. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextField
        name="password"
        type="password"
        label={say({ id: "staff.password", message: "Password" })}
        autoComplete="current-password"
        autoFocus
      />
      <Checkbox
        label={say({ id: "staff.shared", message: "Several people use this device" })}
        hint={say(
          { id: "staff.shared.hint", message: "You are signed out after {minutes} minutes without a touch." },
          { minutes: R110_IDLE_MINUTES.shared },
        )}
        value={shared}
        onChange={onShared}
      />
    </Form>
  );
}

function SecondStep({ shared, onBack }: { shared: boolean; onBack: () => void }) {
  const say = useWords();
  const tell = useTell(signIn.totp);
  return (
    <div className="space-y-6">
      <Form
        passing
        tell={tell}
        submit={say({ id: "staff.signIn", message: "Sign in" })}
        explain={signInWrongs}
        onDone={enter}
        actions={<Back onPress={onBack} />}
      >
        <CodeField />
      </Form>
      <div className="border-t border-line pt-5">
        <PasskeyButton onDone={enter} shared={shared} />
      </div>
    </div>
  );
}

function Back({ onPress }: { onPress: () => void }) {
  const say = useWords();
  return (
    <Button kind="quiet" onPress={onPress}>
      {say({ id: "staff.signIn.other", message: "Use another account" })}
    </Button>
  );
}
