import { useFormValues } from "../../cases/formValues.ts";
import { isolate } from "../../people/PersonName.tsx";
import { useFormats } from "../../ui/formats.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Wait } from "../../ui/Skeleton.tsx";
import { useDiscreet } from "../../ui/screen.ts";
import { TextArea } from "../../ui/TextField.tsx";
import { useWords } from "../../ui/words.ts";
import type { ConcernRecord } from "../contract.ts";
import { type Chosen, chosenIn, otherIn, verdictOn } from "./decisionForm.ts";
import { OpenFields } from "./OpenFields.tsx";
import { OtherField } from "./OtherField.tsx";
import { PassFields } from "./PassFields.tsx";
import { ConcernSetAside } from "./SetAside.tsx";
import { useLikely } from "./useLikely.ts";

/** What becomes of it: one of five, and of the chosen one what it needs. */
export function OutcomeFields({ record }: { record: ConcernRecord }) {
  const say = useWords();
  const { shown } = useDiscreet();
  const { values, put } = useFormValues();
  const outcome = values["outcome"] as Chosen | null;
  const choose = (next: string | null) => {
    const before = otherIn(values);
    put("outcome", next);
    if (next === "duplicate" || !before) return;
    put("aside", { other: before, by: "outcome" });
    put("other", null);
  };
  const chosen = chosenIn(values);
  return (
    <div className="space-y-5">
      <RadioGroup
        name="outcome"
        optional={false}
        label={say({ id: "concerns.triage.then", message: "Then" })}
        value={outcome}
        onChange={choose}
        options={[
          { id: "join", label: say({ id: "concerns.triage.then.join", message: "Join their case" }) },
          { id: "open", label: say({ id: "concerns.triage.then.open", message: "Open a case" }) },
          { id: "pass", label: say({ id: "concerns.triage.then.pass", message: "Pass it on" }) },
          { id: "nothing", label: say({ id: "concerns.triage.then.nothing", message: "Nothing now" }) },
          { id: "duplicate", label: say({ id: "concerns.triage.then.duplicate", message: "Same as another" }) },
        ]}
      />
      <ConcernSetAside by="outcome" />
      {chosen && (outcome === "duplicate" || outcome === "pass" || outcome === "nothing") && (
        <p>{say(unusedWords[outcome], { name: isolate(shown(chosen.call)) })}</p>
      )}
      {outcome === "join" && <JoinFields record={record} />}
      {outcome === "open" && (
        <Wait lines={3}>
          <WhoField record={record} isNewOffered />
          <OpenFields record={record} />
        </Wait>
      )}
      {outcome === "pass" && <PassFields record={record} />}
      {outcome === "duplicate" && <OtherField record={record} chosen={otherIn(values)} />}
      {outcome === "nothing" && (
        <TextArea
          name="why"
          optional={false}
          rows={2}
          max={4000}
          label={say({ id: "concerns.triage.nothing.why", message: "Nothing now, because" })}
          hint={say({ id: "concerns.triage.nothing.hint", message: "Who is near them already, what was found, when to look again." })}
        />
      )}
    </div>
  );
}

/** Of whom one marked as the same, what an outcome that writes no person down makes of it. */
const unusedWords = {
  duplicate: {
    id: "concerns.triage.then.duplicate.person",
    message: "You marked {name} as the same. That is kept for the other concern, where whom it is about is decided.",
  },
  pass: {
    id: "concerns.triage.then.pass.person",
    message: "You marked {name} as the same. That is not passed on: whoever gets it looks for themself.",
  },
  nothing: {
    id: "concerns.triage.then.nothing.person",
    message: "You marked {name} as the same. That is not written down when nothing is done now.",
  },
} as const;

function JoinFields({ record }: { record: ConcernRecord }) {
  const say = useWords();
  const formats = useFormats();
  const { values } = useFormValues();
  const chosen = chosenIn(values);
  if (!chosen) return <WhoField record={record} />;
  if (chosen.cases.length > 1) {
    return (
      <RadioGroup
        name="caseId"
        optional={false}
        label={say({ id: "concerns.triage.join.which", message: "Which of their cases?" })}
        options={chosen.cases.map((one) => ({
          id: one.caseId,
          label: one.programName,
          hint: [one.manager?.name, say({ id: "concerns.triage.join.since", message: "since {day}" }, { day: formats.day(one.openedOn) })]
            .filter(Boolean)
            .join(" · "),
        }))}
      />
    );
  }
  const [only] = chosen.cases;
  return (
    <p>
      {only
        ? say(
            { id: "concerns.triage.join.only", message: "It joins the case in {program}. {name} sees it there." },
            {
              program: isolate(only.programName),
              name: isolate(only.manager?.name ?? say({ id: "concerns.triage.join.manager", message: "The case manager" })),
            },
          )
        : say({
            id: "concerns.triage.join.unseen",
            message: "You see no open case of theirs. If there is one in this program, it joins that one.",
          })}
    </p>
  );
}

/** Whom it is about, where nobody was marked as the same yet. */
function WhoField({ record, isNewOffered = false }: { record: ConcernRecord; isNewOffered?: boolean }) {
  const say = useWords();
  const { shown } = useDiscreet();
  const { values, put } = useFormValues();
  const likely = useLikely(record.id, String(values["lookFor"] ?? ""));
  const chosen = chosenIn(values);
  const people = likely.people.filter((one) => one.personId !== chosen?.personId && verdictOn(values, one) !== "not");
  const offered = chosen ? [chosen, ...people] : people;
  const choose = (id: string | null) => {
    const person = offered.find((one) => one.personId === id) ?? null;
    put("chosen", person);
    put("isNew", id === "new");
    put("caseId", person?.cases.find((one) => one.programId === record.programId)?.caseId ?? person?.cases[0]?.caseId ?? null);
  };
  if (offered.length === 0 && !isNewOffered) {
    return (
      <p data-field="personId">
        {say({ id: "concerns.triage.who.nobody", message: "Nobody known fits. Look above by another name, or open a case." })}
      </p>
    );
  }
  return (
    <RadioGroup
      name="personId"
      optional={false}
      label={say({ id: "concerns.triage.who", message: "Who is it about?" })}
      value={chosen?.personId ?? (values["isNew"] ? "new" : null)}
      onChange={choose}
      options={[
        ...offered.map((one) => ({ id: one.personId, label: [shown(one.call), one.tag && `(${one.tag})`].filter(Boolean).join(" ") })),
        ...(isNewOffered ? [{ id: "new", label: say({ id: "concerns.triage.who.new", message: "Somebody not known here yet" }) }] : []),
      ]}
    />
  );
}
