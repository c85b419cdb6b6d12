import { sql } from "kysely";
import type pg from "pg";
import type { z } from "zod";
import type { Database, Tx } from "./db.ts";

/** One transaction as the account that asked for the job, recorded in the trail. `saw` names the people it read or changed. */
export type AsAuthor = <T>(work: (visit: { tx: Tx; saw: (...personIds: string[]) => void }) => Promise<T>) => Promise<T>;

/** What work done for somebody is given. */
export interface AuthoredRun<In> {
  readonly input: In;
  readonly accountId: string;
  readonly asAuthor: AsAuthor;
}

/** What work done for nobody is given: the worker's login, to which only its own definer functions answer. */
export interface ServiceRun<In> {
  readonly input: In;
  readonly service: Database;
}

/** When a job comes round by itself: by the clock of the queue, or every few seconds in each worker. */
export type Schedule = { readonly cron: string } | { readonly everySeconds: number };

/** Work done outside a request, at least once: it may be run again after a crash, so running it twice must come to the same. */
export interface Job<In extends z.ZodType = z.ZodType> {
  /** "roster.apply": the queue's word for it, and the trail's. */
  readonly name: `${string}.${string}`;
  /** Ids, days, numbers and codes; what was written anywhere does not go into the queue. */
  readonly in: In;
  readonly work:
    | { readonly as: "author"; run(work: AuthoredRun<unknown>): Promise<void> }
    | { readonly as: "service"; run(work: ServiceRun<unknown>): Promise<void> };
  /** How often it is tried, each time after a longer wait, before it stays lying as stuck. */
  readonly attempts: number;
  readonly schedule?: Schedule;
}

const ATTEMPTS = 8;

/** A job run as the account that asked for it: with what that account may do then, or not at all. */
export function defineJob<In extends z.ZodType>(job: {
  name: Job["name"];
  in: In;
  attempts?: number;
  run: (work: AuthoredRun<z.output<In>>) => Promise<void>;
}): Job<In> {
  return {
    name: job.name,
    in: job.in,
    attempts: job.attempts ?? ATTEMPTS,
    work: { as: "author", run: job.run as (work: AuthoredRun<unknown>) => Promise<void> },
  };
}

/** A job that is nobody's own: it asks the definer functions that only the worker may call. */
export function defineService<In extends z.ZodType>(job: {
  name: Job["name"];
  in: In;
  attempts?: number;
  run: (work: ServiceRun<z.output<In>>) => Promise<void>;
}): Job<In> {
  return {
    name: job.name,
    in: job.in,
    attempts: job.attempts ?? ATTEMPTS,
    work: { as: "service", run: job.run as (work: ServiceRun<unknown>) => Promise<void> },
  };
}

/** Lets a service job come round each minute; one that takes longer is not started beside itself. */
export const everyMinute = (job: Job): Job => ({ ...job, schedule: { cron: "* * * * *" } });

/** Lets a service job come round each hour, at that minute. */
export const hourly = (job: Job, minute = 7): Job => ({ ...job, schedule: { cron: `${minute} * * * *` } });

/** Lets a service job come round every few seconds, in each worker by itself: it must bear that two run it at once. */
export const everySeconds = (seconds: number, job: Job): Job => ({ ...job, schedule: { everySeconds: seconds } });

interface Later {
  /** A job of the same key that still waits is replaced by this one. */
  readonly key?: string;
  /** Not before. */
  readonly at?: Date;
}

/** Puts a job into the queue in this transaction, to be run as its actor: undone, nothing was asked for. */
export async function later<In extends z.ZodType>(tx: Tx, job: Job<In>, input: z.input<In>, { key, at }: Later = {}): Promise<void> {
  await sql`select kernel.enqueue(${job.name}, ${payloadOf(job, input)}::jsonb, ${key ?? null}, ${at?.toISOString() ?? null}, ${job.attempts})`.execute(
    tx.db,
  );
}

/** The same from where nobody is signed in, for work that is nobody's own: a form of the public was sent in, a clock ran out. */
export async function laterForNobody<In extends z.ZodType>(
  client: pg.ClientBase,
  job: Job<In>,
  input: z.input<In>,
  { key, at }: Later = {},
): Promise<void> {
  if (job.work.as !== "service") throw new Error(`${job.name} is run as its author, and here is none`);
  await client.query("select kernel.enqueue($1, $2, $3, $4, $5)", [
    job.name,
    payloadOf(job, input),
    key ?? null,
    at?.toISOString() ?? null,
    job.attempts,
  ]);
}

function payloadOf(job: Job, input: unknown): string {
  const parsed = job.in.parse(input);
  refuseWords(job.name, parsed);
  return JSON.stringify(parsed);
}

/** Stops a job whose input carries more than ids and codes: the queue is plain text, and is looked at when something goes wrong. */
function refuseWords(name: string, value: unknown): void {
  if (typeof value === "string") {
    if (!/^[\w.:+-]{0,80}$/.test(value)) throw new Error(`${name}: words stand in its input; give it the id of where they lie`);
  } else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) refuseWords(name, part);
  }
}
