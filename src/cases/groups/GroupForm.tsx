import { useState } from "react";
import { PersonName, usePersonText } from "../../people/PersonName.tsx";
import { useOptions } from "../../people/personWords.ts";
import { useAsk, useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { DatePicker, TimeField } from "../../ui/DateField.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { useFormats } from "../../ui/formats.ts";
import { useMe } from "../../ui/me.ts";
import { Notice } from "../../ui/Notice.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { contactExplain } from "../ContactFields.tsx";
import { useUndo } from "../caseActs.ts";
import { safetyAnswers } from "../contacts/contactWords.ts";
import { manyExplain } from "../many/manyWords.ts";
import { type Candidate, groups, type Presence } from "./contract.ts";
import { groupKinds, presences } from "./groupWords.ts";

/** What a session begins with: nothing, or the one before. */
export interface Start {
  key: string;
  kind?: string;
  topic?: string;
  minutes?: number | null;
  atTime?: string | null;
  onDay?: string;
  members?: readonly (readonly [caseId: string, was: Presence])[];
}

interface GroupFormProps {
  programId: string;
  start: Start | undefined;
  onDone: () => void;
}

/** The session, and who was there; everybody chosen was, unless it is said otherwise. */
export function GroupForm({ programId, start, onDone }: GroupFormProps) {
  const say = useWords();
  const { today } = useFormats();
  const kinds = useOptions(groupKinds);
  const { candidates, more } = useAsk(groups.candidates, { programId });
  const tell = useTell(groups.record);
  const undo = useUndo();
  const [kind, setKind] = useState<string | null>(start?.kind ?? "support");
  const [topic, setTopic] = useState(start?.topic ?? "");
  const [onDay, setDay] = useState<string | null>(start?.onDay ?? today());
  const [atTime, setTime] = useState<string | null>(start?.atTime ?? null);
  const [minutes, setMinutes] = useState(start?.minutes ? String(start.minutes) : "");
  const [safety, setSafety] = useState<string | null>(null);
  const answers = useOptions(safetyAnswers);
  const asks = useMe().programs.some((one) => one.id === programId && one.asksSafety);
  const [members, setMembers] = useState<ReadonlyMap<string, Presence>>(() => new Map(start?.members ?? []));
  const [problem, setProblem] = useState<unknown>();
  const [missing, setMissing] = useState(false);
  const put = (caseId: string, was: Presence | undefined) => {
    const next = new Map(members);
    if (was) next.set(caseId, was);
    else next.delete(caseId);
    setMembers(next);
  };
  const chosen = candidates.filter(({ caseId }) => members.has(caseId));
  const thereNow = chosen.filter(({ caseId }) => members.get(caseId) === "there").length;
  const save = async () => {
    const incomplete = !topic.trim() || !onDay || chosen.length === 0;
    setMissing(incomplete);
    if (incomplete || !onDay || tell.waiting) return;
    setProblem(undefined);
    try {
      const rows = chosen.map(({ caseId }) => ({ caseId, was: members.get(caseId) ?? "there" }));
      const length = /^\d+$/.test(minutes.trim()) ? Number(minutes) : null;
      const answer = asks ? (safety as "done" | null) : null;
      const session = { kind: kind as "support", topic, onDay, atTime: atTime || null, minutes: length };
      const { id } = await tell({ programId, ...session, rows, safety: answer });
      showToast({
        text: say(
          { id: "cases.group.saved", message: "Saved for {count, plural, one {one person} other {# people}}" },
          { count: rows.length },
        ),
        undo: () => undo(groups.takeBack, { sessionId: id as never }),
      });
      onDone();
    } catch (refused) {
      setProblem(refused);
    }
  };
  if (candidates.length === 0)
    return (
      <EmptyState icon="team" title={say({ id: "cases.group.nobody", message: "No open cases to make a group of" })}>
        {say({ id: "cases.group.nobody.text", message: "A group is made of open cases of one program in which you may record a contact." })}
      </EmptyState>
    );
  return (
    <div className="space-y-6">
      <Card title={say({ id: "cases.group.session", message: "The session" })}>
        <div className="space-y-5">
          <RadioGroup
            label={say({ id: "cases.group.kind", message: "What kind of group?" })}
            value={kind}
            onChange={setKind}
            options={kinds}
          />
          <TextField
            label={say({ id: "cases.group.topic", message: "Topic" })}
            hint={say({ id: "cases.group.topic.hint", message: "It stands in each one’s story. Name nobody in it." })}
            value={topic}
            onChange={setTopic}
          />
          <div className="grid gap-5 sm:grid-cols-3">
            <DatePicker label={say({ id: "cases.contact.day", message: "When" })} value={onDay} onChange={setDay} max={today()} />
            <TimeField label={say({ id: "cases.contact.time", message: "At what time" })} optional value={atTime} onChange={setTime} />
            <TextField
              label={say({ id: "cases.contact.minutes", message: "Minutes" })}
              optional
              inputMode="numeric"
              value={minutes}
              onChange={setMinutes}
            />
          </div>
          {asks && (
            <RadioGroup
              optional
              label={say({ id: "cases.contact.safety", message: "Safety planning" })}
              hint={say({
                id: "cases.group.safety.hint",
                message: "For all who were there. Whoever is an exception is answered for in their own case; it may stay open.",
              })}
              value={safety}
              onChange={setSafety}
              options={answers}
            />
          )}
        </div>
      </Card>
      <Members candidates={candidates} members={members} put={put} setMembers={setMembers} more={more} />
      {missing && (
        <Notice live>{say({ id: "cases.group.missing", message: "Say the topic and the day, and choose who belongs to it." })}</Notice>
      )}
      {problem !== undefined && <Notice live>{sayProblem(say, { ...contactExplain, ...manyExplain }, problem)}</Notice>}
      <Button kind="primary" waiting={tell.waiting} onPress={() => void save()}>
        {say(
          { id: "cases.group.save", message: "Save for {count, plural, =0 {everybody} one {one person} other {# people}}" },
          { count: chosen.length },
        )}
        {chosen.length > 0 &&
          ` (${say({ id: "cases.group.save.there", message: "{there, number} there, {away, number} not" }, { there: thereNow, away: chosen.length - thereNow })})`}
      </Button>
    </div>
  );
}

interface MembersProps {
  candidates: readonly Candidate[];
  members: ReadonlyMap<string, Presence>;
  put: (caseId: string, was: Presence | undefined) => void;
  setMembers: (members: ReadonlyMap<string, Presence>) => void;
  more: boolean;
}

/** Whom to choose from, narrowed by site, class or name; the chosen on top, each with where they were. */
function Members({ candidates, members, put, setMembers, more }: MembersProps) {
  const say = useWords();
  const text = usePersonText();
  const [typed, setTyped] = useState("");
  const looked = typed.trim().toLowerCase();
  const saying = (one: Candidate) =>
    `${text(one.label)} ${one.label.tag ?? ""} ${one.site ?? ""} ${one.grade ?? ""} ${one.number}`.toLowerCase();
  const fits = candidates.filter((one) => saying(one).includes(looked));
  const shown = [...candidates.filter(({ caseId }) => members.has(caseId)), ...fits.filter(({ caseId }) => !members.has(caseId))];
  const rest = fits.filter(({ caseId }) => !members.has(caseId));
  return (
    <Card title={say({ id: "cases.group.who", message: "Who belongs to it" })} aside={members.size || undefined} flush>
      <div className="flex flex-wrap items-end gap-3 px-5 pb-3">
        <div className="min-w-52 grow">
          <SearchBox
            label={say({ id: "cases.group.narrow", message: "Narrow by name, class or site" })}
            value={typed}
            onChange={setTyped}
          />
        </div>
        {rest.length > 0 && (
          <Button onPress={() => setMembers(new Map([...members, ...rest.map((one) => [one.caseId as string, "there"] as const)]))}>
            {say({ id: "cases.group.all", message: "Add all {count}" }, { count: rest.length })}
          </Button>
        )}
      </div>
      <ul className="divide-y divide-line border-t border-line">
        {shown.map((one) => (
          <Member key={one.caseId} one={one} was={members.get(one.caseId)} put={put} />
        ))}
      </ul>
      {more && (
        <p className="px-5 py-3 text-sm text-quiet">{say({ id: "cases.group.more", message: "These are the first three hundred." })}</p>
      )}
    </Card>
  );
}

function Member({ one, was, put }: { one: Candidate; was: Presence | undefined; put: MembersProps["put"] }) {
  const say = useWords();
  const text = usePersonText();
  const options = useOptions(presences);
  const name = text(one.label);
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-1.5 px-5 py-2">
      <div className="min-w-52 grow basis-0">
        <Checkbox label={name} value={was !== undefined} onChange={(value) => put(one.caseId, value ? "there" : undefined)}>
          <PersonName label={one.label} />
          {(one.site ?? one.grade) && (
            <span className="text-sm text-quiet">
              {" "}
              · <bdi>{[one.site, one.grade].filter(Boolean).join(", ")}</bdi>
            </span>
          )}
        </Checkbox>
      </div>
      {was && (
        <RadioGroup
          labelHidden
          label={say({ id: "cases.group.was", message: "Was {name} there?" }, { name })}
          value={was}
          onChange={(value) => value && put(one.caseId, value as Presence)}
          options={options}
        />
      )}
    </li>
  );
}
