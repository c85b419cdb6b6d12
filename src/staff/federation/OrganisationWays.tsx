import { useEffect, useState } from "react";
import { R110_IDLE_MINUTES } from "../../kernel/limits.ts";
import { useCall, useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { Notice } from "../../ui/Notice.tsx";
import { useWords } from "../../ui/words.ts";
import { signInBy } from "./contract.ts";
import { organisationWrongs } from "./organisationWords.ts";

/** The organisations one can sign in with; nothing where there are none. `way` is where one was going. */
export function OrganisationWays({ way }: { way: string }) {
  const say = useWords();
  const call = useCall();
  const tell = useTell(signInBy.begin);
  const [ways, setWays] = useState<readonly { id: string; name: string }[]>([]);
  const [shared, setShared] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    const asked = new URLSearchParams(location.search).get("with");
    call(signInBy.ways, asked ? { with: asked } : {}).then(
      (found) => setWays(found.ways),
      () => undefined,
    );
  }, [call]);
  if (ways.length === 0) return null;
  const go = (id: string) =>
    tell({ organisationId: id as never, why: "signIn", shared, way }).then(({ address }) => location.assign(address), setProblem);
  return (
    <div className="space-y-4 border-t border-line pt-5">
      {ways.map(({ id, name }) => (
        <Button key={id} icon="people" waiting={tell.waiting} onPress={() => void go(id)}>
          {say({ id: "staff.org.signIn", message: "Sign in with {name}" }, { name: `\u2068${name}\u2069` })}
        </Button>
      ))}
      <Checkbox
        label={say({ id: "staff.shared", message: "Several people use this device" })}
        hint={say(
          { id: "staff.shared.hint", message: "You are signed out after {minutes} minutes without a touch." },
          { minutes: R110_IDLE_MINUTES.shared },
        )}
        value={shared}
        onChange={setShared}
      />
      {problem !== undefined && <Notice live>{sayProblem(say, organisationWrongs, problem)}</Notice>}
    </div>
  );
}
