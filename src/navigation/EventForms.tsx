import { useFormValues } from "../cases/formValues.ts";
import { eventKindWords, systemWords } from "../cases/timeline/aroundTold.ts";
import { useOptions } from "../people/personWords.ts";
import { useTell } from "../ui/asking.ts";
import { Checkbox } from "../ui/Checkbox.tsx";
import { DatePicker, TimeField } from "../ui/DateField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Around, type NavigationEvent, navigation } from "./contract.ts";
import { InterpreterFields, interpreterIn, interpreterValues } from "./InterpreterFields.tsx";
import { navigationExplain } from "./navigationWords.ts";

/** What may be said aloud of zones: those of the States, and none where the agency's own clock is meant. */
const zones = [
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Anchorage",
  "Pacific/Honolulu",
  "America/Puerto_Rico",
];

/** A dated event in a system around the person. */
export function AddEventDialog({ found, onClose }: { found: Around; onClose: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const { language, needsInterpreter } = found;
  return (
    <Dialog title={say({ id: "navigation.add.title", message: "A date around them" })} open onClose={onClose} firm>
      <Form
        tell={useTell(navigation.addEvent)}
        also={{ caseId: found.caseId }}
        initial={{
          // A need that was written of them once is asked about wherever they are booked.
          ...interpreterValues(needsInterpreter ? { state: "needed", language } : null),
          ...(!needsInterpreter && { intState: "none" }),
          prepare: true,
        }}
        fill={fillEvent}
        explain={navigationExplain}
        submit={say({ id: "navigation.add.save", message: "Save the date" })}
        onDone={(_, values) => {
          const coming = String(values["onDay"] ?? "") >= formats.today();
          showToast({
            text: coming
              ? say({ id: "navigation.added", message: "Saved. It is a step of the case, and stands on Today." })
              : say({ id: "navigation.added.past", message: "Saved. It is in the story." }),
          });
          onClose();
        }}
      >
        <RadioGroup
          name="kind"
          optional={false}
          label={say({ id: "navigation.kind", message: "What is it?" })}
          options={useOptions(eventKindWords)}
        />
        <Select
          name="system"
          optional={false}
          width="half"
          label={say({ id: "navigation.system", message: "Where?" })}
          options={useOptions(systemWords)}
        />
        <div className="flex flex-wrap gap-x-4 gap-y-5">
          <DatePicker name="onDay" optional={false} label={say({ id: "navigation.day", message: "Day" })} />
          <TimeField name="atTime" optional label={say({ id: "navigation.time", message: "Time" })} />
        </div>
        <ZoneField />
        <TextField name="place" optional label={say({ id: "navigation.place", message: "Place" })} />
        <TextArea name="words" optional rows={2} label={say({ id: "navigation.words", message: "With whom, and what about" })} />
        <Checkbox name="accompanied" label={say({ id: "navigation.goAlong", message: "Somebody goes along" })} />
        <InterpreterFields />
        <Checkbox name="prepare" label={say({ id: "navigation.prepare", message: "A step for the day before, to get ready" })} />
      </Form>
    </Dialog>
  );
}

/** Asked where there is a time, and somebody says that it is of elsewhere. */
function ZoneField() {
  const say = useWords();
  const { values } = useFormValues();
  if (!values["atTime"]) return null;
  return (
    <Select
      name="zone"
      optional
      width="half"
      label={say({ id: "navigation.zone", message: "The time is of another zone" })}
      options={zones.map((id) => ({ id, label: id.replace(/^.*\//, "").replaceAll("_", " ") }))}
    />
  );
}

const eventFields = ["kind", "system", "onDay", "atTime", "zone", "place", "words"];
const fillEvent = (values: Values): Values => ({
  ...Object.fromEntries(Object.entries(values).filter(([name]) => ["caseId", ...eventFields].includes(name))),
  ...(values["accompanied"] === true && { accompanied: true }),
  prepare: values["prepare"] === true,
  interpreter: interpreterIn(values),
});

/** What is done to an event that is to come. */
export type EventAct = "move" | "settle" | "book";

/** Moves an event, says what became of it, or who interprets. */
export function EventDialog({ act, event, onClose }: { act: EventAct; event: NavigationEvent; onClose: () => void }) {
  const say = useWords();
  const titles = {
    move: say({ id: "navigation.move.title", message: "Moved to another day" }),
    settle: say({ id: "navigation.settle.title", message: "What became of it?" }),
    book: say({ id: "navigation.book.title", message: "Who interprets" }),
  };
  const Inside = { move: MoveForm, settle: SettleForm, book: BookForm }[act];
  return (
    <Dialog title={titles[act]} open onClose={onClose} firm>
      <Inside event={event} onDone={onClose} />
    </Dialog>
  );
}

interface InsideProps {
  event: NavigationEvent;
  onDone: () => void;
}

function MoveForm({ event: { eventId, version, onDay, atTime }, onDone }: InsideProps) {
  const say = useWords();
  const formats = useFormats();
  return (
    <Form
      tell={useTell(navigation.moveEvent)}
      also={{ eventId, version }}
      initial={{ onDay: null, atTime }}
      explain={navigationExplain}
      submit={say({ id: "navigation.move.save", message: "Move it" })}
      onDone={() => {
        showToast({ text: say({ id: "navigation.moved.toast", message: "Moved; its steps went along." }) });
        onDone();
      }}
    >
      <p className="text-quiet">
        {say({ id: "navigation.move.was", message: "It was on {day}. That stays written down." }, { day: formats.longDay(onDay) })}
      </p>
      <div className="flex flex-wrap gap-x-4 gap-y-5">
        <DatePicker name="onDay" optional={false} label={say({ id: "navigation.move.day", message: "New day" })} />
        <TimeField name="atTime" optional label={say({ id: "navigation.time", message: "Time" })} />
      </div>
    </Form>
  );
}

function SettleForm({ event, onDone }: InsideProps) {
  const say = useWords();
  return (
    <Form
      tell={useTell(navigation.settleEvent)}
      also={{ eventId: event.eventId, version: event.version }}
      initial={{ accompanied: event.accompanied ?? false }}
      fill={({ came, ...values }) => ({
        ...values,
        ...(event.interpreter && { interpreterCame: came === "yes" ? true : came === "no" ? false : null }),
      })}
      explain={navigationExplain}
      submit={say({ id: "navigation.settle.save", message: "Save" })}
      onDone={onDone}
    >
      <RadioGroup
        name="status"
        optional={false}
        label={say({ id: "navigation.settle.status", message: "What became of it" })}
        options={[
          { id: "happened", label: say({ id: "navigation.settle.happened", message: "It took place" }) },
          { id: "missed", label: say({ id: "navigation.settle.missed", message: "They did not go" }) },
          { id: "cancelled", label: say({ id: "navigation.settle.cancelled", message: "It was called off" }) },
        ]}
      />
      <Checkbox name="accompanied" label={say({ id: "navigation.wentAlong", message: "Somebody went along" })} />
      {event.interpreter && (
        <RadioGroup
          name="came"
          optional
          label={say({ id: "navigation.settle.interpreter", message: "Was the interpreter there?" })}
          options={[
            { id: "yes", label: say({ id: "navigation.yes", message: "Yes" }) },
            { id: "no", label: say({ id: "navigation.no", message: "No" }) },
          ]}
        />
      )}
      <TextArea name="outcome" optional rows={3} label={say({ id: "navigation.outcome", message: "What came of it" })} />
    </Form>
  );
}

function BookForm({ event, onDone }: InsideProps) {
  const say = useWords();
  return (
    <Form
      tell={useTell(navigation.bookInterpreter)}
      also={{ eventId: event.eventId, version: event.version }}
      initial={interpreterValues(event.interpreter ?? { state: "needed" })}
      fill={(values) => ({ eventId: values["eventId"], version: values["version"], interpreter: interpreterIn(values) })}
      explain={navigationExplain}
      submit={say({ id: "navigation.book.save", message: "Save" })}
      onDone={onDone}
    >
      <InterpreterFields none={false} />
    </Form>
  );
}
