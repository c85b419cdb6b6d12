import { z } from "zod";
import type { Database } from "./db.ts";
import { newId } from "./ids.ts";
import type { AsAuthor, Job } from "./jobs.ts";
import { Problem } from "./problem.ts";
import { idsIn, recordEvent } from "./record.ts";
import { asAccount, asPublic, visit } from "./visit.ts";

/** What lies in the queue: who asked, as the signed context had it, and for what. */
const Payload = z.object({
  agencyId: z.uuid().nullish(),
  accountId: z.uuid().nullish(),
  input: z.unknown().default({}),
});
type Payload = z.infer<typeof Payload>;

/** A failure as it may be kept and logged: its code and where it arose. A message of PostgreSQL can quote what somebody wrote. */
export class JobFailed extends Error {
  readonly frames: readonly string[];

  constructor(cause: unknown) {
    super(codeOf(cause));
    this.frames =
      cause instanceof Error
        ? (cause.stack
            ?.split("\n")
            .filter((line) => line.startsWith("    at "))
            .slice(0, 8) ?? [])
        : [];
    // What the queue keeps of a failure is its stack; the cause's own would begin with the message.
    this.stack = [this.message, ...this.frames].join("\n");
  }
}

function codeOf(cause: unknown): string {
  if (cause instanceof Problem) return cause.code;
  if (cause instanceof z.ZodError) return "input.invalid";
  const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
  return /^[\w.]{1,40}$/.test(code) ? code : cause instanceof Error ? cause.name : "unknown";
}

/**
 * Runs a job once. One whose author may not any more, be it at all or what it is about, ends here and is recorded as refused; every other
 * failure is thrown, without its words, and tried again.
 */
export async function runJob(database: Database, job: Job, raw: unknown): Promise<void> {
  try {
    const payload = Payload.parse(raw ?? {});
    const input = job.in.parse(payload.input);
    if (job.work.as === "service") return await job.work.run({ input, service: database });
    const { accountId } = payload;
    if (!accountId) throw new Error("a job with no author");
    try {
      await job.work.run({ input, accountId, asAuthor: becomeAuthor(database, job, accountId, input) });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await recordRefusal(database, job, payload, input);
    }
  } catch (error) {
    throw new JobFailed(error);
  }
}

const becomeAuthor =
  (database: Database, job: Job, accountId: string, input: unknown): AsAuthor =>
  (work) =>
    visit(database, asAccount(accountId), "act", async ({ tx, opened }) => {
      await opened;
      const people = new Set<string>();
      const saw = (...personIds: string[]) => {
        for (const personId of personIds) people.add(personId);
      };
      const value = await work({ tx, saw });
      const event = recordEvent({
        id: newId(),
        source: "job",
        action: job.name,
        outcome: "done",
        about: idsIn(input),
        people: [...people],
        because: [],
      });
      return { value, closing: [event] };
    });

/** Nobody, nothing there, not allowed: trying again would be refused again. */
const isRefusal = (error: unknown) => error instanceof Problem && [401, 403, 404].includes(error.status);

const recordRefusal = (database: Database, job: Job, { agencyId, accountId }: Payload, input: unknown) =>
  asPublic(database, (client) =>
    client.query("select kernel.record_job_refusal($1, $2, $3, $4, $5)", [
      newId(),
      agencyId ?? null,
      accountId ?? null,
      job.name,
      JSON.stringify(idsIn(input)),
    ]),
  );
