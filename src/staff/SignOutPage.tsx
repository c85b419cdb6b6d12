import { useEffect, useState } from "react";
import { useCall } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Link } from "../ui/Link.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../ui/words.ts";
import { Bare } from "./Bare.tsx";
import { signIn } from "./signInContract.ts";

/** Signs out, and says so only when it is done. */
export function SignOutPage() {
  return (
    <Bare>
      <Leaving />
    </Bare>
  );
}

function Leaving() {
  const say = useWords();
  const call = useCall();
  const [state, setState] = useState<"waiting" | "out" | "failed">("waiting");
  useEffect(() => {
    if (state !== "waiting") return;
    call(signIn.out, {}).then(
      () => setState("out"),
      () => setState("failed"),
    );
  }, [call, state]);
  const kind = say({ id: "staff.out", message: "Signed out" });
  if (state === "waiting") {
    return (
      <Page title={say({ id: "staff.out.waiting", message: "Signing out …" })} kind={kind} width="text">
        {null}
      </Page>
    );
  }
  if (state === "failed") {
    return (
      <Page title={say({ id: "staff.out.failed", message: "You are not signed out yet" })} kind={kind} width="text">
        <p>{say({ id: "staff.out.failed.text", message: "There is no connection. Close the browser if others can reach this device." })}</p>
        <Button kind="primary" onPress={() => setState("waiting")}>
          {say({ id: "staff.again", message: "Try again" })}
        </Button>
      </Page>
    );
  }
  return (
    <Page title={say({ id: "staff.out.done", message: "You are signed out" })} kind={kind} width="text">
      <Buttons>
        <Link href="/sign-in" look="primary">
          {say({ id: "staff.signIn", message: "Sign in" })}
        </Link>
      </Buttons>
    </Page>
  );
}
