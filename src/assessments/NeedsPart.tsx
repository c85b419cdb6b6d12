import { useState } from "react";
import { useActor } from "../cases/useActor.ts";
import { useAsk } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button, Buttons } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useFormats } from "../ui/formats.ts";
import { useWords } from "../ui/words.ts";
import { ChangedCard } from "./ChangedCard.tsx";
import { type Need, needs, type Sheet } from "./contract.ts";
import { LevelLines } from "./LevelLines.tsx";
import { AddNeedForm, ChangeNeedForm } from "./NeedForm.tsx";
import { NeedList } from "./NeedList.tsx";
import { useDomainName } from "./needWords.ts";
import { mayWriteNeeds } from "./policy.ts";
import { TalkForm } from "./TalkForm.tsx";

/** Needs and strengths of a case. Where nobody has talked it through yet, the intake is there to be begun: one press from the case. */
export function NeedsPart({ id: caseId }: { id: string }) {
  const sheet = useAsk(needs.show, { caseId: caseId as never });
  const actor = useActor();
  const say = useWords();
  const [talking, setTalking] = useState(false);
  const first = sheet.assessments.length === 0;
  const may = mayWriteNeeds(actor, sheet) && !sheet.closed;
  if (may && (first || talking)) return <TalkForm key={String(first)} sheet={sheet} onDone={() => setTalking(false)} />;
  if (first && sheet.needs.length === 0)
    return (
      <EmptyState icon="people" title={say({ id: "assessments.none", message: "Nobody has talked it through with them yet" })}>
        {say({ id: "assessments.none.text", message: "Their strengths and needs stand here, in their own words, after the first talk." })}
      </EmptyState>
    );
  return <Overview sheet={sheet} may={may} onTalk={() => setTalking(true)} />;
}

function Overview({ sheet, may, onTalk }: { sheet: Sheet; may: boolean; onTalk: () => void }) {
  const say = useWords();
  const nameOf = useDomainName(sheet.domains);
  const [opened, setOpened] = useState<"add" | Need>();
  const close = () => setOpened(undefined);
  const [before, after] = sheet.assessments.slice(-2);
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <When sheet={sheet} />
        {may && (
          <Buttons>
            <Button kind="primary" onPress={onTalk}>
              {say({ id: "assessments.again", message: "Talk it through again" })}
            </Button>
            <Button icon="plus" onPress={() => setOpened("add")}>
              {say({ id: "assessments.addOne", message: "Add one" })}
            </Button>
          </Buttons>
        )}
      </div>
      <NeedList sheet={sheet} may={may} nameOf={nameOf} onChange={setOpened} />
      {before && after && <ChangedCard before={before} after={after} needs={sheet.needs} nameOf={nameOf} />}
      <LevelLines talks={sheet.assessments} nameOf={nameOf} />
      <Dialog title={say({ id: "assessments.addOne.title", message: "Something to add" })} open={opened === "add"} onClose={close} firm>
        <AddNeedForm sheet={sheet} onDone={close} />
      </Dialog>
      <Dialog
        title={say({ id: "assessments.change.title", message: "Put it right" })}
        open={opened !== undefined && opened !== "add"}
        onClose={close}
        firm
      >
        {opened && opened !== "add" && <ChangeNeedForm need={opened} sheet={sheet} onDone={close} />}
      </Dialog>
    </div>
  );
}

/** When it was talked through last and with whom, and when it is time again. */
function When({ sheet: { assessments, cycle, closed } }: { sheet: Sheet }) {
  const say = useWords();
  const formats = useFormats();
  const last = assessments.at(-1);
  const day = cycle ? formats.day(cycle.dueOn) : "";
  const late = cycle !== null && formats.daysUntil(cycle.dueOn) < 0;
  return (
    <p className="min-w-64 grow basis-0">
      {last &&
        say(
          { id: "assessments.when", message: "Talked through {n, plural, one {once} other {# times}}, last on {day} with {name}." },
          { n: assessments.length, day: formats.day(last.onDay), name: last.by.name },
        )}{" "}
      {cycle &&
        !closed &&
        (late ? (
          <Badge tone="warn">{say({ id: "assessments.due.late", message: "due again since {day}" }, { day })}</Badge>
        ) : (
          <span className="text-quiet">{say({ id: "assessments.due", message: "Due again by {day}." }, { day })}</span>
        ))}
    </p>
  );
}
