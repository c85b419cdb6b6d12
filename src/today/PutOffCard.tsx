import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { useCrackSubject } from "./CrackRow.tsx";
import { type PutOff, type Today, today } from "./contract.ts";
import { useCrackWords } from "./crackWords.ts";
import { useFurther } from "./further.ts";
import { MoreOf, useFirst } from "./More.tsx";

/** What is put off: until when and why, and the way to take it back up before its day. */
export function PutOffCard({ asked }: { asked: Today }) {
  const say = useWords();
  const further = useFurther("putOff", asked.putOff, asked.putOffNext, asked.putOffTotal, keyOf);
  const { first, rest, showAll } = useFirst(further.all, 3);
  if (further.all.length === 0) return null;
  return (
    <Card
      tone="quiet"
      title={say({ id: "today.putOff", message: "Put off" })}
      aside={asked.putOffTotal}
      flush
      foot={
        (rest > 0 || further.next) && <MoreOf rest={rest > 0 ? asked.putOffTotal - first.length : 0} showAll={showAll} further={further} />
      }
    >
      <Rows>
        {first.map((crack) => (
          <PutOffRow key={keyOf(crack)} crack={crack} />
        ))}
      </Rows>
    </Card>
  );
}

const keyOf = ({ crack, subjectId }: PutOff) => `${crack} ${subjectId}`;

function PutOffRow({ crack }: { crack: PutOff }) {
  const say = useWords();
  const formats = useFormats();
  const why = useCrackWords();
  const { name, shown } = useCrackSubject(crack);
  const tell = useTell(today.unsnooze);
  const { putOff } = crack;
  if (!putOff) return null;
  const back = say({ id: "today.takeBack", message: "Take it back up" });
  const takeBack = () => tell({ snoozeId: putOff.snoozeId }).catch((problem: unknown) => showToast({ text: sayProblem(say, {}, problem) }));
  return (
    <RowItem
      title={shown}
      detail={
        <>
          <span className="block">{why(crack)}</span>
          <span className="block text-ink">
            {say(
              { id: "today.putOffUntil", message: "Until {day}, by {name}:" },
              { day: formats.nearDay(putOff.untilDay), name: putOff.by },
            )}{" "}
            <bdi>{putOff.reason}</bdi>
          </span>
        </>
      }
      action={
        <Button waiting={tell.waiting} label={`${back}: ${name}`} onPress={() => void takeBack()}>
          {back}
        </Button>
      }
    />
  );
}
