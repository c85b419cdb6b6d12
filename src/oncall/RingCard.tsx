import { useState } from "react";
import { useGo } from "../ui/address.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { type Explain, sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Icon } from "../ui/Icon.tsx";
import { Link } from "../ui/Link.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Rung, rings } from "./contract.ts";

const explain: Explain = {
  "ring.over": { id: "oncall.ring.over", message: "It has gone on meanwhile, or somebody has it." },
  "ring.notYours": { id: "oncall.ring.notYours", message: "You may not have this one. Pass it on, and call somebody of the team." },
  "ring.busy": { id: "oncall.ring.busy", message: "Somebody is just working on it. Try again in a moment." },
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

function Ring({ ring: { ringId, concernId, number, takes, reach, rungAt, answerBy, late } }: { ring: Rung }) {
  const say = useWords();
  const formats = useFormats();
  const go = useGo();
  const have = useTell(rings.acknowledge);
  const pass = useTell(rings.passOn);
  const [wrong, setWrong] = useState<string>();
  const tell = (moment: string) => (formats.dayOf(moment) === formats.today() ? formats.time(moment) : formats.moment(moment));
  const times = { at: tell(rungAt), by: tell(answerBy) };
  const fail = (problem: unknown) => setWrong(sayProblem(say, explain, problem));
  const haveIt = () =>
    have({ ringId }).then(() => {
      if (concernId) go(`/concerns/${concernId}`);
    }, fail);
  const passOn = () =>
    pass({ ringId }).then(
      ({ rung }) =>
        showToast({
          text:
            rung.length > 0
              ? say({ id: "oncall.ring.passedTo", message: "Passed on: {names} is being rung" }, { names: formats.list(rung) })
              : say({ id: "oncall.ring.passed", message: "Passed on. The next one is being rung." }),
        }),
      fail,
    );
  return (
    <RowItem
      mark={<Icon name="phone" className="text-warn" />}
      title={say({ id: "oncall.ring.you", message: "You are on call. It rings you now, and the next one after you." })}
      detail={
        <>
          {number !== null && concernId && (
            <span className="block">
              {say({ id: "oncall.ring.concern", message: "Concern {number}" }, { number })} ·{" "}
              <Link href={`/concerns/${concernId}`}>{say({ id: "oncall.ring.open", message: "Open" })}</Link>
            </span>
          )}
          {late
            ? say({ id: "oncall.ring.late", message: "Since {at}. Nobody answered by {by}: it goes to the next now." }, times)
            : say({ id: "oncall.ring.times", message: "Since {at}. At {by} it goes to the next." }, times)}
          {!takes && (
            <span className="block font-semibold text-ink">
              {reach.length > 0
                ? say(
                    { id: "oncall.ring.call", message: "You may not have it yourself. Please call somebody: {names}" },
                    { names: formats.list(reach) },
                  )
                : say({ id: "oncall.ring.callAny", message: "You may not have it yourself. Please call somebody of the team." })}
            </span>
          )}
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
          {takes && (
            <Button kind="primary" waiting={have.waiting} disabled={pass.waiting} onPress={() => void haveIt()}>
              {say({ id: "oncall.ring.have", message: "I have it" })}
            </Button>
          )}
        </>
      }
    />
  );
}
