import type pg from "pg";
import type { Stage } from "../kernel/testing.ts";
import { compareActs } from "./oracleActsTesting.ts";
import { compareAnswers } from "./oracleAnswersTesting.ts";
import { compareBlind } from "./oracleBlindTesting.ts";
import { compareDoors } from "./oracleDoorsTesting.ts";
import { compareOversight } from "./oracleOversightTesting.ts";
import { compareRetention } from "./oracleRetentionTesting.ts";
import { compareSettled } from "./oracleSettledTesting.ts";
import { type Case, compareTables, type Findings, inVisit, withClient } from "./oracleTesting.ts";
import { compareWalls } from "./oracleWallsTesting.ts";

/** How much is asked. */
export interface Depth {
  readonly seed: number;
  /** One in so many accounts is asked about; 1 is all of them. */
  readonly oneIn: number;
  /** Acts tried of each kind of record, for each account. */
  readonly acts: number;
  /** Names searched for, for each account. */
  readonly names: number;
  /** Pages opened of each kind of record, for each account. */
  readonly pages: number;
}

const asked = ({ accounts }: Case, { oneIn }: Depth) => accounts.filter((_, n) => n % oneIn === 0);
const none = (): Findings => ({ checks: 0, decisions: 0, differences: [] });

/** What is seen of some relations alone, and written into them: the part that is likely to notice, asked first. */
export async function consultRelations(app: pg.ClientConfig, whole: Case, depth: Depth, only: ReadonlySet<string>): Promise<Findings> {
  const found = none();
  const world = { ...whole, relations: whole.relations.filter(({ name }) => only.has(name)) };
  await withClient(app, async (client) => {
    for (const [n, { eyes, token }] of asked(world, depth).entries()) {
      await inVisit(client, token, async (visit) => {
        await compareTables(visit, eyes, world, found);
        await compareBlind(visit, eyes, world, found, depth.seed + n);
        await compareActs(visit, eyes, world, found, depth.seed + n, depth.acts, only);
      });
      if (found.differences.length > 0) return;
    }
  });
  return found;
}

/** Holds what the database lets each account see, change and be told against the rules; stops early where `enough` says so. */
export async function consultDatabase(app: pg.ClientConfig, world: Case, depth: Depth, enough = (_: Findings) => false): Promise<Findings> {
  const found = none();
  await withClient(app, async (client) => {
    for (const [n, { eyes, token }] of asked(world, depth).entries()) {
      await inVisit(client, token, async (visit) => {
        await compareTables(visit, eyes, world, found);
        if (enough(found)) return;
        await compareAnswers(visit, eyes, world, found, depth.names);
        await compareActs(visit, eyes, world, found, depth.seed + n, depth.acts);
        await compareBlind(visit, eyes, world, found, depth.seed + n);
        if (enough(found)) return;
        await compareSettled(visit, eyes, world, found, depth.seed + n);
        await compareWalls(visit, eyes, world, found, depth.seed + n, depth.acts);
        await compareOversight(visit, eyes, world, found, depth.seed + n, depth.acts);
        await compareRetention(visit, eyes, world, found, depth.seed + n, depth.acts);
      });
      if (enough(found)) return;
    }
  });
  return found;
}

/** The same, through the door. */
export async function consultDoors(s: Stage, world: Case, depth: Depth): Promise<Findings> {
  const found = none();
  for (const [n, { eyes, token }] of asked(world, depth).entries())
    await compareDoors(s, token, eyes, world, found, depth.seed + n, depth.pages);
  return found;
}
