import { useContext, useEffect, useRef } from "react";
import type { ProgramKind } from "../agencies/programs/contract.ts";
import { isolate } from "../people/PersonName.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Checkbox, CheckboxGroup } from "../ui/Checkbox.tsx";
import { ComboBox } from "../ui/ComboBox.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { FillingContext } from "../ui/filling.ts";
import { useFormats } from "../ui/formats.ts";
import { Notice } from "../ui/Notice.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import type { PurposeKind, Recipient, ReleaseItem } from "./contract.ts";
import { suggestItems, suggestPurpose } from "./policy.ts";
import { itemWords, methodWords, purposeWords, useChoices } from "./releaseWords.ts";
import { dayAfter } from "./wholeDays.ts";

/** Of what one of these is, one says which. */
const narrowed: readonly ReleaseItem[] = ["letter", "documents", "notes", "legal", "medical"];

/** As many recipients stand there to be pressed; the rest of the address book is searched. */
const PRESSED = 6;

interface Known extends Recipient {
  readonly lastWhom: string | null;
}

interface FieldsProps {
  begun: { recipients: Known[]; howLong: { usual: number; warn: number; most: number }; programKind: ProgramKind };
  added: string | undefined;
  /** The form was begun from another release. */
  given: boolean;
  onAdd: () => void;
}

/** The four touches before the fifth: who, what, why, until. */
export function ReleaseFields({ begun, added, given, onAdd }: FieldsProps) {
  const say = useWords();
  const { today, nearDay } = useFormats();
  const filling = useContext(FillingContext);
  const values = filling?.values ?? {};
  const chosen = begun.recipients.find(({ recipientId }) => recipientId === values.recipientId);
  usePrefill(begun, added, given);
  const near = begun.recipients.filter((one, at) => at < PRESSED || one === chosen);
  const items = (values.items as ReleaseItem[] | undefined) ?? [];
  const days = values.howLong === "day" ? daysFrom(today(), String(values.until ?? "")) : Number(values.howLong);
  const { usual, warn, most } = begun.howLong;
  const lengths = [...new Set([7, 14, usual, 90])].filter((n) => n <= most).toSorted((a, b) => a - b);
  return (
    <>
      <Card title={say({ id: "releases.who", message: "Who" })}>
        <div className="space-y-6">
          {near.length > 0 && (
            <RadioGroup
              name="recipientId"
              look="chips"
              optional={false}
              label={say({ id: "releases.to", message: "To whom? One office, and no other" })}
              options={near.map(({ recipientId, name }) => ({ id: recipientId, label: isolate(name) }))}
            />
          )}
          {begun.recipients.length > PRESSED && (
            <ComboBox
              optional
              label={say({ id: "releases.to.else", message: "Or somebody else in the address book" })}
              value={(values.recipientId as string | null) ?? null}
              onChange={(id) => filling?.put("recipientId", id)}
              options={begun.recipients.map(({ recipientId, name }) => ({ id: recipientId, label: name }))}
            />
          )}
          <Button kind="quiet" icon="plus" className="-ms-3" onPress={onAdd}>
            {say({ id: "releases.recipient.new", message: "Somebody who is not in the list" })}
          </Button>
          <TextField name="toWhom" label={say({ id: "releases.toWhom", message: "Who there? A name or a role" })} />
          {chosen?.partner && (
            <TextField
              name="toEmail"
              type="email"
              optional
              label={say({ id: "releases.toEmail", message: "Their e-mail, if they are to sign in and read it here" })}
              hint={say({ id: "releases.toEmail.hint", message: "Typed in full. Whether they have an account is not shown." })}
            />
          )}
        </div>
      </Card>
      <Card title={say({ id: "releases.what", message: "What" })}>
        <div className="space-y-6">
          <CheckboxGroup
            name="items"
            look="chips"
            label={say({ id: "releases.items", message: "Only what it needs" })}
            hint={say({ id: "releases.items.hint", message: "Each by itself. New things later need to be asked for again." })}
            options={useChoices(itemWords)}
          />
          {narrowed
            .filter((item) => items.includes(item))
            .map((item) => (
              <TextField
                key={item}
                name={`detail_${item}`}
                optional
                label={say({ id: "releases.detail", message: "{item}: only this" }, { item: say(itemWords[item]) })}
              />
            ))}
        </div>
      </Card>
      <Card title={say({ id: "releases.why", message: "Why" })}>
        <div className="space-y-6">
          <RadioGroup
            name="purposeKind"
            look="chips"
            label={say({ id: "releases.purpose", message: "What for?" })}
            options={useChoices(purposeWords)}
          />
          <TextField
            name="purpose"
            optional={values.purposeKind !== "other"}
            label={say({ id: "releases.purpose.words", message: "In their words" })}
            hint={say({ id: "releases.purpose.hint", message: "A court may ask for this paper: few words are safer." })}
          />
        </div>
      </Card>
      <Card title={say({ id: "releases.untilWhen", message: "Until" })}>
        <div className="space-y-6">
          <RadioGroup
            name="howLong"
            look="chips"
            label={say({ id: "releases.howLong", message: "For how long?" })}
            options={[
              ...lengths.map((n) => ({
                id: String(n),
                label: say({ id: "releases.daysTo", message: "{n} days, to {day}" }, { n, day: nearDay(dayAfter(today(), n)) }),
              })),
              { id: "day", label: say({ id: "releases.aDay", message: "To a day" }) },
            ]}
          />
          {values.howLong === "day" && (
            <DatePicker
              name="until"
              label={say({ id: "releases.lastDay", message: "Last day" })}
              min={today()}
              max={dayAfter(today(), most)}
            />
          )}
          {days > warn && (
            <Notice live title={say({ id: "releases.long.title", message: "That is long" })}>
              {say(
                { id: "releases.long", message: "Releases here mostly stand for {usual} days. Must it be longer than {warn}?" },
                { usual, warn },
              )}
            </Notice>
          )}
          <Checkbox name="untilPurpose" label={say({ id: "releases.untilDone", message: "Only until this is done, if that is sooner" })} />
        </div>
      </Card>
      <Disclosure title={say({ id: "releases.more", message: "Language, interpreter, how it may be shared" })}>
        <div className="space-y-6 pt-2">
          <Language />
          <TextField name="interpreter" optional label={say({ id: "releases.interpreter", message: "Interpreter: who" })} />
          <CheckboxGroup
            name="methods"
            label={say({ id: "releases.methods", message: "How it may be shared" })}
            options={useChoices(methodWords)}
          />
          <TextField
            name="outlives"
            optional
            label={say({ id: "releases.outlives", message: "If it is to go on should they die or be missing: in their words" })}
            hint={say({ id: "releases.outlives.hint", message: "Empty: it ends then, at once." })}
          />
        </div>
      </Disclosure>
    </>
  );
}

const tongues = ["en", "es", "ar", "zh", "vi", "tl", "ht", "pt", "fr", "ru", "ko", "ase"];

function Language() {
  const say = useWords();
  const filling = useContext(FillingContext);
  const spoken = String(filling?.values.language ?? "en");
  const names = new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "language" });
  return (
    <Select
      name="language"
      width="half"
      label={say({ id: "releases.language", message: "Spoken in" })}
      hint={say({
        id: "releases.language.hint",
        message: "The paper is written in English, Spanish or Arabic; in other languages it is read to them.",
      })}
      options={[...new Set([...tongues, spoken])].map((tag) => ({ id: tag, label: tag === "ase" ? "ASL" : (names.of(tag) ?? tag) }))}
    />
  );
}

const daysFrom = (from: string, to: string) => (to ? Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) : 0);

/** What the recipient suggests: a purpose, and by the purpose the least it needs. Nothing that was changed by hand is touched. */
function usePrefill({ recipients, programKind }: FieldsProps["begun"], added: string | undefined, given: boolean): void {
  const filling = useContext(FillingContext);
  const put = filling?.put;
  const recipientId = filling?.values.recipientId;
  const purposeKind = filling?.values.purposeKind as PurposeKind | null | undefined;
  const items = JSON.stringify(filling?.values.items ?? []);
  const suggested = useRef<string>(given ? undefined : "[]");
  // Whom there, as it was put in here last, and as it stands: what was typed is left alone.
  const whom = useRef("");
  const typed = useRef("");
  useEffect(() => {
    typed.current = String(filling?.values.toWhom ?? "");
  });
  useEffect(() => {
    if (added && put) put("recipientId", added);
  }, [added, put]);
  useEffect(() => {
    const chosen = recipients.find((one) => one.recipientId === recipientId);
    if (!chosen || !put || given) return;
    put("purposeKind", suggestPurpose(chosen.kind));
    if (whom.current !== typed.current) return;
    whom.current = chosen.lastWhom ?? "";
    put("toWhom", whom.current);
  }, [recipientId, recipients, put, given]);
  useEffect(() => {
    if (!purposeKind || !put || suggested.current !== items) return;
    const next = [...suggestItems(purposeKind, programKind)];
    if (JSON.stringify(next) === items) return;
    suggested.current = JSON.stringify(next);
    put("items", next);
  }, [purposeKind, programKind, items, put]);
}
