import type { z } from "zod";
import { isolate } from "../../people/PersonName.tsx";
import { training } from "../../staff/training/contract.ts";
import { useTell } from "../../ui/asking.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card, RowItem, Rows } from "../../ui/Card.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { useFormats } from "../../ui/formats.ts";
import { Link } from "../../ui/Link.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { More, useFirst } from "../More.tsx";
import { requirementWrongs } from "../program/programWords.ts";
import type { Expiring } from "./contract.ts";

type One = z.output<typeof Expiring>;

/** What is asked before a case and runs out, or ran out: one's own, and for those who supervise that of their colleagues, renewed by one press (B07). */
export function ExpiringCard({ expiring }: { expiring: readonly One[] }) {
  const say = useWords();
  const formats = useFormats();
  const record = useTell(training.record);
  const takeBack = useTell(training.takeBack);
  const { first, rest, showAll } = useFirst(expiring, 4);
  const renew = ({ requirementId, accountId }: One) =>
    void record({ requirementId: requirementId as never, accountId: accountId as never, doneOn: formats.today(), proof: null }).then(
      ({ id }) =>
        showToast({
          text: say({ id: "today.expiring.renewed", message: "Written down: trained again today" }),
          undo: () => void takeBack({ trainingId: id as never }).catch(() => undefined),
        }),
      (problem: unknown) => showToast({ text: sayProblem(say, requirementWrongs, problem) }),
    );
  return (
    <Card
      flush
      title={say({ id: "today.expiring", message: "Trainings and agreements that run out" })}
      aside={expiring.length}
      foot={rest > 0 && <More rest={rest} onPress={showAll} />}
    >
      <Rows>
        {first.map((one) => {
          const over = one.validUntil === null || formats.daysUntil(one.validUntil) < 0;
          const later = formats.daysUntil(one.fromDay) > 0;
          const given = { name: isolate(one.name), title: isolate(one.title) };
          return (
            <RowItem
              key={`${one.requirementId} ${one.accountId}`}
              title={
                <>
                  <Link href={`/programs/${one.programId}`}>
                    <bdi>{one.title}</bdi>
                  </Link>{" "}
                  {over && !later && <Badge tone="warn">{say({ id: "today.expiring.none", message: "No new cases" })}</Badge>}
                </>
              }
              detail={[
                one.mine ? say({ id: "today.expiring.you", message: "You" }) : isolate(one.name),
                one.validUntil === null
                  ? later
                    ? say({ id: "today.own.from", message: "Asked from {day}" }, { day: formats.day(one.fromDay) })
                    : say({ id: "today.expiring.missing", message: "not written down yet" })
                  : over
                    ? say({ id: "today.expiring.over", message: "ran out on {day}" }, { day: formats.day(one.validUntil) })
                    : say({ id: "today.expiring.until", message: "counts until {day}" }, { day: formats.day(one.validUntil) }),
                one.kind === "training" &&
                  !one.mayKeep &&
                  say({ id: "today.expiring.ask", message: "your supervisor writes down that you were trained" }),
              ]
                .filter(Boolean)
                .join(" · ")}
              action={
                one.kind === "agreement" ? (
                  one.mine && (
                    <Link href={`/programs/${one.programId}`} look="secondary">
                      {say({ id: "today.expiring.read", message: "Read and agree" })}
                    </Link>
                  )
                ) : one.mayKeep ? (
                  <Button
                    kind="secondary"
                    waiting={record.waiting}
                    label={say({ id: "today.expiring.renew.which", message: "Trained today: {name}, {title}" }, given)}
                    onPress={() => renew(one)}
                  >
                    {say({ id: "today.expiring.renew", message: "Trained today" })}
                  </Button>
                ) : undefined
              }
            />
          );
        })}
      </Rows>
    </Card>
  );
}
