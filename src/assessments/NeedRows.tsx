import { useFormValues } from "../cases/formValues.ts";
import { useOptions } from "../people/personWords.ts";
import { Button } from "../ui/Button.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea } from "../ui/TextField.tsx";
import type { Message } from "../ui/words.ts";
import { useWords } from "../ui/words.ts";
import type { Domain, HeardFrom, NeedKind, Priority } from "./contract.ts";
import { heardWords, priorityWords, useDomainName } from "./needWords.ts";
import { newRow, type Row, rowsIn, saidIn } from "./talkValues.ts";

interface NeedRowsProps {
  kind: NeedKind;
  domains: readonly Domain[];
  /** What the lines are asked as, and the button for one more. */
  label: Message;
  more: Message;
  hint?: Message;
  /** Where one who pressed to talk it through goes on. */
  autoFocus?: boolean;
}

/** Lines of one kind, in the person's own words, as many as there are. */
export function NeedRows({ kind, domains, label, more, hint, autoFocus = false }: NeedRowsProps) {
  const say = useWords();
  const { values, put } = useFormValues();
  const rows = rowsIn(values);
  const said = saidIn(values);
  const ours = rows.filter((row) => row.kind === kind);
  const change = (key: string, to: Partial<Row>) =>
    put(
      "rows",
      rows.map((row) => (row.key === key ? { ...row, ...to } : row)),
    );
  return (
    <div className="space-y-4">
      {ours.map((row, nth) => (
        <RowFields
          key={row.key}
          row={row}
          at={said.indexOf(row)}
          nth={nth}
          autoFocus={autoFocus && nth === 0}
          label={say(label)}
          hint={nth === 0 ? hint && say(hint) : undefined}
          domains={domains}
          onChange={(to) => change(row.key, to)}
          onDrop={() =>
            put(
              "rows",
              rows.filter(({ key }) => key !== row.key),
            )
          }
        />
      ))}
      <Button icon="plus" onPress={() => put("rows", [...rows, newRow(kind, rows)])}>
        {say(more)}
      </Button>
    </div>
  );
}

interface RowFieldsProps {
  row: Row;
  /** Its place among those that are sent; -1: it is empty and is not. */
  at: number;
  nth: number;
  autoFocus: boolean;
  label: string;
  hint: string | undefined;
  domains: readonly Domain[];
  onChange: (to: Partial<Row>) => void;
  onDrop: () => void;
}

function RowFields({ row, at, nth, autoFocus, label, hint, domains, onChange, onDrop }: RowFieldsProps) {
  const say = useWords();
  const { today } = useFormats();
  const nameOf = useDomainName(domains);
  const priorities = useOptions(priorityWords);
  const heard = useOptions(heardWords);
  const presses = row.kind === "need" || row.kind === "barrier";
  const nothing = say({ id: "assessments.domain.none", message: "No part of life in particular" });
  const named = (field: string) => (at < 0 ? undefined : `add.${at}.${field}`);
  const of = (what: string) => say({ id: "assessments.row.of", message: "{what}, line {n}" }, { what, n: nth + 1 });
  return (
    <div className="space-y-3 border-s-2 border-line ps-4">
      <TextArea
        label={nth === 0 ? label : of(label)}
        labelHidden={nth > 0}
        {...(hint && { hint })}
        name={named("words")}
        optional={false}
        rows={2}
        autoFocus={autoFocus}
        value={row.words}
        onChange={(words) => onChange({ words })}
      />
      {row.words.trim() !== "" && (
        <>
          <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
            {row.kind !== "trust" && (
              <Select
                label={say({ id: "assessments.row.domain", message: "Part of life" })}
                name={named("domain")}
                optional
                className="min-w-56"
                value={row.domain ?? "none"}
                onChange={(code) => onChange({ domain: code === "none" ? null : code })}
                options={[
                  { id: "none", label: nothing },
                  ...domains.filter(({ asked }) => asked).map(({ code }) => ({ id: code, label: nameOf(code) })),
                ]}
              />
            )}
            {presses && (
              <RadioGroup
                label={say({ id: "assessments.row.priority", message: "How soon does it matter to them?" })}
                value={row.priority ?? "soon"}
                onChange={(priority) => onChange({ priority: priority as Priority })}
                options={priorities}
              />
            )}
          </div>
          <Disclosure title={say({ id: "assessments.row.more", message: "Who told us, and since when" })}>
            <div className="grid gap-4 sm:grid-cols-2">
              <Select
                label={say({ id: "assessments.row.heard", message: "Who told us?" })}
                optional
                value={row.heardFrom}
                onChange={(heardFrom) => onChange({ heardFrom: (heardFrom ?? "person") as HeardFrom })}
                options={heard}
              />
              <DatePicker
                label={say({ id: "assessments.row.since", message: "Since when?" })}
                name={named("firstSeen")}
                optional
                max={today()}
                value={row.firstSeen}
                onChange={(firstSeen) => onChange({ firstSeen })}
              />
            </div>
          </Disclosure>
        </>
      )}
      {(nth > 0 || row.words.trim() !== "") && (
        <Button kind="quiet" icon="cross" label={of(say({ id: "assessments.row.drop", message: "Take this line out" }))} onPress={onDrop}>
          {say({ id: "assessments.row.drop", message: "Take this line out" })}
        </Button>
      )}
    </div>
  );
}
