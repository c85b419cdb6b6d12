import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { z } from "zod";
import { useParam } from "../ui/address.ts";
import { askKey, useAsk } from "../ui/asking.ts";
import { Card } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { Progress } from "../ui/Progress.tsx";
import { useWords } from "../ui/words.ts";
import { MapAgain, MapCases } from "./cases/MapCases.tsx";
import { formatTitles, imports, type Run, type RunId } from "./contract.ts";
import { DecideRun } from "./DecideRun.tsx";
import { FindingsByFile } from "./FindingsByFile.tsx";
import { statusWords } from "./importWords.ts";
import { WhatChanges } from "./WhatChanges.tsx";
import { countWrites } from "./weighChange.ts";

const lookEveryMs = 2_000;

/** One roster: what was wrong in it, what it would change, and the decision. */
export function ImportRunPage() {
  const say = useWords();
  const formats = useFormats();
  const run = useImportRun(useParam("runId") as z.infer<typeof RunId>);
  const standing = useRef<HTMLDivElement>(null);
  const { status, fileName, programName, system, askedBy, askedAt, format } = run;
  const before = useRef(status);
  useEffect(() => {
    // The button that was pressed is gone: what became of it takes its place.
    if (before.current !== status && (document.activeElement === document.body || document.activeElement === null))
      standing.current?.focus();
    before.current = status;
  }, [status]);
  const facts = [
    format && (formatTitles[format] ?? format),
    programName,
    say({ id: "imports.run.system", message: "numbers as in “{system}”" }, { system }),
    say({ id: "imports.run.by", message: "{who}, {when}" }, { who: askedBy, when: formats.moment(askedAt) }),
  ];
  return (
    <Page
      title={<bdi className="wrap-anywhere">{fileName}</bdi>}
      kind={say({ id: "imports.page", message: "Import" })}
      lead={facts.filter(Boolean).join(" · ")}
      back={{ href: "/imports", label: say({ id: "imports.page", message: "Import" }) }}
    >
      <div ref={standing} tabIndex={-1} className="space-y-6 outline-none">
        <p role="status" className="sr-only">
          {say(statusWords[status])}
        </p>
        <Standing run={run} />
      </div>
      {countWrites(run.counts) > 0 && <WhatChanges run={run} />}
      {run.list.length > 0 && (
        <FindingsByFile list={run.list} findings={run.findings} old={run.kind === "cases"} choosing={run.status === "read"} />
      )}
    </Page>
  );
}

/** The run as it stands; looked at every two seconds while it is read or written. */
function useImportRun(runId: z.infer<typeof RunId>) {
  const memory = useQueryClient();
  const run = useAsk(imports.show, { runId });
  const going = run.status === "reading" || run.status === "applying";
  useEffect(() => {
    if (!going) return;
    const timer = setInterval(() => void memory.invalidateQueries({ queryKey: askKey(imports.show, { runId }) }), lookEveryMs);
    return () => clearInterval(timer);
  }, [going, memory, runId]);
  return run;
}

/** How far it has come, or what is to be decided. */
function Standing({ run }: { run: Run }) {
  const say = useWords();
  const formats = useFormats();
  const anew = (
    <Link href="/imports" look="secondary">
      {run.kind === "cases"
        ? say({ id: "imports.run.anewCases", message: "Read a file anew" })
        : say({ id: "imports.run.anew", message: "Read a roster anew" })}
    </Link>
  );
  const when = run.finishedAt ? formats.moment(run.finishedAt) : "";
  switch (run.status) {
    case "mapping":
      return <MapCases run={run} />;
    case "read":
      return (
        <>
          <DecideRun run={run} />
          {run.kind === "cases" && <MapAgain run={run} />}
        </>
      );
    case "reading":
      return (
        <Going
          label={
            run.kind === "cases"
              ? say({ id: "imports.run.readingFile", message: "Reading the file" })
              : say({ id: "imports.run.reading", message: "Reading the roster" })
          }
          text={say({
            id: "imports.run.reading.text",
            message: "This takes seconds for a school and a minute or two for a district. You may leave this page; it goes on by itself.",
          })}
        />
      );
    case "applying":
      return (
        <Going
          label={say({ id: "imports.run.applying", message: "Writing" })}
          text={say({
            id: "imports.run.applying.text",
            message: "All of it at once, or nothing. You may leave this page; it goes on by itself.",
          })}
        />
      );
    case "refused":
      return (
        <Notice
          icon="wrong"
          title={say({ id: "imports.run.refused", message: "Nothing can be written from this file, and nothing was" })}
          action={anew}
        >
          {run.kind === "cases"
            ? say({
                id: "imports.run.refused.cases",
                message: "Below is what stands in the way. Save the table as CSV or as a workbook (.xlsx), and read that.",
              })
            : say({
                id: "imports.run.refused.text",
                message:
                  "Below is what stands in the way, by file, line and column. Have it put right in the school’s system, export again, and read that.",
              })}
        </Notice>
      );
    case "applied":
      return (
        <Notice
          icon="check"
          title={
            run.findings.leftOut > 0
              ? say(
                  {
                    id: "imports.run.appliedSome",
                    message: "Written, but {count, plural, one {one row was} other {# rows were}} left out",
                  },
                  { count: run.findings.leftOut },
                )
              : say({ id: "imports.run.applied", message: "Written, all of it" })
          }
        >
          {run.findings.leftOut > 0 && (
            <p>
              {say({
                id: "imports.run.leftOut",
                message: "Whoever stands in those rows is not in here through this file. Put the rows right and read the file again.",
              })}{" "}
              <a href="#faults" className="text-accent underline underline-offset-[0.2em]">
                {say({ id: "imports.errors.see", message: "See them" })}
              </a>
            </p>
          )}
          {say(
            { id: "imports.run.applied.text", message: "On {when}. Nothing was deleted: what is no longer listed keeps its history." },
            { when },
          )}
        </Notice>
      );
    case "failed":
      return (
        <Notice
          icon="wrong"
          title={say({ id: "imports.run.failed", message: "It could not be written, and nothing was changed" })}
          action={anew}
        >
          {say({
            id: "imports.run.failed.text",
            message:
              "Most often another roster was written after this one was read. Read the file anew: the difference is then made against how things stand now.",
          })}
        </Notice>
      );
    case "dropped":
      return (
        <Notice title={say({ id: "imports.run.dropped", message: "Let go; nothing of it was written" })} action={anew}>
          {say({ id: "imports.run.dropped.text", message: "On {when}." }, { when })}
        </Notice>
      );
  }
}

function Going({ label, text }: { label: string; text: string }) {
  return (
    <Card>
      <div className="space-y-3">
        <Progress label={label} />
        <p className="measure text-quiet">{text}</p>
      </div>
    </Card>
  );
}
