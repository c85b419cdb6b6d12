import { useEffect, useState } from "react";
import { usePath } from "../ui/address.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Icon } from "../ui/Icon.tsx";
import { keepHeld } from "../ui/LateSlot.tsx";
import { Link } from "../ui/Link.tsx";
import { cx } from "../ui/look.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Visit, visits } from "./contract.ts";
import { useVisits, visitExplain } from "./useVisits.ts";

/** On every page: while one is out, the one press that says that one is safe; and that a colleague one looks out for is not back. */
export function VisitBar({ id }: { id: string }) {
  const found = useVisits();
  const path = usePath();
  const late = found?.others.filter(({ ringsMe }) => ringsMe) ?? [];
  const held = found && (found.mine !== null || late.length > 0);
  useEffect(() => {
    if (held !== undefined) keepHeld("frame.visit", id, held);
  }, [id, held]);
  return (
    <div aria-live="polite" className="print:hidden">
      {!["/", "/today", "/visits"].includes(path) && late.map((visit) => <LateLine key={visit.visitId} visit={visit} />)}
      {found?.mine && <OutLine key={found.mine.visitId} visit={found.mine} />}
    </div>
  );
}

function LateLine({ visit }: { visit: Visit }) {
  const say = useWords();
  return (
    <p className="flex flex-wrap items-center gap-x-3 border-b border-warn bg-warn-wash px-4 py-2 sm:px-8">
      <Icon name="warn" className="text-warn" />
      <Link href="/visits" className="font-semibold">
        {say({ id: "visits.bar.late", message: "{name} has not come back: look now" }, { name: visit.visitor.name })}
      </Link>
    </p>
  );
}

function OutLine({ visit: { visitId, backBy, colleague, arrivedAt, late, settled } }: { visit: Visit }) {
  const say = useWords();
  const formats = useFormats();
  const out = useTell(visits.checkOut);
  const longer = useTell(visits.stayLonger);
  const arrive = useTell(visits.arrive);
  const [wrong, setWrong] = useState<string>();
  const words = { time: formats.time(backBy), name: colleague.name };
  const press = (work: Promise<unknown>, text: string) =>
    work.then(
      () => {
        setWrong(undefined);
        showToast({ text });
      },
      (problem: unknown) => setWrong(sayProblem(say, visitExplain, problem)),
    );
  const lost = out.lost || longer.lost || arrive.lost;
  return (
    <section
      aria-label={say({ id: "visits.bar", message: "You are out" })}
      className={cx(
        "flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2 sm:px-8",
        late ? "border-warn bg-warn-wash" : "border-line bg-wash",
      )}
    >
      <p className="min-w-48 grow basis-0">
        <Icon name={late ? "warn" : "clock"} className={cx("me-2 inline-block align-text-bottom", late ? "text-warn" : "text-accent")} />
        <Link href="/visits" className="font-semibold">
          {late
            ? say({ id: "visits.bar.overdue", message: "You were to be back by {time}" }, words)
            : say({ id: "visits.bar.until", message: "You are out until {time}" }, words)}
        </Link>{" "}
        {settled
          ? say(
              {
                id: "visits.bar.settled",
                message: "{name} has taken care of it. Say when you are out, or that you stay longer and are looked out for again.",
              },
              { name: settled.by.name },
            )
          : late
            ? say({ id: "visits.bar.told", message: "Colleagues are being told." })
            : say({ id: "visits.bar.who", message: "If there is no word from you then, {name} is told." }, words)}
        {lost && (
          <span role="alert" className="block font-semibold">
            {say(
              {
                id: "visits.bar.lost",
                message:
                  "No connection: your word has not gone out yet. It is tried again while this page is open; if that takes long, call {name}.",
              },
              words,
            )}
          </span>
        )}
        {wrong && (
          <span role="alert" className="block font-semibold">
            {wrong}
          </span>
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        {!arrivedAt && (
          <Button
            waiting={arrive.waiting}
            onPress={() => void press(arrive({ visitId }), say({ id: "visits.arrived.done", message: "Noted that you have arrived" }))}
          >
            {say({ id: "visits.arrived", message: "I have arrived" })}
          </Button>
        )}
        <Button
          waiting={longer.waiting}
          onPress={() => void press(longer({ visitId, from: backBy }), say({ id: "visits.longer.done", message: "Half an hour more" }))}
        >
          {say({ id: "visits.longer", message: "Half an hour longer" })}
        </Button>
        <Button
          kind="primary"
          icon="check"
          waiting={out.waiting}
          onPress={() => void press(out({ visitId }), say({ id: "visits.out.done", message: "Good. Nobody looks out for you any more." }))}
        >
          {say({ id: "visits.out", message: "I am out and safe" })}
        </Button>
      </div>
    </section>
  );
}
