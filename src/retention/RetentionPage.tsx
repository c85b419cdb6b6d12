import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useOptions } from "../people/personWords.ts";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { useMe } from "../ui/me.ts";
import { Page } from "../ui/Page.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../ui/words.ts";
import { type Because, holds, RecordClass, retention, type Schedule } from "./contract.ts";
import { HoldDialog, HoldRows } from "./HoldRows.tsx";
import { MonthsCard } from "./MonthsCard.tsx";
import { mayKeepSchedules } from "./policy.ts";
import { ReviewRows } from "./ReviewRows.tsx";
import { becauseWords, classWords } from "./retentionWords.ts";
import { ScheduleRows } from "./ScheduleRows.tsx";

/** Programs whose years stand open beneath each other; of more, each is folded away. */
const MOST_OPEN = 3;

/** How long things are kept: what is due to go, what must not, and the years that were set. */
export function RetentionPage() {
  const say = useWords();
  const me = useMe();
  const { reviews, classes } = useAsk(retention.queue, {}, { poll: true });
  const { holds: held } = useAsk(holds.list, {}, { poll: true });
  const { schedules } = useAsk(retention.schedules, {});
  const { totals } = useAsk(retention.totals, {});
  const { months } = useAsk(retention.months, {});
  const [because, setBecause] = useState<Because>("returns");
  const [holding, setHolding] = useState(false);
  const reasons = useOptions(becauseWords);
  const kind = say({ id: "retention.page", message: "How long things are kept" });
  const helps = me.programs.length > 0;
  const decides = helps || reviews.length > 0;
  const count = classes.reduce((sum, one) => sum + one.count, 0);
  const byProgram = [...Map.groupBy(schedules, ({ programId }) => programId).values()];
  return (
    <Page
      width="text"
      title={kind}
      kind={kind}
      lead={say({
        id: "retention.page.lead",
        message: "Nothing goes by itself. What is due stands here for thirty days at least, and goes when two people let it go.",
      })}
      back={{ href: "/settings", label: say({ id: "retention.settings", message: "Settings" }) }}
    >
      {decides && (
        <Card flush title={say({ id: "retention.queue", message: "Due to go" })} aside={count || undefined}>
          {reviews.length === 0 ? (
            <p className="px-5 pt-1 pb-4 text-quiet">
              {say({ id: "retention.queue.none", message: "Nothing is due in the programs you decide in." })}
            </p>
          ) : (
            <>
              <div className="px-5 pt-2 pb-3">
                <Select
                  width="half"
                  label={say({ id: "retention.because", message: "What you keep, you keep because" })}
                  options={reasons}
                  value={because}
                  onChange={(value) => value && setBecause(value as Because)}
                />
              </div>
              {RecordClass.options
                .flatMap((name) => classes.filter((one) => one.class === name))
                .map((one) => (
                  <section key={one.class} aria-label={say(classWords[one.class])}>
                    <h3 className="flex items-baseline gap-3 border-t border-line px-5 pt-3 pb-1 text-sm font-semibold">
                      <span className="grow">{say(classWords[one.class])}</span>
                      <span className="font-normal text-quiet">{one.count}</span>
                    </h3>
                    <ReviewRows all={reviews.filter((review) => review.class === one.class)} count={one.count} because={because} />
                  </section>
                ))}
            </>
          )}
        </Card>
      )}
      {helps && (
        <Card
          flush
          title={say({ id: "retention.holds", message: "Held, whatever a schedule says" })}
          aside={held.length || undefined}
          foot={
            <Button kind="quiet" icon="lock" className="-ms-3" onPress={() => setHolding(true)}>
              {say({ id: "retention.hold.open", message: "Hold something…" })}
            </Button>
          }
        >
          {held.length > 0 ? (
            <HoldRows all={held} />
          ) : (
            <p className="px-5 pt-1 pb-4 text-quiet">
              {say({ id: "retention.holds.none", message: "Nothing. A case that a court or a lawyer asks about is held here." })}
            </p>
          )}
        </Card>
      )}
      {byProgram.length > 0 && !mayKeepSchedules(me) && (
        <p className="measure text-quiet">
          {say(
            { id: "retention.who", message: "The years are set by an administrator of {agency}, with the reason." },
            { agency: isolate(me.agency.name) },
          )}
        </p>
      )}
      {byProgram.map((all) => (
        <ProgramCard key={all[0]?.programId} all={all} mayChange={mayKeepSchedules(me)} open={byProgram.length <= MOST_OPEN} />
      ))}
      {totals.length > 0 && (
        <Card flush title={say({ id: "retention.totals", message: "Cases closed, those that are gone among them" })}>
          <Rows>
            {totals.map(({ programId, program, year, closed, contacts, gone }) => (
              <RowItem
                key={`${programId} ${year}`}
                title={
                  <>
                    {String(year)} <bdi className="font-normal text-quiet">{program}</bdi>
                  </>
                }
                detail={say(
                  {
                    id: "retention.totals.of",
                    message:
                      "{closed, plural, one {# case} other {# cases}}, {contacts, plural, one {# contact} other {# contacts}}; {gone, plural, =0 {all are still there} one {# is gone} other {# are gone}}",
                  },
                  { closed, contacts, gone },
                )}
              />
            ))}
          </Rows>
        </Card>
      )}
      {months.length > 0 && <MonthsCard months={months} />}
      {holding && <HoldDialog onClose={() => setHolding(false)} />}
    </Page>
  );
}

/** A program's years, open where it is the only one: an agency with many finds its own. */
function ProgramCard({ all, mayChange, open }: { all: readonly Schedule[]; mayChange: boolean; open: boolean }) {
  const say = useWords();
  const title = say({ id: "retention.program", message: "Years in {program}" }, { program: isolate(all[0]?.program ?? "") });
  if (!open)
    return (
      <Disclosure level={2} title={title}>
        <ScheduleRows all={all} mayChange={mayChange} />
      </Disclosure>
    );
  return (
    <Card flush title={title}>
      <ScheduleRows all={all} mayChange={mayChange} />
    </Card>
  );
}
