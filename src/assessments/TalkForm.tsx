import { useMemo, useState } from "react";
import type { z } from "zod";
import { useFormValues } from "../cases/formValues.ts";
import { Problem } from "../kernel/problem.ts";
import { personHref } from "../people/findPeople.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import type { Values } from "../ui/entries.ts";
import type { Explain } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { useKeptDraft } from "../ui/keptDraft.ts";
import { Link } from "../ui/Link.tsx";
import { Notice } from "../ui/Notice.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { assessments, type NeedKind, type Sheet } from "./contract.ts";
import { LevelScale } from "./LevelScale.tsx";
import { NeedRows } from "./NeedRows.tsx";
import { useDomainName, useLevelText } from "./needWords.ts";
import { StandingNeeds } from "./StandingNeeds.tsx";
import { levelIn, newRow, talkOf } from "./talkValues.ts";

const explain: Explain = {
  "nothing.said": { id: "assessments.talk.nothing", message: "Write down at least one thing, or answer how one part of life is going." },
  "onDay.future": { id: "assessments.talk.future", message: "“{label}” is still to come." },
  future: { id: "assessments.talk.future", message: "“{label}” is still to come." },
  "case.closed": { id: "assessments.talk.closed", message: "This case was closed meanwhile. What you wrote is kept as your draft." },
  stale: {
    id: "assessments.talk.stale",
    message:
      "Somebody else saved here meanwhile. What stands now is below, and what you wrote is still here. Save again to add yours to it.",
  },
};

const asked: readonly NeedKind[] = ["trust", "strength", "accomplishment", "need", "barrier"];

/** Talking needs and strengths through on one page: strengths before problems, kept while it is typed. The first time it is the intake. */
export function TalkForm({ sheet: opened, onDone }: { sheet: Sheet; onDone: () => void }) {
  const say = useWords();
  const { today } = useFormats();
  // What it was begun upon, until somebody else was first: what arrives while one types does not slip beneath.
  const [sheet, setSheet] = useState(opened);
  const [stale, setStale] = useState(false);
  const tell = useTellTalk((now) => {
    setSheet(now);
    setStale(true);
  });
  const { caseId } = sheet;
  const draft = useKeptDraft(`assessment.keep:${caseId}`);
  const first = opened.assessments.length === 0;
  const [initial] = useState<Values>(() => ({
    onDay: today(),
    rows: (first ? asked : (["strength", "accomplishment", "need"] as const)).map((kind) => newRow(kind)),
    ...draft.kept,
  }));
  const done = async () => {
    await draft.drop();
    showToast({
      text: first
        ? say({ id: "assessments.talk.intakeKept", message: "The intake is kept" })
        : say({ id: "assessments.talk.kept", message: "Kept: what changed is shown below" }),
    });
    onDone();
  };
  return (
    <Form
      tell={tell}
      also={{ caseId, last: sheet.assessments.at(-1)?.number ?? 0 }}
      initial={initial}
      fill={(values) => talkOf(values, sheet) as Values}
      explain={explain}
      saveDraft={draft.keep}
      submit={
        first
          ? say({ id: "assessments.talk.saveIntake", message: "Keep the intake" })
          : say({ id: "assessments.talk.save", message: "Keep it" })
      }
      actions={
        !first && (
          <Button kind="quiet" onPress={onDone}>
            {say({ id: "assessments.talk.later", message: "Go on later" })}
          </Button>
        )
      }
      onDone={() => void done()}
      className="max-w-4xl"
    >
      {stale && (
        <Notice live title={say({ id: "assessments.talk.staleTitle", message: "This is what stands now" })}>
          <Stands sheet={sheet} before={opened} />
        </Notice>
      )}
      <TalkFields sheet={sheet} first={first} />
    </Form>
  );
}

function TalkFields({ sheet, first }: { sheet: Sheet; first: boolean }) {
  const say = useWords();
  const { today } = useFormats();
  const { values, put } = useFormValues();
  const nameOf = useDomainName(sheet.domains);
  const sayLevel = useLevelText();
  const last = sheet.assessments.at(-1);
  const domains = sheet.domains;
  return (
    <>
      <Card title={say({ id: "assessments.talk.carries", message: "What carries them" })}>
        <div className="space-y-6">
          <NeedRows
            kind="strength"
            domains={domains}
            autoFocus={!first}
            label={{ id: "assessments.talk.strength", message: "What are they good at? What helps them through?" }}
            hint={{ id: "assessments.talk.words", message: "In their own words." }}
            more={{ id: "assessments.talk.strength.more", message: "Another strength" }}
          />
          <NeedRows
            kind="accomplishment"
            domains={domains}
            label={{ id: "assessments.talk.accomplishment", message: "What have they managed? What are they proud of?" }}
            more={{ id: "assessments.talk.accomplishment.more", message: "Another achievement" }}
          />
          <NeedRows
            kind="trust"
            domains={domains}
            label={{ id: "assessments.talk.trust", message: "What builds trust? How do they like to be spoken with?" }}
            more={{ id: "assessments.talk.trust.more", message: "Something else that helps" }}
          />
          <p className="text-sm text-quiet">
            {say({ id: "assessments.talk.people", message: "People they trust, names and how to reach them stand with the person:" })}{" "}
            <Link href={personHref(sheet.personId)}>{say({ id: "assessments.talk.person", message: "Open their page" })}</Link>
          </p>
        </div>
      </Card>
      <Card title={say({ id: "assessments.talk.levels", message: "How is it going, in their own eyes?" })}>
        <p className="measure mb-3 text-quiet">
          {say({
            id: "assessments.talk.levels.lead",
            message: "1 is in trouble, 5 is going well. Ask only what fits; leave the rest empty.",
          })}
        </p>
        <div className="divide-y divide-line">
          {domains
            .filter(({ asked: isAsked }) => isAsked)
            .map(({ code }) => {
              const level = last?.levels.find(({ domain }) => domain === code)?.level;
              return (
                <LevelScale
                  key={code}
                  label={nameOf(code)}
                  value={levelIn(values, code)}
                  onChange={(to) => put(`level.${code}`, to)}
                  before={
                    level === undefined
                      ? undefined
                      : say({ id: "assessments.level.last", message: "last time {level}" }, { level: sayLevel(level) })
                  }
                />
              );
            })}
        </div>
      </Card>
      <StandingNeeds sheet={sheet} />
      <Card
        title={
          first
            ? say({ id: "assessments.talk.needs", message: "What they need" })
            : say({ id: "assessments.talk.newNeeds", message: "What is new" })
        }
      >
        <div className="space-y-6">
          <NeedRows
            kind="need"
            domains={domains}
            label={{ id: "assessments.talk.need", message: "What do they need, in their own words?" }}
            more={{ id: "assessments.talk.need.more", message: "Another need" }}
          />
          <NeedRows
            kind="barrier"
            domains={domains}
            label={{ id: "assessments.talk.barrier", message: "What stands in the way?" }}
            more={{ id: "assessments.talk.barrier.more", message: "Something else in the way" }}
          />
        </div>
      </Card>
      <DatePicker name="onDay" label={say({ id: "assessments.talk.day", message: "When did you talk?" })} max={today()} />
    </>
  );
}

/** What somebody else kept since this form was opened. */
function Stands({ sheet, before }: { sheet: Sheet; before: Sheet }) {
  const say = useWords();
  const formats = useFormats();
  const talks = sheet.assessments.slice(before.assessments.length);
  const fresh = sheet.needs.filter(({ needId, version }) => !before.needs.some((one) => one.needId === needId && one.version === version));
  return (
    <ul className="space-y-1">
      {talks.map(({ assessmentId, by, at }) => (
        <li key={assessmentId}>
          {say(
            { id: "assessments.talk.theirs", message: "{name} kept theirs on {moment}." },
            { name: by.name, moment: formats.moment(at) },
          )}
        </li>
      ))}
      {fresh.map(({ needId, words }) => (
        <li key={needId}>
          <bdi className="wrap-anywhere">“{words}”</bdi>
        </li>
      ))}
    </ul>
  );
}

/** Tells a talk; where somebody was first, what stands now is handed on before it is refused. */
function useTellTalk(onStale: (now: Sheet) => void) {
  const tell = useTell(assessments.keep);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is done of it does not change while the form is open
  return useMemo(() => {
    const run = async (input: z.input<typeof assessments.keep.in>) => {
      try {
        return await tell(input);
      } catch (problem) {
        const now = problem instanceof Problem && problem.code === "stale" ? (problem.params["current"] as Sheet | undefined) : undefined;
        if (now) onStale(now);
        throw problem;
      }
    };
    return Object.assign(run, { endpoint: tell.endpoint, waiting: tell.waiting, lost: tell.lost, stop: tell.stop });
  }, [tell]);
}
