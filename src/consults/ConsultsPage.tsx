import { useLayoutEffect, useRef, useState } from "react";
import { useSearchParam } from "../ui/address.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Link } from "../ui/Link.tsx";
import { type Me, useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { useWords } from "../ui/words.ts";
import { ConsultForm } from "./ConsultForm.tsx";
import { ConsultList } from "./ConsultList.tsx";
import { HotlineForm } from "./HotlineForm.tsx";
import { HotlineList } from "./HotlineList.tsx";
import { MonthCounts } from "./MonthCounts.tsx";
import { answersHotline, mayConsult } from "./policy.ts";

/** Advice given and calls answered without a name: written down in under a minute, counted, linked to nobody. */
export function ConsultsPage() {
  const say = useWords();
  const me = useMe();
  const programs = me.programs.filter((one) => mayConsult(me, one));
  const [asked, choose] = useSearchParam("program");
  const program = programs.find(({ id }) => id === asked) ?? programs[0];
  const title = say({ id: "consults.page", message: "Consults" });
  const lead = say({ id: "consults.lead", message: "Advice you give and calls without a name: counted, and linked to nobody." });
  if (!program) {
    return (
      <Page width="text" title={title} kind={title} lead={lead}>
        <Notice>{say({ id: "consults.notYou", message: "Your role gives no consults. If somebody worries you, file a concern." })}</Notice>
      </Page>
    );
  }
  return (
    <Page
      title={title}
      kind={title}
      lead={lead}
      aside={
        <Wait lines={5}>
          <MonthCounts key={program.id} programId={program.id} />
        </Wait>
      }
    >
      {programs.length > 1 && (
        <RadioGroup
          label={say({ id: "consults.program", message: "In which program?" })}
          options={programs.map(({ id, name }) => ({ id, label: name }))}
          value={program.id}
          onChange={(id) => choose(id ?? undefined)}
        />
      )}
      <Kinds key={program.id} program={program} />
    </Page>
  );
}

function Kinds({ program }: { program: Me["programs"][number] }) {
  const say = useWords();
  const [asked, choose] = useSearchParam("what");
  const [round, setRound] = useState(0);
  const calls = answersHotline(program);
  // A hotline is what victim services pick up; advice is what the others give.
  const what = !calls ? "consult" : asked === "consult" || asked === "call" ? asked : program.regime === "VSP" ? "call" : "consult";
  const [unsafe, setUnsafe] = useState(false);
  const again = (left = false) => {
    setUnsafe(left);
    setRound((n) => n + 1);
  };
  const form =
    what === "call" ? <HotlineForm program={program} onKept={again} /> : <ConsultForm programId={program.id} onKept={() => again()} />;
  return (
    <>
      {calls && (
        <RadioGroup
          label={say({ id: "consults.what", message: "What was it?" })}
          options={[
            { id: "call", label: say({ id: "consults.what.call", message: "A call without a name" }) },
            { id: "consult", label: say({ id: "consults.what.consult", message: "Somebody asked for advice" }) },
          ]}
          value={what}
          onChange={(id) => choose(id ?? undefined)}
        />
      )}
      {unsafe && <NotSafe programId={program.id} onDone={() => setUnsafe(false)} />}
      <Card>
        <Wait lines={6}>
          <div key={`${what} ${round}`}>{form}</div>
        </Wait>
      </Card>
      <Wait lines={4}>
        {what === "call" ? <HotlineList programId={program.id} regime={program.regime} /> : <ConsultList programId={program.id} />}
      </Wait>
    </>
  );
}

/** Somebody hung up, or is still there, and is not safe: counted is not helped. The way on, from where one stands. */
function NotSafe({ programId, onDone }: { programId: string; onDone: () => void }) {
  const say = useWords();
  const place = useRef<HTMLDivElement>(null);
  // The button that counted it may be a screen further down.
  useLayoutEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: "center" });
  }, []);
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      <Notice
        live
        tone="warn"
        title={say({ id: "consults.unsafe", message: "The call is counted. They were not safe." })}
        action={
          <>
            <Link href={`/crisis?program=${programId}`} look="primary">
              {say({ id: "consults.unsafe.crisis", message: "To the numbers and a crisis record" })}
            </Link>
            <Button kind="quiet" onPress={onDone}>
              {say({ id: "consults.unsafe.done", message: "Not needed" })}
            </Button>
          </>
        }
      >
        {say({
          id: "consults.unsafe.text",
          message: "Write down whom you called and what was done, without a name, and when somebody looks again.",
        })}
      </Notice>
    </div>
  );
}
