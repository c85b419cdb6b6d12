import { useSearchParam } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Select } from "../ui/Select.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { rota } from "./contract.ts";
import { seesHandOver } from "./policy.ts";
import { RotaWeek, type ShownRota, useBareDays } from "./RotaWeek.tsx";
import { weekdays } from "./rotaWords.ts";
import { PatternForm, ShiftForm } from "./TurnForms.tsx";

/** Who is on call, week by week: what comes round, what was changed, and where nobody is. */
export function RotaPage() {
  const say = useWords();
  const { programs } = useAsk(rota.programs, {});
  const [chosen, choose] = useSearchParam("program");
  const program = programs.find((one) => one.id === chosen) ?? programs[0];
  const kind = say({ id: "oncall.page", message: "On call" });
  return (
    <Page
      title={kind}
      kind={kind}
      lead={say({
        id: "oncall.lead",
        message: "Whoever has a turn is rung when something urgent comes in. After 15 minutes without an answer, the next one is.",
      })}
      back={{ href: "/settings", label: say({ id: "oncall.settings", message: "Settings" }) }}
    >
      {programs.length > 1 && (
        <Select
          width="half"
          label={say({ id: "oncall.program", message: "Program" })}
          options={programs.map(({ id, name }) => ({ id, label: name }))}
          value={program?.id ?? null}
          onChange={(id) => id && choose(id)}
        />
      )}
      {program ? (
        <Rota key={program.id} programId={program.id} />
      ) : (
        <EmptyState icon="phone" title={say({ id: "oncall.none", message: "You work in no program that is on call" })} />
      )}
    </Page>
  );
}

function Rota({ programId }: { programId: string }) {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const [from, setFrom] = useSearchParam("from");
  const shown = useAsk(rota.show, { programId: programId as never, ...(from && { from }) });
  const bare = useBareDays(shown);
  const week = (days: number) => setFrom(addDays(from ?? shown.firstDay, days));
  return (
    <>
      <Section
        title={say({ id: "oncall.week", message: "Week of {day}" }, { day: formats.longDay(shown.firstDay) })}
        actions={
          <Buttons>
            <Button kind="quiet" icon="back" onPress={() => week(-7)}>
              {say({ id: "oncall.week.before", message: "Week before" })}
            </Button>
            <Button kind="quiet" icon="forward" onPress={() => week(7)}>
              {say({ id: "oncall.week.after", message: "Week after" })}
            </Button>
            {seesHandOver(me as never, programId) && (
              <Link href={`/on-call/hand-over?program=${programId}`} look="secondary" icon="note">
                {say({ id: "oncall.handOver", message: "Hand-over sheet" })}
              </Link>
            )}
          </Buttons>
        }
      >
        {bare > 0 && shown.turns.length > 0 && (
          <Notice icon="clock">
            {say(
              {
                id: "oncall.bare",
                message: "{count, plural, one {On one day} other {On # days}} of this week there are hours in which nobody has a turn.",
              },
              { count: bare },
            )}
          </Notice>
        )}
        <RotaWeek programId={programId} shown={shown} />
        <p className="measure text-sm text-quiet">
          {shown.escalation
            ? say(
                { id: "oncall.escalation", message: "When nobody is on call, or nobody answers, {name} is rung." },
                { name: shown.escalation },
              )
            : say({
                id: "oncall.escalation.none",
                message: "No account is named for what nobody answers: then those who supervise are rung.",
              })}
        </p>
      </Section>
      <Patterns shown={shown} />
      {shown.mayKeep && <PatternForm programId={programId} takers={shown.takers} />}
      {shown.mayKeep && <ShiftForm programId={programId} takers={shown.takers} />}
    </>
  );
}

/** The day so many days after another; both as YYYY-MM-DD. */
const addDays = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

function Patterns({ shown }: { shown: ShownRota }) {
  const say = useWords();
  const formats = useFormats();
  const end = useTell(rota.endPattern);
  const dayName = (weekday: number) => say(weekdays[weekday - 1] ?? { id: "oncall.monday", message: "Monday" });
  if (shown.patterns.length === 0) return null;
  return (
    <Section title={say({ id: "oncall.patterns", message: "Every week" })}>
      <Card flush>
        <Rows>
          {shown.patterns.map(({ id, account, rank, weekday, fromTime, untilWeekday, untilTime }) => {
            const line = say(
              { id: "oncall.pattern", message: "{from} {fromTime} to {until} {untilTime}: {name}" },
              {
                from: dayName(weekday),
                fromTime: formats.timeOfDay(fromTime),
                until: dayName(untilWeekday),
                untilTime: formats.timeOfDay(untilTime),
                name: account.name,
              },
            );
            return (
              <RowItem
                key={id}
                title={line}
                detail={
                  rank === "first"
                    ? say({ id: "oncall.first", message: "Rung first" })
                    : say({ id: "oncall.second", message: "Rung second" })
                }
                action={
                  shown.mayKeep && (
                    <Button
                      kind="quiet"
                      waiting={end.waiting}
                      label={say({ id: "oncall.pattern.end.which", message: "End: {line}" }, { line })}
                      onPress={() =>
                        void end({ patternId: id }).then(
                          () => showToast({ text: say({ id: "oncall.pattern.ended", message: "It comes round no more" }) }),
                          () => undefined,
                        )
                      }
                    >
                      {say({ id: "oncall.pattern.end", message: "End" })}
                    </Button>
                  )
                }
              />
            );
          })}
        </Rows>
      </Card>
    </Section>
  );
}
