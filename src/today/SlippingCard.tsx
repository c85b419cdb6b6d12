import { useState } from "react";
import { PersonName, usePersonText } from "../people/PersonName.tsx";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Link } from "../ui/Link.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useWords } from "../ui/words.ts";
import type { Slipping } from "./contract.ts";
import { useCrackWords } from "./crackWords.ts";
import { More, useFirst } from "./More.tsx";
import type { StepFor } from "./NextStepDialog.tsx";
import { SnoozeDialog } from "./SnoozeDialog.tsx";

/** What nobody may be holding: why, in plain words, and one thing to do about each. */
export function SlippingCard({ cracks, onNext }: { cracks: readonly Slipping[]; onNext: (step: StepFor) => void }) {
  const say = useWords();
  const [snoozing, setSnoozing] = useState<Slipping>();
  const { first, rest, showAll } = useFirst(cracks, 8);
  return (
    <Card
      title={say({ id: "today.slipping", message: "Slipping" })}
      aside={cracks.length > 0 && cracks.length}
      flush
      foot={rest > 0 && <More rest={rest} onPress={showAll} />}
    >
      {cracks.length === 0 ? (
        <p className="px-5 pt-1 pb-4 text-quiet">
          {say({
            id: "today.slipping.none",
            message: "Nobody is slipping: every case has a next step, and everybody was reached in time.",
          })}
        </p>
      ) : (
        <Rows>
          {first.map((crack) => (
            <CrackRow key={`${crack.crack} ${crack.subjectId}`} crack={crack} onNext={onNext} onSnooze={() => setSnoozing(crack)} />
          ))}
        </Rows>
      )}
      {snoozing && <SnoozeDialog crack={snoozing} onClose={() => setSnoozing(undefined)} />}
    </Card>
  );
}

function CrackRow({ crack, onNext, onSnooze }: { crack: Slipping; onNext: (step: StepFor) => void; onSnooze: () => void }) {
  const say = useWords();
  const why = useCrackWords();
  const text = usePersonText();
  const { caseId, label, concernId, concernNumber, high, holder, mine } = crack;
  const href = caseId ? `/cases/${caseId}` : `/concerns/${concernId}`;
  const concern = say({ id: "today.concern", message: "Concern {number}" }, { number: concernNumber ?? "" });
  const name = label ? text(label) : concern;
  const open = caseId
    ? say({ id: "today.openCase", message: "Open the case" })
    : say({ id: "today.openTheConcern", message: "Open the concern" });
  const step = say({ id: "today.setStep", message: "Set a next step" });
  const setOne = say({ id: "today.setStepShort", message: "Set one" });
  const setStep = () => caseId && onNext({ caseId, label });
  const first = crack.crack === "no_next_step" && caseId;
  return (
    <RowItem
      title={
        <>
          <Link href={href} look="plain" className="hover:underline">
            {label ? <PersonName label={label} /> : concern}
          </Link>
          {high && (
            <>
              {" "}
              <Badge tone="warn">{say({ id: "today.high", message: "high risk" })}</Badge>
            </>
          )}
        </>
      }
      detail={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="text-ink">{why(crack)}</span>
          {holder && !mine && <bdi>{say({ id: "today.with", message: "with {name}" }, { name: holder })}</bdi>}
        </span>
      }
      action={
        <>
          {first ? (
            <Button label={`${setOne}: ${step}, ${name}`} onPress={setStep}>
              {setOne}
            </Button>
          ) : (
            <Link href={href} look="secondary" label={`${open}: ${name}`}>
              {say({ id: "today.open", message: "Open" })}
            </Link>
          )}
          <Menu
            iconOnly
            icon="more"
            kind="quiet"
            label={say({ id: "today.more", message: "More about {name}" }, { name })}
            entries={[
              ...(first ? [{ id: "open", label: open, href }] : caseId ? [{ id: "step", label: step, run: setStep }] : []),
              {
                id: "snooze",
                label: say({ id: "today.snooze", message: "Put it off, with a reason" }),
                icon: "clock" as const,
                run: onSnooze,
              },
            ]}
          />
        </>
      }
    />
  );
}
