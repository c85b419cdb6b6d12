import { useState } from "react";
import type { z } from "zod";
import { clock } from "../kernel/clock.ts";
import { isolate } from "../people/PersonName.tsx";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { useFormats } from "../ui/formats.ts";
import { cx } from "../ui/look.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { rota, type Turn } from "./contract.ts";
import { wrongs } from "./rotaWords.ts";
import { SwapDialog } from "./SwapDialog.tsx";

export type ShownRota = z.output<typeof rota.show.out>;

interface Span {
  readonly from: string;
  readonly until: string;
}

/** What is left of a span without another. */
function cutOut(span: Span, { from, until }: Span): Span[] {
  const at = Date.parse;
  if (at(until) <= at(span.from) || at(span.until) <= at(from)) return [span];
  return [
    ...(at(span.from) < at(from) ? [{ from: span.from, until: from }] : []),
    ...(at(until) < at(span.until) ? [{ from: until, until: span.until }] : []),
  ];
}

/** What lies behind us is changed no more. */
const isOver = ({ until }: Span) => Date.parse(until) <= clock().getTime();

/** The days of a week, from now on, on which for some hours nobody has a turn. */
export function useBareDays(shown: ShownRota): number {
  const formats = useFormats();
  const bare = new Set<string>();
  for (const gap of shown.gaps) {
    for (let at = Math.max(Date.parse(gap.from), clock().getTime()); at < Date.parse(gap.until); at += 3_600_000)
      bare.add(formats.dayOf(new Date(at).toISOString()));
  }
  return bare.size;
}

/** Seven days, side by side or one below the other: whose turn it is, as plainly where a planned one is nobody's, and quietly where none is planned. */
export function RotaWeek({ programId, shown }: { programId: string; shown: ShownRota }) {
  const formats = useFormats();
  const days = Array.from({ length: 7 }, (_, n) =>
    new Date(Date.parse(`${shown.firstDay}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10),
  );
  const on = <S extends Span>(day: string, spans: readonly S[]) =>
    spans.filter(
      ({ from, until }) =>
        formats.dayOf(from) <= day && (formats.dayOf(until) > day || (formats.dayOf(until) === day && !isMidnight(until))),
    );
  const isMidnight = (at: string) => formats.dayOf(new Date(Date.parse(at) - 1).toISOString()) < formats.dayOf(at);
  // Where a planned turn is nobody's, the turn itself says so.
  const unplanned = shown.turns.reduce<readonly Span[]>((gaps, turn) => gaps.flatMap((gap) => cutOut(gap, turn)), shown.gaps);
  return (
    <ol className="grid gap-3 lg:grid-cols-7 lg:gap-2">
      {days.map((day) => (
        <li key={day} className="min-w-0 rounded-lg border border-line bg-surface p-3">
          <h3 className="text-sm text-quiet">{formats.longDay(day)}</h3>
          <ul className="mt-2 space-y-2">
            {[...on(day, shown.turns).map((turn) => ({ at: turn.from, turn })), ...on(day, unplanned).map((gap) => ({ at: gap.from, gap }))]
              .sort((a, b) => (a.at < b.at ? -1 : 1))
              .map((part) =>
                "turn" in part ? (
                  <TurnOfDay
                    key={`${part.turn.patternId ?? part.turn.shiftId}${part.at}`}
                    programId={programId}
                    day={day}
                    turn={part.turn}
                    shown={shown}
                  />
                ) : (
                  <Gap key={`gap${part.at}`} day={day} gap={part.gap} rung={shown.escalation} />
                ),
              )}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** From when until when, as far as it lies in that day. */
function useHours(day: string, { from, until }: Span): string {
  const say = useWords();
  const formats = useFormats();
  const begins = formats.dayOf(from) === day;
  const ends = formats.dayOf(until) === day;
  const times = { from: formats.time(from), until: formats.time(until) };
  if (begins && ends) return say({ id: "oncall.hours", message: "{from} to {until}" }, times);
  if (begins) return say({ id: "oncall.hours.from", message: "from {from}" }, times);
  if (ends) return say({ id: "oncall.hours.until", message: "until {until}" }, times);
  return say({ id: "oncall.hours.all", message: "all day" });
}

/** Hours that nobody planned: said quietly, for a program need not be on call in them, and with who is rung instead. */
function Gap({ day, gap, rung }: { day: string; gap: Span; rung: string | null }) {
  const say = useWords();
  const over = isOver(gap);
  return (
    <li className="rounded-md border border-dashed border-line px-2 py-1.5">
      <p className="text-sm text-quiet">{say({ id: "oncall.unplanned", message: "No turn" })}</p>
      <p className="text-sm text-quiet">{useHours(day, gap)}</p>
      {!over && (
        <p className="mt-0.5 text-sm">
          {rung
            ? say({ id: "oncall.unplanned.rung", message: "{name} is rung" }, { name: isolate(rung) })
            : say({ id: "oncall.unplanned.above", message: "those who supervise are rung" })}
        </p>
      )}
    </li>
  );
}

function TurnOfDay({ programId, day, turn, shown }: { programId: string; day: string; turn: Turn; shown: ShownRota }) {
  const say = useWords();
  const formats = useFormats();
  const takeBack = useTell(rota.endShift);
  const [swapping, setSwapping] = useState(false);
  const hours = useHours(day, turn);
  const name = turn.account?.name ?? say({ id: "oncall.nobody", message: "Nobody" });
  const begins = formats.dayOf(turn.from) === day;
  const which = { name, day: formats.day(day) };
  const empty = turn.account === null;
  return (
    <li className={cx("rounded-md px-2 py-1.5", empty ? "border border-dashed border-warn" : turn.wrong ? "bg-sunken" : "bg-wash")}>
      <p className={cx("font-semibold break-words", empty && "text-warn")}>{name}</p>
      <p className="text-sm text-quiet">
        {hours}
        {turn.rank === "second" && <> · {say({ id: "oncall.second.short", message: "second" })}</>}
      </p>
      {turn.wrong && (
        <Badge tone="warn" icon="warn">
          {say(wrongs[turn.wrong])}
        </Badge>
      )}
      {shown.mayKeep && begins && !isOver(turn) && (
        <div className="-mx-2 flex flex-wrap print:hidden">
          {turn.patternId && turn.onDay && (
            <Button
              kind="quiet"
              label={say({ id: "oncall.swap.which", message: "Swap: {name}, {day}" }, which)}
              onPress={() => setSwapping(true)}
            >
              {say({ id: "oncall.swap", message: "Swap" })}
            </Button>
          )}
          {turn.shiftId && (
            <Button
              kind="quiet"
              waiting={takeBack.waiting}
              label={say({ id: "oncall.takeBack.which", message: "Take back: {name}, {day}" }, which)}
              onPress={() =>
                void takeBack({ shiftId: turn.shiftId as never }).then(
                  () => showToast({ text: say({ id: "oncall.takenBack", message: "Taken back" }) }),
                  () => undefined,
                )
              }
            >
              {say({ id: "oncall.takeBack", message: "Take back" })}
            </Button>
          )}
        </div>
      )}
      {swapping && <SwapDialog programId={programId} turn={turn} takers={shown.takers} onClose={() => setSwapping(false)} />}
    </li>
  );
}
