import { useState } from "react";
import { useGo } from "../ui/address.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { type Explain, sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Icon } from "../ui/Icon.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Rung, rings } from "./contract.ts";

const explain: Explain = {
  "ring.over": { id: "oncall.ring.over", message: "It has gone on meanwhile, or somebody has it." },
  "ring.nobodyElse": { id: "oncall.ring.nobodyElse", message: "There is nobody else to ring now. It stays with you." },
};

/** On top of everything, for the one who is rung and for nobody else: one press says "I have it", one passes it on. */
export function RingCard({ rung }: { rung: readonly Rung[] }) {
  const say = useWords();
  return (
    <div aria-live="assertive">
      {rung.length > 0 && (
        <Card tone="warn" title={say({ id: "oncall.ring.title", message: "Something urgent is waiting" })} flush>
          <Rows>
            {rung.map((ring) => (
              <Ring key={ring.ringId} ring={ring} />
            ))}
          </Rows>
        </Card>
      )}
    </div>
  );
}

function Ring({ ring: { ringId, concernId, rungAt, answerBy } }: { ring: Rung }) {
  const say = useWords();
  const formats = useFormats();
  const go = useGo();
  const have = useTell(rings.acknowledge);
  const pass = useTell(rings.passOn);
  const [wrong, setWrong] = useState<string>();
  const times = { at: formats.time(rungAt), by: formats.time(answerBy) };
  const fail = (problem: unknown) => setWrong(sayProblem(say, explain, problem));
  const haveIt = () =>
    have({ ringId }).then(() => {
      if (concernId) go(`/concerns/${concernId}`);
      else
        showToast({ text: say({ id: "oncall.ring.noted", message: "Noted. You cannot open it yourself: reach somebody of the team." }) });
    }, fail);
  const passOn = () =>
    pass({ ringId }).then(
      () => showToast({ text: say({ id: "oncall.ring.passed", message: "Passed on. The next one is being rung." }) }),
      fail,
    );
  return (
    <RowItem
      mark={<Icon name="phone" className="text-warn" />}
      title={say({ id: "oncall.ring.you", message: "You are on call, and you alone are being rung." })}
      detail={
        <>
          {say({ id: "oncall.ring.times", message: "Since {at}. At {by} it goes to the next." }, times)}
          {wrong && (
            <span role="alert" className="block font-semibold text-ink">
              {wrong}
            </span>
          )}
        </>
      }
      action={
        <>
          <Button waiting={pass.waiting} disabled={have.waiting} onPress={() => void passOn()}>
            {say({ id: "oncall.ring.pass", message: "Pass on" })}
          </Button>
          <Button kind="primary" waiting={have.waiting} disabled={pass.waiting} onPress={() => void haveIt()}>
            {say({ id: "oncall.ring.have", message: "I have it" })}
          </Button>
        </>
      }
    />
  );
}
