import { Fragment, useState } from "react";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { Section } from "../ui/Page.tsx";
import { useWords } from "../ui/words.ts";
import type { Finding, Run } from "./contract.ts";
import { countWords, severityWords } from "./importWords.ts";
import { saveFaults } from "./saveFaults.ts";
import { useSayFinding } from "./useSayFinding.ts";

const severities = ["error", "warning", "note"] as const;

/** So many of a kind stand there by themselves; the rest are folded behind a number. */
const inView = { error: 10, warning: 1, note: 1 };

const countOf = (list: readonly Finding[]) => list.reduce((sum, one) => sum + one.count, 0);

/** What a person can say in the columns and choices. */
const choices: readonly string[] = ["owner.unknown", "status.unknown", "program.unknown", "date.doubtful"];

interface FindingsByFileProps {
  list: readonly Finding[];
  findings: Run["findings"];
  /** Old cases: each error in the order of its line, for a row may have several. */
  old: boolean;
  /** What is not known may still be chosen on this page. */
  choosing: boolean;
}

/** What was found in the files, each file by itself, the errors of each first. */
export function FindingsByFile({ list, findings, old, choosing }: FindingsByFileProps) {
  const say = useWords();
  const sayFinding = useSayFinding();
  const sayWhole = (one: Finding) => {
    const { text, about } = sayFinding(one);
    return [text, ...about].join(" ");
  };
  const sayCounts = (counts: readonly number[]) =>
    severities.flatMap((severity, at) => (counts[at] ? [say(countWords[severity], { count: counts[at] })] : [])).join(" · ");
  const files = [...Map.groupBy(list, (one) => one.file ?? "")]
    .map(([file, of]) => ({ file, of, counts: severities.map((severity) => countOf(of.filter((one) => one.severity === severity))) }))
    .sort((a, b) => severities.map((_, at) => (b.counts[at] ?? 0) - (a.counts[at] ?? 0)).find((by) => by !== 0) ?? 0);
  return (
    <div id="faults" className="scroll-mt-20">
      <Section
        title={say({ id: "imports.found", message: "What was found in the files" })}
        lead={sayCounts([findings.errors, findings.warnings, findings.notes])}
      >
        <p className="mb-4">
          <Button onPress={() => saveFaults(list.map((one) => ({ ...one, message: sayWhole(one) })))}>
            {say({ id: "imports.found.save", message: "Save this list as a file" })}
          </Button>
        </p>
        <div className="border-t border-line">
          {files.map(({ file, of, counts }) => (
            <Disclosure
              key={file}
              title={file || say({ id: "imports.found.whole", message: "The delivery as a whole" })}
              aside={sayCounts(counts)}
              open={(counts[0] ?? 0) > 0}
            >
              <FoundInFile list={of} old={old} choosing={old && choosing} />
            </Disclosure>
          ))}
        </div>
      </Section>
    </div>
  );
}

function FoundInFile({ list, old, choosing }: Omit<FindingsByFileProps, "findings">) {
  const ordered = severities.flatMap((severity) => list.filter((one) => one.severity === severity));
  const kinds = [
    ...Map.groupBy(ordered, (one) => (old && one.severity === "error" ? "error" : `${one.severity} ${one.code} ${one.column}`)),
  ];
  return (
    <ul className="divide-y divide-line">
      {kinds.map(([kind, alike]) => (
        <FoundKind key={kind} alike={alike} choosing={choosing} />
      ))}
    </ul>
  );
}

/** Findings of one kind in one column: the first, and the others when they are asked for. */
function FoundKind({ alike, choosing }: { alike: readonly Finding[]; choosing: boolean }) {
  const say = useWords();
  const [open, setOpen] = useState(false);
  const room = inView[alike[0]?.severity ?? "note"];
  const folded = countOf(alike.slice(room));
  return (
    <li className="grid gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[6.5rem_minmax(0,1fr)]">
      <span>
        <Badge tone={alike[0]?.severity === "error" ? "outline" : "plain"} icon={alike[0]?.severity === "error" ? "wrong" : undefined}>
          {say(severityWords[alike[0]?.severity ?? "note"])}
        </Badge>
      </span>
      <div className="min-w-0">
        <ul className="space-y-2">
          {alike.slice(0, open ? undefined : room).map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list of a run never changes
            <FoundRow key={at} found={one} choosing={choosing && choices.includes(one.code)} />
          ))}
        </ul>
        {folded > 0 && (
          <Button kind="quiet" className="-ms-3" icon={open ? "up" : "down"} expanded={open} onPress={() => setOpen(!open)}>
            {open
              ? say({ id: "imports.found.fewer", message: "Fold them again" })
              : say(
                  { id: "imports.found.more", message: "{count, plural, one {# more like this} other {# more like these}}" },
                  { count: folded },
                )}
          </Button>
        )}
      </div>
    </li>
  );
}

function FoundRow({ found, choosing }: { found: Finding; choosing: boolean }) {
  const say = useWords();
  const { file, line, column } = found;
  const { text, about, foreign } = useSayFinding()(found);
  const place = [
    file,
    line !== null && say({ id: "imports.found.line", message: "line {line}" }, { line }),
    column !== null && say({ id: "imports.found.column", message: "column “{column}”" }, { column }),
  ].filter(Boolean);
  return (
    <li>
      {place.length > 0 && <p className="text-sm text-quiet">{place.join(" · ")}</p>}
      <p className="measure" {...(foreign && { lang: "en", dir: "ltr" })}>
        {text}
        {about.map((one) => (
          <Fragment key={one}>
            {" "}
            <code className="font-mono text-sm break-all">{one}</code>
          </Fragment>
        ))}
      </p>
      {choosing && (
        <a href="#columns" className="text-accent underline underline-offset-[0.2em]">
          {say({ id: "imports.map.again", message: "Columns and choices" })}
        </a>
      )}
    </li>
  );
}
