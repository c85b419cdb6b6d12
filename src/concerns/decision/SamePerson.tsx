import { type ReactNode, useState } from "react";
import { useFormValues } from "../../cases/formValues.ts";
import { isolate, PersonName } from "../../people/PersonName.tsx";
import { useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { useFormats } from "../../ui/formats.ts";
import { useMe } from "../../ui/me.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useDiscreet } from "../../ui/screen.ts";
import { useWords } from "../../ui/words.ts";
import { reasonWords } from "../concernWords.ts";
import { type ConcernRecord, concerns } from "../contract.ts";
import { type Candidate, chosenIn, idsIn, mark, type Verdict, verdictOn } from "./decisionForm.ts";
import { OtherConcerns } from "./OtherConcerns.tsx";
import { useSayRefusal } from "./refusals.ts";
import { PersonSetAside } from "./SetAside.tsx";
import { useLikely } from "./useLikely.ts";

/** Who may be meant, each with why and how likely; one press says that it is the same person. */
export function SamePerson({ record }: { record: ConcernRecord }) {
  const say = useWords();
  const { values, put } = useFormValues();
  const typed = String(values["lookFor"] ?? "");
  const likely = useLikely(record.id, typed);
  const chosen = chosenIn(values);
  const people = chosen && !likely.people.some((one) => one.personId === chosen.personId) ? [chosen, ...likely.people] : likely.people;

  const ruleOut = useTell(concerns.ruleOut);
  const ruleIn = useTell(concerns.ruleIn);
  const sayRefusal = useSayRefusal();
  const [wrong, setWrong] = useState<string>();
  const [placed, setPlaced] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isApart = (person: Candidate) => placed.get(person.personId) ?? (person.ruledOut !== null && verdictOn(values, person) === "not");
  /** That it is not them is kept at once, for whoever looks next. */
  const remember = (person: Candidate, verdict: Verdict | null) => {
    const before = verdictOn(values, person);
    if ((verdict === "not") === (before === "not")) return;
    setWrong(undefined);
    const about = { concernId: record.id, personId: person.personId };
    (verdict === "not" ? ruleOut : ruleIn)(about).catch((problem: unknown) => {
      put("not", mark(idsIn(values, "not"), person.personId, false));
      setWrong(sayRefusal(problem));
    });
  };

  const judge = (person: Candidate, verdict: Verdict | null) => {
    // Under one's fingers it stays where it is.
    setPlaced(new Map(placed).set(person.personId, isApart(person)));
    remember(person, verdict);
    for (const name of ["not", "unsure"] as const) put(name, mark(idsIn(values, name), person.personId, verdict === name));
    if (verdict === "same") {
      put("aside", chosen && chosen.personId !== person.personId ? { person: chosen } : null);
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

  const isFaint = (person: Candidate) => person.band === "weak" && verdictOn(values, person) !== "same";
  const apart = people.filter(isApart);
  const near = people.filter((person) => !isFaint(person) && !isApart(person));
  const faint = people.filter((person) => isFaint(person) && !isApart(person));
  const row = (person: Candidate) => (
    <CandidateRow key={person.personId} person={person} verdict={verdictOn(values, person)} onJudge={(verdict) => judge(person, verdict)} />
  );

  return (
    <Card title={say({ id: "concerns.triage.same", message: "Is this the same person?" })} flush>
      <ul className="divide-y divide-line">{near.map(row)}</ul>
      <div className="px-5">
        <PersonSetAside onBack={(person) => judge(person, "same")} />
      </div>
      <Folded
        isFirst={near.length === 0}
        title={say(
          { id: "concerns.triage.faint", message: "{n, plural, one {# faint likeness} other {# faint likenesses}}" },
          { n: faint.length },
        )}
      >
        {faint.map(row)}
      </Folded>
      <Folded
        isFirst={near.length + faint.length === 0}
        title={say(
          { id: "concerns.triage.apart", message: "{n, plural, one {# person} other {# people}} said not to be them" },
          { n: apart.length },
        )}
      >
        {apart.map(row)}
      </Folded>
      <div className="space-y-3 px-5 pt-3 pb-4">
        {wrong && (
          <p role="alert" className="font-semibold">
            {wrong}
          </p>
        )}
        <div role="status" className="empty:mb-0">
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

function Folded({ title, isFirst, children }: { title: string; isFirst: boolean; children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <div className={isFirst ? "px-5 *:border-b-0" : "border-t border-line px-5 *:border-b-0"}>
      <Disclosure title={title}>
        <ul className="-ms-12.5 -me-5 divide-y divide-line">{children}</ul>
      </Disclosure>
    </div>
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
  const me = useMe();
  const { ruledOut } = person;
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
      {person.diedOn && (
        <p className="text-sm font-semibold">
          {say({ id: "concerns.triage.died", message: "This person died on {day}." }, { day: formats.day(person.diedOn) })}
        </p>
      )}
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
      {ruledOut && verdict === "not" && (
        <div className="flex flex-wrap items-center gap-x-1 text-sm">
          <p>
            {ruledOut.by.accountId === me.id
              ? say({ id: "concerns.triage.out.me", message: "You said on {at} that it is not them." }, { at: formats.moment(ruledOut.at) })
              : say(
                  { id: "concerns.triage.out.by", message: "{name} said on {at} that it is not them." },
                  { name: isolate(ruledOut.by.name), at: formats.moment(ruledOut.at) },
                )}
          </p>
          <Button kind="quiet" className="max-sm:-ms-3" onPress={() => onJudge(null)}>
            {say({ id: "concerns.triage.out.back", message: "Take it back" })}
          </Button>
        </div>
      )}
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
