import { useFormValues } from "../../cases/formValues.ts";
import { isolate, PersonName } from "../../people/PersonName.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { useFormats } from "../../ui/formats.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useDiscreet } from "../../ui/screen.ts";
import { useWords } from "../../ui/words.ts";
import { reasonWords } from "../concernWords.ts";
import type { ConcernRecord } from "../contract.ts";
import { type Candidate, chosenIn, idsIn, mark, type Verdict, verdictOn } from "./decisionForm.ts";
import { OtherConcerns } from "./OtherConcerns.tsx";
import { useLikely } from "./useLikely.ts";

/** Who may be meant, each with why and how likely; one press says that it is the same person. */
export function SamePerson({ record }: { record: ConcernRecord }) {
  const say = useWords();
  const { values, put } = useFormValues();
  const typed = String(values["lookFor"] ?? "");
  const likely = useLikely(record.id, typed);
  const chosen = chosenIn(values);
  const people = chosen && !likely.people.some((one) => one.personId === chosen.personId) ? [chosen, ...likely.people] : likely.people;

  const judge = (person: Candidate, verdict: Verdict | null) => {
    for (const name of ["not", "unsure"] as const) put(name, mark(idsIn(values, name), person.personId, verdict === name));
    if (verdict === "same") {
      put("chosen", person);
      put("isNew", false);
      const open = person.cases.find((one) => one.programId === record.programId) ?? person.cases[0];
      put("caseId", open?.caseId ?? null);
      if (values["outcome"] === null || values["outcome"] === "join" || values["outcome"] === "open")
        put("outcome", open ? "join" : "open");
    } else if (chosen?.personId === person.personId) {
      put("chosen", null);
      put("caseId", null);
    }
  };

  const isFaint = (person: Candidate) => person.band === "weak" && verdictOn(values, person.personId) !== "same";
  const near = people.filter((person) => !isFaint(person));
  const faint = people.filter(isFaint);
  const row = (person: Candidate) => (
    <CandidateRow
      key={person.personId}
      person={person}
      verdict={verdictOn(values, person.personId)}
      onJudge={(verdict) => judge(person, verdict)}
    />
  );

  return (
    <Card title={say({ id: "concerns.triage.same", message: "Is this the same person?" })} flush>
      <ul className="divide-y divide-line">{near.map(row)}</ul>
      {faint.length > 0 && (
        <div className={near.length > 0 ? "border-t border-line px-5 *:border-b-0" : "px-5 *:border-b-0"}>
          <Disclosure
            title={say(
              { id: "concerns.triage.faint", message: "{n, plural, one {# faint likeness} other {# faint likenesses}}" },
              { n: faint.length },
            )}
          >
            <ul className="-ms-12.5 -me-5 divide-y divide-line">{faint.map(row)}</ul>
          </Disclosure>
        </div>
      )}
      <div className="space-y-3 px-5 pt-3 pb-4">
        <div role="status">
          {likely.waiting && <Skeleton lines={2} />}
          {likely.failed && (
            <p>
              {say({ id: "concerns.triage.same.failed", message: "The list could not be had just now. You can decide without it." })}{" "}
              <Button kind="quiet" onPress={likely.again}>
                {say({ id: "concerns.triage.again", message: "Try again" })}
              </Button>
            </p>
          )}
          {!likely.waiting && !likely.failed && people.length === 0 && (
            <p className="text-quiet">
              {record.about || typed
                ? say({
                    id: "concerns.triage.same.none",
                    message: "Nobody you may know of fits that name. Some people are shown only to those who work with them.",
                  })
                : say({ id: "concerns.triage.same.unnamed", message: "They gave no name. If there is one in the text, look for it here." })}
            </p>
          )}
        </div>
        <SearchBox
          label={say({ id: "concerns.triage.same.look", message: "Look by another name" })}
          placeholder={say({ id: "concerns.triage.same.look", message: "Look by another name" })}
          value={typed}
          onChange={(text) => put("lookFor", text)}
          onSubmit={() => {}}
        />
      </div>
      <OtherConcerns found={likely.concerns} />
    </Card>
  );
}

function CandidateRow({
  person,
  verdict,
  onJudge,
}: {
  person: Candidate;
  verdict: Verdict | null;
  onJudge: (verdict: Verdict | null) => void;
}) {
  const say = useWords();
  const formats = useFormats();
  const { shown } = useDiscreet();
  const reasons = formats.list(person.because.map((one) => say(reasonWords[one])));
  return (
    <li className={verdict === "not" ? "px-5 py-3 text-quiet" : "px-5 py-3"}>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <p className="grow leading-snug font-semibold">
          <PersonName label={{ call: person.call, initial: null, tag: person.tag, pronouns: null }} />
        </p>
        <p className="text-sm">
          <span className="font-semibold">{formats.percent(person.percent / 100)}</span>{" "}
          <span className="text-quiet">{say(bands[person.band])}</span>
        </p>
      </div>
      <p className="text-sm text-quiet">
        {person.className && (
          <>
            <bdi>{person.className}</bdi>
            {" · "}
          </>
        )}
        {reasons && say({ id: "concerns.triage.because", message: "fits by {reasons}" }, { reasons })}
        {person.knownHere && <> · {say({ id: "concerns.triage.known", message: "known here" })}</>}
      </p>
      {person.cases.map((one) => (
        <p key={one.caseId} className="text-sm">
          {one.manager
            ? say(
                { id: "concerns.triage.case", message: "Open case in {program}, with {name} since {day}" },
                { program: isolate(one.programName), name: isolate(one.manager.name), day: formats.day(one.openedOn) },
              )
            : say(
                { id: "concerns.triage.case.nobody", message: "Open case in {program} since {day}" },
                { program: isolate(one.programName), day: formats.day(one.openedOn) },
              )}
        </p>
      ))}
      <RadioGroup
        className="mt-1.5 max-sm:-mx-1.5"
        labelHidden
        label={say({ id: "concerns.triage.same.who", message: "{name}: is it them?" }, { name: isolate(shown(person.call)) })}
        value={verdict}
        onChange={(value) => onJudge(value as Verdict | null)}
        options={[
          { id: "same", label: say({ id: "concerns.triage.same.same", message: "Same" }) },
          { id: "not", label: say({ id: "concerns.triage.same.not", message: "Not" }) },
          { id: "unsure", label: say({ id: "concerns.triage.same.unsure", message: "Not sure" }) },
        ]}
      />
    </li>
  );
}

const bands = {
  likely: { id: "concerns.triage.band.likely", message: "likely" },
  possible: { id: "concerns.triage.band.possible", message: "possible" },
  weak: { id: "concerns.triage.band.weak", message: "a faint likeness" },
} as const;
