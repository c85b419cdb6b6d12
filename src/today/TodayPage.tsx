import { type ReactNode, useRef, useState, useSyncExternalStore } from "react";
import { ReviewsCard } from "../cases/outreach/ReviewsCard.tsx";
import { CrisesToday } from "../crises/CrisesToday.tsx";
import { RingCard } from "../oncall/RingCard.tsx";
import { OversightToday } from "../oversight/OversightToday.tsx";
import { useFocusKept } from "../people/focusKept.ts";
import { DeskToday, useDeskToday } from "../requests/DeskToday.tsx";
import { looksForPeople } from "../staff/policy.ts";
import { useAsk } from "../ui/asking.ts";
import { Card, Rows } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Page } from "../ui/Page.tsx";
import { Slot } from "../ui/Slot.tsx";
import { type Message, useWords } from "../ui/words.ts";
import { mayDecideWalls } from "../walls/policy.ts";
import { cannotWait, useEmergencies } from "../walls/useEmergencies.ts";
import { AwayNotice } from "./back/AwayNotice.tsx";
import { BackCard } from "./back/BackCard.tsx";
import { Caseload } from "./Caseload.tsx";
import { ConcernRow } from "./ConcernRow.tsx";
import { today } from "./contract.ts";
import { hourIn } from "./days.ts";
import { DiedCard } from "./died/DiedCard.tsx";
import { ExpiringCard } from "./expiring/ExpiringCard.tsx";
import { More, useFirst } from "./More.tsx";
import { NextStepDialog, type StepFor } from "./NextStepDialog.tsx";
import { PutOffCard } from "./PutOffCard.tsx";
import { Nudges } from "./review/Nudges.tsx";
import { SlippingCard } from "./SlippingCard.tsx";
import { Standing } from "./Standing.tsx";
import { SettledCard } from "./settled/SettledCard.tsx";
import { notElsewhere, sortToday } from "./sortToday.ts";
import { TaskRow } from "./TaskRow.tsx";
import { type Due, keepTicked, type Part, useTicked } from "./ticked.ts";

/** All that must not be forgotten, the most pressing on top. */
export function TodayPage() {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const asked = useAsk(today.show, {}, { poll: true });
  const keepsOnly = me.mayAdmin && me.programs.length === 0 && me.covering.length === 0;
  const ticking = useTicked();
  const wide = useWide();
  const place = useRef<HTMLDivElement>(null);
  useFocusKept(place);
  const [step, setStep] = useState<StepFor>();
  const { ticked } = ticking;
  const emergencies = useEmergencies();
  const papers = useDeskToday(mayDecideWalls(me));
  const { now, given, isEmpty } = sortToday(asked);
  const inNow = now.length + asked.overdue.filter((task) => !ticked.has(task.taskId)).length;
  // Whoever is rung for a concern that stands below has one thing to do, not two.
  const rungAlone = asked.rung.filter(({ concernId }) => !now.some((one) => one.concernId === concernId)).length;
  // A case in nobody's hands does not wait for its turn: whoever supervises gives it to somebody.
  const unheld = notElsewhere(asked, asked.slipping).filter(({ cracks }) => cracks.some(({ crack }) => inNobodysHands.includes(crack)));
  const pressing =
    inNow + rungAlone + unheld.length + emergencies.filter(cannotWait).length + papers.filter(({ overdue }) => overdue).length;

  const onNext = ({ caseId, label }: Pick<Due, "caseId" | "label">) => caseId && setStep({ caseId, label });
  const list = (part: Part) => keepTicked(part, asked[part], ticked);
  const rows = (part: Part, due = list(part)) =>
    due.map((task) => <TaskRow key={task.taskId} task={task} part={part} ticking={ticking} onNext={onNext} />);

  const overdue = list("overdue");
  const due = list("due");
  const dueCard = (
    <Card key="due" title={say({ id: "today.today", message: "Today" })} aside={due.length + given.length || undefined} flush>
      {due.length + given.length > 0 ? (
        <Rows>
          {given.map((concern) => (
            <ConcernRow key={concern.concernId} concern={concern} />
          ))}
          {rows("due", due)}
        </Rows>
      ) : (
        <p className="px-5 pt-1 pb-4 text-quiet">{say({ id: "today.today.none", message: "Nothing more is due today." })}</p>
      )}
    </Card>
  );
  const slippingCard = <SlippingCard key="slipping" asked={asked} onNext={setStep} />;
  const coming = <Few key="coming" title={{ id: "today.coming", message: "Coming" }} rows={rows("coming")} />;
  const waiting = <Few key="waiting" title={{ id: "today.waiting", message: "Waiting on others" }} rows={rows("waiting")} />;
  const putOff = <PutOffCard key="putOff" asked={asked} />;
  const load = <Caseload key="load" caseload={asked.caseload} />;

  return (
    <Page
      kind={say({ id: "today.today", message: "Today" })}
      title={<Greeting pressing={pressing} slipping={asked.slippingTotal} />}
      lead={formats.longDay(asked.today)}
      {...(keepsOnly && { back: { href: "/", label: say({ id: "today.keeping", message: "What you keep" }) } })}
    >
      <div ref={place} tabIndex={-1} className="space-y-8">
        {asked.away && <AwayNotice away={asked.away} />}
        <RingCard rung={asked.rung} />
        <Slot name="today.visits" id={me.id} />
        <Standing />
        {asked.back && <BackCard back={asked.back} />}
        {asked.died.length > 0 && <DiedCard died={asked.died} />}
        {asked.nudges.length > 0 && <Nudges nudges={asked.nudges} />}
        {asked.expiring.length > 0 && <ExpiringCard expiring={asked.expiring} />}
        {asked.settled.length > 0 && <SettledCard settled={asked.settled} />}
        <ReviewsCard />
        <CrisesToday />
        <OversightToday />
        <Slot name="today.stray" id={me.id} />
        <Slot name="today.titleIx" id={me.id} />
        <Slot name="today.supervision" id={me.id} />
        <Slot name="today.boards" id={me.id} />
        <DeskToday papers={papers} />
        {mayDecideWalls(me) && <Slot name="today.retention" id="" />}
        <Slot name="today.received" id={me.id} />
        <Slot name="today.exports" id={me.id} />
        {(now.length > 0 || overdue.length > 0) && (
          <Card tone="warn" title={say({ id: "today.now", message: "Now" })} aside={inNow || undefined} flush>
            <Rows>
              {now.map((concern) => (
                <ConcernRow
                  key={concern.concernId}
                  concern={concern}
                  rung={asked.rung.some(({ concernId }) => concernId === concern.concernId)}
                />
              ))}
              {rows("overdue", overdue)}
            </Rows>
          </Card>
        )}
        {me.programs.some((one) => one.asksSafety) && <Slot name="today.safety" id={me.id} />}
        {isEmpty && ticked.size === 0 && emergencies.length + papers.length === 0 ? (
          <>
            <Nothing carries={asked.caseload.open + asked.caseload.resting > 0} />
            {load}
          </>
        ) : wide ? (
          <div className="grid grid-cols-2 items-start gap-6">
            <div className="space-y-6">{[dueCard, coming]}</div>
            <div className="space-y-6">{[slippingCard, waiting, putOff, load]}</div>
          </div>
        ) : (
          <div className="space-y-6">{[dueCard, slippingCard, coming, waiting, putOff, load]}</div>
        )}
      </div>
      {step && <NextStepDialog step={step} onClose={() => setStep(undefined)} />}
    </Page>
  );
}

const inNobodysHands: readonly string[] = ["manager_gone", "urgent_unassigned"];

function Greeting({ pressing, slipping }: { pressing: number; slipping: number }) {
  const say = useWords();
  const hour = hourIn(useMe().timeZone);
  const hello =
    hour < 12
      ? say({ id: "today.morning", message: "Good morning." })
      : hour < 18
        ? say({ id: "today.afternoon", message: "Good afternoon." })
        : say({ id: "today.evening", message: "Good evening." });
  if (pressing === 0 && slipping > 0)
    return `${hello} ${say({ id: "today.slips", message: "Nothing of yours is late; {count, plural, one {one thing slips} other {# things slip}}." }, { count: slipping })}`;
  const what = say(
    {
      id: "today.pressing",
      message: "{count, plural, =0 {Everything can wait its turn.} one {One thing cannot wait.} other {# things cannot wait.}}",
    },
    { count: pressing },
  );
  return `${hello} ${what}`;
}

/** A part of the list that takes no room when it is empty. */
function Few({ title, rows }: { title: Message; rows: ReactNode[] }) {
  const say = useWords();
  const { first, rest, showAll } = useFirst(rows, 6);
  if (rows.length === 0) return null;
  return (
    <Card title={say(title)} aside={rows.length} flush foot={rest > 0 && <More rest={rest} onPress={showAll} />}>
      <Rows>{first}</Rows>
    </Card>
  );
}

/** Those to whom no concern comes and nobody is given: what they see, they are asked into. */
const askedInto: readonly { role: string; text: Message }[] = [
  {
    role: "decision_maker",
    text: {
      id: "today.nothing.decider",
      message:
        "You decide in the cases you are asked into, and see as much of each as you are shown there. They stand under Cases; of others nothing reaches you.",
    },
  },
  {
    role: "law_officer",
    text: {
      id: "today.nothing.lawOfficer",
      message:
        "You see the cases you are asked into, for the one purpose that was decided. They stand under Cases; of others nothing reaches you.",
    },
  },
];

/** Nothing waits: what will be here, and a kind word. */
function Nothing({ carries }: { carries: boolean }) {
  const say = useWords();
  const me = useMe();
  const looks = looksForPeople(me);
  const asked = looks ? undefined : askedInto.find(({ role }) => me.programs.some((one) => one.role === role));
  return (
    <EmptyState
      icon="today"
      title={say({ id: "today.nothing", message: "Nothing is waiting." })}
      action={
        (carries || looks || asked) && (
          <Link href={carries || asked ? "/cases" : "/people"} look="secondary">
            {carries || asked
              ? say({ id: "today.toCases", message: "See your cases" })
              : say({ id: "today.toPeople", message: "Find somebody, or write them down" })}
          </Link>
        )
      }
    >
      {asked
        ? say(asked.text)
        : say({
            id: "today.nothing.text",
            message:
              "Urgent concerns, what falls due, and anybody who has not been reached for a while come here by themselves. You need not keep watch. Have a quiet moment.",
          })}
    </EmptyState>
  );
}

/** Room for two columns. The order of the page follows it, so that the keyboard goes as the eye does. */
function useWide(): boolean {
  return useSyncExternalStore(watchWidth, () => matchMedia(twoColumns).matches);
}

const twoColumns = "(min-width: 72rem)";
function watchWidth(listener: () => void): () => void {
  const query = matchMedia(twoColumns);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}
