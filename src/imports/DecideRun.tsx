import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Icon } from "../ui/Icon.tsx";
import { Notice } from "../ui/Notice.tsx";
import { type Say, useWords } from "../ui/words.ts";
import { OldCasesWill } from "./cases/OldCasesWill.tsx";
import { imports, type Run } from "./contract.ts";
import { EndManyDialog } from "./EndManyDialog.tsx";
import { changeOrder, changeWords, kindWords } from "./importWords.ts";
import { countWrites, endsMany } from "./weighChange.ts";

/** What will happen, in sentences, and the two ways to go. */
export function DecideRun({ run }: { run: Run }) {
  const say = useWords();
  const agree = useTell(imports.agree);
  const drop = useTell(imports.drop);
  const memory = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const many = endsMany(run.counts);
  const empty = countWrites(run.counts) === 0;
  const unread = empty && run.findings.errors > 0 && Object.values(run.counts).every(({ same }) => same === 0);
  const now = { runId: run.runId, version: run.version };
  const explain = {
    "import.notReady": { id: "imports.notReady", message: "Somebody else has dealt with it meanwhile. How it stands now is shown here." },
    stale: { id: "imports.notReady", message: "Somebody else has dealt with it meanwhile. How it stands now is shown here." },
  };
  // A button that says it is busy is announced until after it has gone: these are simply deaf meanwhile.
  const busy = agree.waiting || drop.waiting;
  const tell = (act: () => Promise<unknown>) =>
    busy ||
    void act().then(
      () => setAsking(false),
      (problem: unknown) => {
        setAsking(false);
        setWrong(sayProblem(say, explain, problem));
        void memory.invalidateQueries();
      },
    );
  return (
    <Card
      title={
        unread
          ? say({ id: "imports.noRow", message: "No row could be read" })
          : empty
            ? say({ id: "imports.same", message: "Nothing has changed" })
            : say({ id: "imports.will", message: "What will happen" })
      }
    >
      {unread ? (
        run.kind === "cases" && (
          <p className="measure">
            {say({ id: "imports.noRow.text", message: "Nothing can be written yet. Often it is a column or a choice that is missing:" })}{" "}
            <a href="#columns" className="text-accent underline underline-offset-[0.2em]">
              {say({ id: "imports.map.again", message: "Columns and choices" })}
            </a>
          </p>
        )
      ) : empty ? (
        <p className="measure">
          {run.findings.errors > 0
            ? say({ id: "imports.same.read", message: "What could be read is already here. There is nothing to write." })
            : run.kind === "cases"
              ? say({ id: "imports.same.cases", message: "Everything is already here as this file says it. There is nothing to write." })
              : say({ id: "imports.same.text", message: "Everything is already known as this roster says it. There is nothing to write." })}
        </p>
      ) : run.kind === "cases" ? (
        <OldCasesWill counts={run.counts} sayKind={sayKind} />
      ) : (
        <WillHappen counts={run.counts} />
      )}
      {run.findings.errors > 0 && (
        <p className="mt-4 flex items-start gap-2">
          <Icon name="wrong" className="mt-[0.1875rem]" />
          <span className="measure">
            {say(
              {
                id: "imports.errors",
                message:
                  "{count, plural, one {# error was found in the files.} other {# errors were found in the files.}} What could not be read is left out, and is not taken for gone.",
              },
              { count: run.findings.errors },
            )}{" "}
            <a href="#faults" className="text-accent underline underline-offset-[0.2em]">
              {say({ id: "imports.errors.see", message: "See them" })}
            </a>
          </span>
        </p>
      )}
      {(agree.lost || drop.lost) && (
        <div className="mt-4">
          <Notice
            live
            title={say({ id: "imports.retrying", message: "No connection, trying again" })}
            action={<Button onPress={agree.lost ? agree.stop : drop.stop}>{say({ id: "imports.stop", message: "Stop" })}</Button>}
          >
            {say({
              id: "imports.retrying.text",
              message: "Whether it got through is not known yet. It is done once, however often it is tried.",
            })}
          </Notice>
        </div>
      )}
      {wrong && (
        <div className="mt-4">
          <Notice live icon="wrong">
            {wrong}
          </Notice>
        </div>
      )}
      <Buttons className="mt-6">
        {!empty && (
          <Button kind="primary" onPress={() => (many.length > 0 ? setAsking(true) : tell(() => agree(now)))}>
            {say({ id: "imports.write", message: "Write it" })}
          </Button>
        )}
        <Button onPress={() => tell(() => drop(now))}>{say({ id: "imports.letGo", message: "Let it go" })}</Button>
      </Buttons>
      {!empty && (
        <p className="measure mt-3 text-sm text-quiet">
          {run.findings.leftOut > 0
            ? say(
                {
                  id: "imports.wholeBut",
                  message:
                    "{count, plural, one {One row stays} other {# rows stay}} out. All the others are written, or none: if one of them cannot be, everything stays as it is now.",
                },
                { count: run.findings.leftOut },
              )
            : say({
                id: "imports.whole",
                message: "All of it is written, or nothing: if one row cannot be, everything stays as it is now.",
              })}
        </p>
      )}
      {asking && <EndManyDialog endings={many} onAgree={() => tell(() => agree(now))} onClose={() => setAsking(false)} />}
    </Card>
  );
}

/** The kinds that matter to people, a sentence each, with what it means for them. */
function WillHappen({ counts }: { counts: Run["counts"] }) {
  const say = useWords();
  const formats = useFormats();
  const sentences = [
    sayKind(say, formats.list, counts.person, { id: "imports.will.person", message: "Students and families: {what}." }, [
      say({ id: "imports.will.person.ended", message: "Who is no longer listed is kept, with all their history; their enrollment ends." }),
    ]),
    sayKind(say, formats.list, counts.enrolment, { id: "imports.will.enrolment", message: "Enrollments: {what}." }, []),
    sayKind(
      say,
      formats.list,
      counts.account,
      { id: "imports.will.account", message: "Staff: {what}." },
      [say({ id: "imports.will.account.ended", message: "Who is no longer listed loses what the roster gave them, and nothing else." })],
      say({ id: "imports.will.account.new", message: "New staff can sign in once you invite them." }),
    ),
    sayKind(
      say,
      formats.list,
      counts.class_member,
      { id: "imports.will.classMember", message: "Places in classes: {what}." },
      [],
      say({
        id: "imports.will.classMember.new",
        message: "Teachers may know who is in their classes, and read the guidance meant for them.",
      }),
    ),
    // What else is gone is said here too: nobody should write it without having read that.
    ...(["site", "class", "relationship"] as const).map((kind) =>
      counts[kind]?.ended
        ? sayKind(
            say,
            formats.list,
            counts[kind],
            { id: "imports.will.ofKind", message: "{kind}: {what}." },
            [],
            undefined,
            say(kindWords[kind]),
          )
        : undefined,
    ),
  ].filter((sentence) => sentence !== undefined);
  if (sentences.length === 0) {
    return (
      <p className="measure">
        {say({ id: "imports.will.other", message: "Only schools, classes and relationships change, as listed below." })}
      </p>
    );
  }
  return (
    <ul className="measure space-y-2.5">
      {sentences.map(({ what, means }) => (
        <li key={what}>
          <span className="font-semibold">{what}</span>
          {means && <span className="block text-quiet">{means}</span>}
        </li>
      ))}
    </ul>
  );
}

function sayKind(
  say: Say,
  list: (parts: readonly string[]) => string,
  of: Run["counts"][keyof Run["counts"]],
  sentence: { id: string; message: string },
  ended: readonly string[],
  fresh?: string,
  kind?: string,
) {
  if (!of) return undefined;
  const parts = changeOrder.filter((change) => of[change] > 0).map((change) => say(changeWords[change], { count: of[change] }));
  if (parts.length === 0) return undefined;
  const means = [...(of.new > 0 && fresh ? [fresh] : []), ...(of.ended > 0 ? ended : [])].join(" ");
  return { what: say(sentence, { what: list(parts), ...(kind && { kind }) }), means };
}
