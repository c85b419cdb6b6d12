import { z } from "zod";
import type { AgencyKeys } from "../../agencies/keys.ts";
import type { Database } from "../../kernel/db.ts";
import { defineService, everySeconds, type Job } from "../../kernel/jobs.ts";
import { Resealing, type Rotation } from "./reseal.ts";

/** Seconds of work in one turn; between two, the process may stop. */
const TURN_MS = 8_000;
/** The new key counts a minute after it is stored: by then each process has read it several times. */
const EACH_SECONDS = 15;

/** The changes of keys in one process. */
export class KeyChanges {
  readonly #keys: AgencyKeys;
  readonly #under = new Map<string, Resealing>();

  constructor(keys: AgencyKeys) {
    this.#keys = keys;
  }

  /** One turn: learns keys that others made, makes those that are asked for, seals anew for some seconds. Answers how many changes are still under way. */
  async turn(worker: Database, ms = TURN_MS): Promise<number> {
    const { rows } = await worker.pool.query<Rotation>("select * from agencies.rotations()");
    await this.#keys.load(worker.pool);
    const until = performance.now() + ms;
    let open = 0;
    for (const rotation of rows) {
      if (rotation.key_id === null) {
        const { keyId, wrapped } = this.#keys.makeNext(rotation.agency_id);
        await worker.pool.query("select agencies.give_key($1, $2, $3)", [rotation.id, keyId, wrapped]);
        await this.#keys.load(worker.pool);
        open += 1;
      } else if (!rotation.due || !(await this.#goOn(worker, { ...rotation, key_id: rotation.key_id }, until))) {
        open += 1;
      }
    }
    return open;
  }

  async #goOn(worker: Database, rotation: Rotation & { key_id: number }, until: number): Promise<boolean> {
    const key = `${rotation.id} ${rotation.calm}`;
    const under = this.#under.get(key) ?? new Resealing(worker, this.#keys, rotation);
    this.#under.set(key, under);
    const done = await under.goOn(() => performance.now() > until);
    if (done) this.#under.clear();
    return done;
  }
}

/** What keeps keys fresh in this process, and changes them. */
export function keyJobs(keys: AgencyKeys): readonly Job[] {
  const changes = new KeyChanges(keys);
  const turn = defineService({
    name: "keys.turn",
    in: z.object({}),
    run: async ({ service }) => {
      await changes.turn(service);
    },
  });
  return [everySeconds(EACH_SECONDS, turn)];
}
