import { Suspense, useState } from "react";
import { FamilyOrders } from "../../people/family/OrderNotice.tsx";
import { isolate, PersonName, usePersonText } from "../../people/PersonName.tsx";
import { useOptions } from "../../people/personWords.ts";
import { reaches } from "../../people/policy.ts";
import { SafeContactLine } from "../../people/SafeLine.tsx";
import { useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DatePicker } from "../../ui/DateField.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { useFormats } from "../../ui/formats.ts";
import { Link } from "../../ui/Link.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { type Message, useWords } from "../../ui/words.ts";
import { contactExplain } from "../ContactFields.tsx";
import { useUndo } from "../caseActs.ts";
import { personWords } from "../caseWords.ts";
import { feelings } from "../contacts/contactWords.ts";
import { contacts } from "../contacts/contract.ts";
import { shiftDay } from "../days.ts";
import { usualAudience } from "../NoteFields.tsx";
import { audienceHints, audienceWords } from "../notes/noteWords.ts";
import { audiencesIn } from "../policy.ts";
import { ReachButton } from "../ReachButton.tsx";
import type { Audience } from "../timeline/contract.ts";
import { type CheckInRow, checkIns } from "./contract.ts";

const ways: Readonly<Record<"one_to_one" | "call" | "text", Message>> = {
  one_to_one: { id: "cases.checkIn.inPerson", message: "In person" },
  call: { id: "cases.checkIn.call", message: "Call" },
  text: { id: "cases.checkIn.text", message: "Text" },
};

const STEPS = [1, 7, 14, 28] as const;

/** One person: two choices, and the third press, when again, saves it. */
export function CheckInCard({ row, onDone, onUndone }: { row: CheckInRow; onDone: () => void; onUndone: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const text = usePersonText();
  const undo = useUndo();
  const tell = useTell(checkIns.record);
  const [feeling, setFeeling] = useState<string | null>(null);
  const [way, setWay] = useState<string | null>(null);
  const [words, setWords] = useState("");
  const [audience, setAudience] = useState<Audience>(() => usualAudience(row.programId, row.regime, true));
  const [other, setOther] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>();
  const [incomplete, setIncomplete] = useState(false);
  const save = async (nextOn: string) => {
    setIncomplete(!feeling || !way);
    if (!feeling || !way || tell.waiting) return;
    setProblem(undefined);
    const note = words.trim() ? { audience, body: words } : null;
    try {
      const title = say({ id: "cases.checkIn.step", message: "Check in" });
      const { id } = await tell({ caseId: row.caseId, feeling: feeling as "same", way: way as "call", nextOn, title, note });
      // Words that were kept with it are amended, and not taken back.
      const takeBack = () => {
        undo(contacts.takeBack, { contactId: id as never });
        onUndone();
      };
      showToast({
        text: say(
          { id: "cases.checkIn.saved.with", message: "Check-in saved for {name}; again {day}" },
          { name: text(row.label), day: formats.nearDay(nextOn) },
        ),
        undo: note ? undefined : takeBack,
      });
      onDone();
    } catch (refused) {
      setProblem(refused);
    }
  };
  return (
    <Card
      title={
        <Link href={`/cases/${row.caseId}`} look="plain">
          <PersonName label={row.label} />
        </Link>
      }
    >
      <div className="space-y-5">
        <div className="text-sm">
          {reaches(row, "contact") && (
            <Suspense fallback={null}>
              <FamilyOrders personId={row.personId} look="line" />
            </Suspense>
          )}
          <SafeContactLine
            safeLine={row.safeLine}
            held={reaches(row, "contact")}
            action={reaches(row, "contact") && <ReachButton personId={row.personId} label={row.label} />}
          />
          <Last row={row} />
        </div>
        <RadioGroup
          label={say({ id: "cases.checkIn.feeling", message: "How is it going?" })}
          value={feeling}
          onChange={setFeeling}
          options={useOptions(feelings)}
        />
        <RadioGroup
          label={say({ id: "cases.checkIn.way", message: "How did you speak?" })}
          value={way}
          onChange={setWay}
          options={useOptions(ways)}
        />
        <Words row={row} words={words} setWords={setWords} audience={audience} setAudience={setAudience} />
        {incomplete && (!feeling || !way) && (
          <Notice live>{say({ id: "cases.checkIn.incomplete", message: "Say first how it is going and how you spoke." })}</Notice>
        )}
        {problem !== undefined && <Notice live>{sayProblem(say, contactExplain, problem)}</Notice>}
        {tell.lost && (
          <p role="status">{say({ id: "cases.checkIn.lost", message: "No connection. It is saved as soon as the network is back." })}</p>
        )}
        <fieldset>
          <legend className="mb-2 font-semibold">{say({ id: "cases.checkIn.next", message: "When again? This saves it." })}</legend>
          <div className="flex flex-wrap gap-2">
            {STEPS.map((days) => (
              <Button key={days} kind="secondary" waiting={tell.waiting} onPress={() => void save(shiftDay(formats.today(), days))}>
                {days === 1
                  ? say({ id: "cases.checkIn.tomorrow", message: "Tomorrow" })
                  : say({ id: "cases.checkIn.weeks", message: "{n, plural, one {In a week} other {In # weeks}}" }, { n: days / 7 })}
              </Button>
            ))}
          </div>
          <div className="mt-2">
            <Disclosure title={say({ id: "cases.checkIn.otherDay", message: "Another day" })}>
              <div className="flex flex-wrap items-end gap-3">
                <DatePicker
                  label={say({ id: "cases.checkIn.day", message: "Day" })}
                  min={formats.today()}
                  value={other}
                  onChange={setOther}
                />
                <Button disabled={!other} waiting={tell.waiting} onPress={() => other && void save(other)}>
                  {say({ id: "cases.checkIn.save", message: "Save" })}
                </Button>
              </div>
            </Disclosure>
          </div>
        </fieldset>
      </div>
    </Card>
  );
}

function Last({ row }: { row: CheckInRow }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <p className="mt-1 text-quiet">
      {row.last
        ? say(
            { id: "cases.checkIn.last", message: "Last time, {day}: {feeling}" },
            { day: formats.nearDay(row.last.onDay), feeling: say(feelings[row.last.feeling]) },
          )
        : say({ id: "cases.checkIn.first", message: "No check-in yet" })}
    </p>
  );
}

interface WordsProps {
  row: CheckInRow;
  words: string;
  setWords: (words: string) => void;
  audience: Audience;
  setAudience: (audience: Audience) => void;
}

function Words({ row, words, setWords, audience, setAudience }: WordsProps) {
  const say = useWords();
  const open = audiencesIn(row.regime).filter((one) => one !== "author");
  const options = useOptions(audienceWords).filter(({ id }) => (open as string[]).includes(id));
  return (
    <Disclosure title={say({ id: "cases.checkIn.words", message: "Add a few words" })}>
      <div className="space-y-4">
        <TextArea label={say({ id: "cases.note.body", message: "Note" })} rows={2} max={4000} value={words} onChange={setWords} optional />
        <RadioGroup
          label={say({ id: "cases.note.audience", message: "Who may read it?" })}
          value={audience}
          onChange={(value) => value && setAudience(value as Audience)}
          options={options}
        />
        <p className="text-sm text-quiet">
          {say(audienceHints[audience], { program: isolate(row.programName), person: say(personWords[row.personWord]) })}
        </p>
      </div>
    </Disclosure>
  );
}
