import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useOptions } from "../people/personWords.ts";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { useMe } from "../ui/me.ts";
import { Page } from "../ui/Page.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../ui/words.ts";
import { type Because, holds, retention, type Schedule } from "./contract.ts";
import { HoldDialog, HoldRows } from "./HoldRows.tsx";
import { mayKeepSchedules } from "./policy.ts";
import { ReviewRows } from "./ReviewRows.tsx";
import { becauseWords } from "./retentionWords.ts";
import { ScheduleRows } from "./ScheduleRows.tsx";

/** How long things are kept: what is due to go, what must not, and the years that were set. */
export function RetentionPage() {
  const say = useWords();
  const me = useMe();
  const { reviews } = useAsk(retention.queue, {}, { poll: true });
  const { holds: held } = useAsk(holds.list, {}, { poll: true });
  const { schedules } = useAsk(retention.schedules, {});
  const { totals } = useAsk(retention.totals, {});
  const [because, setBecause] = useState<Because>("returns");
  const [holding, setHolding] = useState(false);
  const reasons = useOptions(becauseWords);
  const kind = say({ id: "retention.page", message: "How long things are kept" });
  const helps = me.programs.length > 0;
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
      {helps && (
        <Card flush title={say({ id: "retention.queue", message: "Due to go" })} aside={reviews.length || undefined}>
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
              <ReviewRows all={reviews} because={because} />
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
      {byProgram.map((all) => (
        <ProgramCard key={all[0]?.programId} all={all} mayChange={mayKeepSchedules(me)} />
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
      {holding && <HoldDialog onClose={() => setHolding(false)} />}
    </Page>
  );
}

function ProgramCard({ all, mayChange }: { all: readonly Schedule[]; mayChange: boolean }) {
  const say = useWords();
  return (
    <Card flush title={say({ id: "retention.program", message: "Years in {program}" }, { program: isolate(all[0]?.program ?? "") })}>
      <ScheduleRows all={all} mayChange={mayChange} />
    </Card>
  );
}
