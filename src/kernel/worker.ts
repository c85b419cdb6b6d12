import { EventEmitter } from "node:events";
import { type ParsedCronItem, parseCronItems, type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import type { Database } from "./db.ts";
import { holdLife, type Life } from "./deadWorkers.ts";
import type { Job } from "./jobs.ts";
import { silent } from "./jobsSchema.ts";
import { JobFailed, runJob } from "./runJob.ts";

/** That a job failed: which, with which code, and where; never what it was about. */
export interface JobTrouble {
  readonly job: string;
  readonly failure: string;
  readonly frames: readonly string[];
}

/** Jobs being done. */
export interface Worker {
  /** The jobs that come round every few seconds and failed when last run here, by name. */
  failing(): readonly string[];
  /** Takes no more work, waits for what is being done, and lets go. */
  stop(): Promise<void>;
}

const CONCURRENCY = 2;
const RESTART_MS = 5_000;
/** A job that comes round anyway is not worth many tries. */
const CRON_ATTEMPTS = 3;

/** Does the jobs of the queue, and those that come round by themselves, until it is stopped. `database` is the worker's login. */
export async function startWorker(
  database: Database,
  jobs: readonly Job[],
  onTrouble: (trouble: JobTrouble) => void = () => {},
): Promise<Worker> {
  const tell = (job: string, error: unknown) => {
    const failed = error instanceof JobFailed ? error : new JobFailed(error);
    onTrouble({ job, failure: failed.message, frames: failed.frames });
    return failed;
  };
  const perform = (job: Job, payload: unknown) =>
    runJob(database, job, payload).catch((error) => {
      throw tell(job.name, error);
    });
  const tasks: TaskList = Object.fromEntries(jobs.map((job) => [job.name, (payload: unknown) => perform(job, payload)]));
  const login = loginOf(database);
  const pool = new pg.Pool({ ...login, max: CONCURRENCY + 2 });
  // A connection lost is replaced; without listeners it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => void client.on("error", () => {}));

  let stopping = false;
  let runner: Runner | undefined;
  let life: Life | undefined;
  let restart: NodeJS.Timeout | undefined;

  const begin = async () => {
    const events = new EventEmitter() as WorkerEvents;
    let poolId = "";
    events.once("pool:create", ({ workerPool }) => {
      poolId = workerPool.id;
    });
    const begun = await run({
      pgPool: pool,
      taskList: tasks,
      parsedCronItems: cronItems(jobs),
      concurrency: CONCURRENCY,
      noHandleSignals: true,
      logger: silent,
      events,
      pollInterval: 2_000,
    });
    runner = begun;
    begun.promise.catch((error) => tell("worker.run", error)).finally(again);
    life = await holdLife(login, poolId).catch((error) => void tell("worker.life", error));
  };
  /** A runner that ends unasked, because the database went away for longer, is followed by another. */
  const again = async () => {
    await life?.end();
    life = undefined;
    runner = undefined;
    if (stopping) return;
    restart = setTimeout(() => {
      begin().catch((error) => {
        tell("worker.run", error);
        void again();
      });
    }, RESTART_MS);
  };
  await begin();
  const rounds = jobs.flatMap((job) =>
    job.schedule && "everySeconds" in job.schedule ? [goRound(job, job.schedule.everySeconds, perform)] : [],
  );

  return {
    failing: () => rounds.filter((round) => round.failing()).map((round) => round.job.name),
    async stop() {
      stopping = true;
      clearTimeout(restart);
      await Promise.all(rounds.map((round) => round.stop()));
      await runner?.stop();
      await life?.end();
      await pool.end();
    },
  };
}

/** The login alone: the queue's library reads dates and numbers its own way. The pool hides its password from a copy. */
function loginOf({ pool: { options } }: Database): pg.ClientConfig {
  const { host, port, user, database, ssl, connectionString, password } = options;
  return { host, port, user, database, ssl, connectionString, password, application_name: "holdfast jobs" };
}

function cronItems(jobs: readonly Job[]): ParsedCronItem[] {
  return parseCronItems(
    jobs.flatMap((job) =>
      job.schedule && "cron" in job.schedule
        ? [
            {
              task: job.name,
              identifier: job.name,
              match: job.schedule.cron,
              payload: { input: {} },
              options: { backfillPeriod: 0, maxAttempts: CRON_ATTEMPTS, queueName: job.name, jobKey: `cron:${job.name}` },
            },
          ]
        : [],
    ),
  );
}

/** Runs a job again and again in this process, never beside itself. */
function goRound(job: Job, seconds: number, perform: (job: Job, payload: unknown) => Promise<void>) {
  let stopped = false;
  let failing = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const turn = () => {
    running = perform(job, {}).then(
      () => {
        failing = false;
      },
      () => {
        failing = true;
      },
    );
    void running.then(() => {
      if (!stopped) timer = setTimeout(turn, seconds * 1000);
    });
  };
  turn();
  return {
    job,
    failing: () => failing,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
