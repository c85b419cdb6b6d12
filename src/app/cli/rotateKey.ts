import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type pg from "pg";
import { AgencyKeys } from "../../agencies/keys.ts";
import { askRotation } from "../../agencies/rotation/queries.ts";
import { Database } from "../../kernel/db.ts";
import { Problem } from "../../kernel/problem.ts";
import { KeyChanges } from "../keys/jobs.ts";
import { asCommandOf } from "./actAsCommand.ts";
import { type Opened, withInstance } from "./openInstance.ts";
import { type Outcome, Refusal, UsageError } from "./outcome.ts";

const LOOK_MS = 5_000;

/** `keys rotate`: a new key for one agency, and all that is old sealed anew with it; interrupted, it goes on with the next start or the same command. */
export async function rotateKey(args: readonly string[]): Promise<Outcome> {
  const agency = readAgency(args);
  return withInstance(async (opened) => {
    await begin(opened, agency);
    return goOn(opened);
  });
}

function readAgency(args: readonly string[]): string {
  try {
    const { values } = parseArgs({ args: [...args], options: { agency: { type: "string" } } });
    if (!values.agency) throw new UsageError("Name the agency whose key is changed, with --agency.");
    return values.agency;
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

async function begin(opened: Opened, named: string): Promise<void> {
  try {
    await asCommandOf(opened, named, (asCommand, agency) =>
      asCommand("key.rotate", async (tx) => {
        const id = await askRotation(tx);
        console.log(`The key of ${agency.name} is being changed. Everything stays readable meanwhile.`);
        return { value: id, about: { id } };
      }),
    );
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === "rotation.notHere")
      throw new Refusal("This database was installed by somebody who is no superuser, and does not let anything be sealed anew.");
    if (error.code !== "rotation.running") throw error;
    console.log("Its key is being changed already; this goes on with it.");
  }
}

async function goOn({ kek, logins }: Opened): Promise<Outcome> {
  const keys = new AgencyKeys(kek);
  const worker = new Database({ ...(logins.worker as pg.PoolConfig), max: 2 }, keys);
  const changes = new KeyChanges(keys);
  try {
    console.log(
      "The new key counts in a minute, and the change ends three minutes after that at the soonest. Ctrl-C leaves it to the instance.",
    );
    while ((await changes.turn(worker)) > 0) await pause(LOOK_MS);
    console.log("Done: all that opens is sealed with the new key.");
    return 0;
  } finally {
    await worker.end();
  }
}
