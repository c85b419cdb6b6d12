import { useAsk } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../ui/words.ts";
import { OldCasesForm } from "./cases/OldCasesForm.tsx";
import { caseImportPrograms } from "./cases/policy.ts";
import { formatTitles, imports, type Run } from "./contract.ts";
import { changeOrder, countWords, numberWords, statusWords } from "./importWords.ts";
import { UploadForm } from "./UploadForm.tsx";

/** Rosters and old cases: a file to be read, and those that were. */
export function ImportsPage() {
  const say = useWords();
  const me = useMe();
  const mine = caseImportPrograms(me).length > 0;
  const { runs, programs } = useAsk(imports.list, {}, { poll: true });
  return (
    <Page
      width="text"
      title={
        me.mayAdmin
          ? say({ id: "imports.page.title", message: "Import a roster" })
          : say({ id: "imports.page.cases", message: "Bring in old cases" })
      }
      kind={say({ id: "imports.page", message: "Import" })}
      lead={
        me.mayAdmin
          ? say({
              id: "imports.page.lead",
              message:
                "Students, families, staff and classes from your school’s own system. First you see what would change; nothing is written until you say so.",
            })
          : say({
              id: "imports.page.lead.cases",
              message:
                "Open cases, closed ones and their history from another system or a spreadsheet. First you see what would come in; nothing is written until you say so.",
            })
      }
    >
      {mine && <OldCasesForm />}
      {me.mayAdmin &&
        (programs.length > 0 ? (
          <UploadForm programs={programs} />
        ) : (
          <EmptyState icon="import" title={say({ id: "imports.noProgram", message: "There is no program yet" })}>
            {say({ id: "imports.noProgram.text", message: "A roster’s students belong to a program. Make one first, then come back." })}
          </EmptyState>
        ))}
      <section className="space-y-3">
        <h2 className="text-xl">{say({ id: "imports.past", message: "Read before" })}</h2>
        {runs.length > 0 ? (
          <Card flush>
            <ul className="divide-y divide-line">
              {runs.map((run) => (
                <RunRow key={run.runId} run={run} />
              ))}
            </ul>
          </Card>
        ) : (
          <p className="text-quiet">
            {say({ id: "imports.none", message: "None yet. What was read and what came of it will be listed here." })}
          </p>
        )}
      </section>
    </Page>
  );
}

function RunRow({ run }: { run: Run }) {
  const say = useWords();
  const formats = useFormats();
  const { format, programName, fileName, askedBy, askedAt, status } = run;
  return (
    <li>
      <Link
        href={`/imports/${run.runId}`}
        look="plain"
        className="ring-inside flex flex-wrap items-start gap-x-4 gap-y-1 px-5 py-(--row) hover:bg-wash/50"
      >
        <span className="min-w-48 grow basis-0">
          <bdi className="block leading-snug font-semibold wrap-anywhere">{fileName}</bdi>
          <span className="block text-sm text-quiet">
            {[programName, format && (formatTitles[format] ?? format), formats.moment(askedAt), askedBy].filter(Boolean).join(" · ")}
          </span>
          <RunInShort run={run} />
        </span>
        <span className="max-sm:basis-full">
          <Badge tone={status === "read" ? "accent" : "plain"}>{say(statusWords[status])}</Badge>
        </span>
      </Link>
    </li>
  );
}

/** What a run came to, in one line: the people, and what was wrong. */
function RunInShort({ run: { kind, counts, findings, status } }: { run: Run }) {
  const say = useWords();
  const people = kind === "cases" ? counts.case : counts.person;
  const changes = people
    ? changeOrder.filter((change) => people[change] > 0).map((change) => say(numberWords[change], { count: people[change] }))
    : [];
  const same =
    kind === "cases"
      ? say({ id: "imports.short.sameCases", message: "No case is new and none changed" })
      : say({ id: "imports.short.same", message: "Nobody new and nobody changed" });
  const unchanged = status === "read" || status === "applied" ? [same] : [];
  const errors = findings.errors > 0 ? [say(countWords.error, { count: findings.errors })] : [];
  const parts = [...(changes.length > 0 ? changes : unchanged), ...errors];
  if (parts.length === 0) return null;
  return <span className="block text-sm">{parts.join(" · ")}</span>;
}
