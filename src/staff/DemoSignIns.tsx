import { useCallback, useEffect, useState } from "react";
import type { z } from "zod";
import { useCall } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../ui/words.ts";
import { demo, signIn } from "./signInContract.ts";
import { signInWrongs } from "./staffWords.ts";

type Shown = z.output<typeof demo.signIns.out>;

/** On a demo instance, who there is to try, with what they would type; once somebody is `asked` for more, what that one types. Elsewhere nothing. */
export function DemoSignIns({ onDone, asked }: { onDone: () => void; asked: string | undefined }) {
  const say = useWords();
  const call = useCall();
  const [shown, setShown] = useState<Shown>();
  const [entering, setEntering] = useState<string>();
  const [problem, setProblem] = useState<unknown>();
  const look = useCallback(() => call(demo.signIns, {}), [call]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let gone = false;
    const again = () =>
      look().then(
        (found) => {
          if (gone) return;
          setShown(found);
          timer = setTimeout(again, found.seconds * 1000 + 200);
        },
        () => setShown(undefined),
      );
    void again();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [look]);

  async function enterAs(email: string): Promise<void> {
    setEntering(email);
    setProblem(undefined);
    try {
      const one = (await look()).accounts.find((account) => account.email === email);
      if (!one) return;
      await call(signIn.password, { email, password: one.password });
      await call(signIn.totp, { code: one.code });
      onDone();
    } catch (refused) {
      setProblem(refused);
    } finally {
      setEntering(undefined);
    }
  }

  if (!shown || shown.accounts.length === 0) return null;
  if (asked !== undefined) {
    const one = shown.accounts.find((account) => account.email === asked.trim().toLowerCase());
    return (
      <p className="text-quiet">
        {say({ id: "staff.demo.type", message: "To try it out: the password is “{password}”." }, { password: shown.accounts[0]?.password })}{" "}
        {one && say({ id: "staff.demo.code", message: "The code of {name} is {code}." }, { name: one.name, code: one.code })}
      </p>
    );
  }
  return (
    <Card
      flush
      title={say({ id: "staff.demo", message: "Try it out as" })}
      foot={
        <p className="text-sm text-quiet">
          {say(
            { id: "staff.demo.password", message: "Their password is “{password}”. All of them, and everybody they help, are invented." },
            { password: shown.accounts[0]?.password },
          )}{" "}
          <a className="underline" href="/mine">
            {say({ id: "staff.demo.ownPage", message: "See the page of somebody who is helped." })}
          </a>
        </p>
      }
    >
      {problem !== undefined && (
        <div className="px-5 py-2">
          <Notice live>{sayProblem(say, signInWrongs, problem)}</Notice>
        </div>
      )}
      <Rows>
        {shown.accounts.map((one) => (
          <RowItem
            key={one.email}
            title={one.name}
            detail={
              <>
                {one.role} · {one.agency}
                <span className="block">
                  {one.email} · <span className="font-mono">{one.code}</span>
                </span>
              </>
            }
            action={
              <Button
                waiting={entering === one.email}
                disabled={entering !== undefined && entering !== one.email}
                label={say({ id: "staff.demo.enterAs", message: "Sign in as {name}" }, { name: one.name })}
                onPress={() => void enterAs(one.email)}
              >
                {say({ id: "staff.signIn", message: "Sign in" })}
              </Button>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
