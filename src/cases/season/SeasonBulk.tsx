import { useState } from "react";
import { useOptions } from "../../people/personWords.ts";
import { Button, Buttons } from "../../ui/Button.tsx";
import { ChosenBar } from "../../ui/ChosenBar.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { useWords } from "../../ui/words.ts";
import { manyReasons } from "../caseWords.ts";
import { HandFields, type Handing } from "./HandFields.tsx";
import type { Season } from "./SeasonBoard.tsx";
import { type Choice, OUTSIDE } from "./seasonChoices.ts";
import { actWords } from "./seasonWords.ts";

interface SeasonBulkProps {
  plan: Season;
  count: number;
  total: number;
  proposals: number;
  onAll: () => void;
  onChoose: (choice: Choice | undefined) => void;
  onProposals: () => void;
}

/** What becomes of all the cases that are chosen, in one press; and another for what the roster proposes. */
export function SeasonBulk({ plan, count, total, proposals, onAll, onChoose, onProposals }: SeasonBulkProps) {
  const say = useWords();
  const [asking, setAsking] = useState<"close" | "hand">();
  const choose = (choice: Choice | undefined) => {
    setAsking(undefined);
    onChoose(choice);
  };
  return (
    <ChosenBar count={count} total={total} onAll={onAll} tall>
      <fieldset className="m-0 flex flex-wrap gap-2 border-0 p-0">
        <legend className="sr-only">{say({ id: "cases.season.bulk", message: "For all chosen" })}</legend>
        <Button disabled={count === 0} onPress={() => choose(undefined)}>
          {say(actWords.carry)}
        </Button>
        <Button disabled={count === 0} onPress={() => choose({ act: "pause" })}>
          {say(actWords.pause)}
        </Button>
        <Button disabled={count === 0} onPress={() => setAsking("close")}>
          {say(actWords.close)}
        </Button>
        <Button disabled={count === 0} onPress={() => setAsking("hand")}>
          {say(actWords.hand)}
        </Button>
      </fieldset>
      {proposals > 0 && (
        <Button icon="check" onPress={onProposals}>
          {say({ id: "cases.season.propose", message: "As the roster says: {count}" }, { count: proposals })}
        </Button>
      )}
      {asking === "close" && <CloseDialog count={count} onClose={() => setAsking(undefined)} onChoose={choose} />}
      {asking === "hand" && <HandDialog plan={plan} count={count} onClose={() => setAsking(undefined)} onChoose={choose} />}
    </ChosenBar>
  );
}

interface DialogProps {
  count: number;
  onClose: () => void;
  onChoose: (choice: Choice) => void;
}

function CloseDialog({ count, onClose, onChoose }: DialogProps) {
  const say = useWords();
  const reasons = useOptions(manyReasons);
  return (
    <Dialog
      title={say({ id: "cases.closeMany.title", message: "Close {count, plural, one {one case} other {# cases}}" }, { count })}
      open
      onClose={onClose}
    >
      <RadioGroup
        label={say({ id: "cases.closeMany.why", message: "Why do they end?" })}
        hint={say({ id: "cases.season.notYet", message: "Nothing is closed before you settle the year." })}
        value={null}
        onChange={(reason) => reason && onChoose({ act: "close", reason: reason as (typeof reasons)[number]["id"] as never })}
        options={reasons}
      />
    </Dialog>
  );
}

function HandDialog({ plan, count, onClose, onChoose }: DialogProps & { plan: Season }) {
  const say = useWords();
  const [value, setValue] = useState<Handing>({ siteId: null, toId: null });
  return (
    <Dialog
      title={say({ id: "cases.handOver.give", message: "Hand over {count, plural, one {one case} other {# cases}}" }, { count })}
      open
      onClose={onClose}
      width="wide"
    >
      <div className="space-y-5">
        <HandFields
          who={say({ id: "cases.season.them", message: "them all" })}
          value={value}
          onChange={setValue}
          sites={plan.sites}
          receivers={plan.receivers}
          capacity={plan.capacity}
        />
        <Buttons>
          <Button
            kind="primary"
            disabled={value.siteId !== OUTSIDE && value.toId === null}
            onPress={() => onChoose({ act: "hand", ...value })}
          >
            {say({ id: "cases.season.choose", message: "Choose this" })}
          </Button>
        </Buttons>
      </div>
    </Dialog>
  );
}
