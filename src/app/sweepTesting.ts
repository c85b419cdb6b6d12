import { notes } from "../cases/notes/contract.ts";
import { tasks } from "../cases/tasks/contract.ts";
import type { layCases } from "../cases/testing.ts";
import { concerns } from "../concerns/contract.ts";
import type { Endpoint } from "../kernel/contract.ts";
import type { Ids } from "./requestTesting.ts";
import { freshOfHelp } from "./sweep/freshOfHelpTesting.ts";
import { freshOfSharing } from "./sweep/freshOfSharingTesting.ts";
import { freshOfStaff } from "./sweep/freshOfStaffTesting.ts";
import { layGround, type Regime } from "./sweep/groundTesting.ts";

type Id = never;

/** Northlake with one record of every kind, and everybody who might ask for it; its CARE team works under that regime. */
export async function laySweep(regime: Regime = "FERPA") {
  const ground = await layGround(regime);
  const { c, routes, own, askers, roles, door } = ground;
  const fresh = { ...freshOfStaff(ground), ...freshOfSharing(ground), ...freshOfHelp(ground) };
  const ids: Ids = { ...ground.ids, ...(await fresh["request.assemble"]?.()) };
  /** The record an endpoint is asked about: the one there is, or one made for this asker alone. */
  const idsFor = async ({ name }: Endpoint): Promise<Ids> => ({ ...ids, ...own[name], ...(await fresh[name]?.()) });
  return { ...c, routes, ids, idsFor, askers, roles, theirs: await layTheirs(c, await door(c.town.programs.support)) };
}

/** The same kinds of records in Rio Verde, for the supervisor there. */
async function layTheirs({ s, town, open, dayFrom }: Awaited<ReturnType<typeof layCases>>, doorId: string): Promise<Ids> {
  const { caseId, personId } = await open(town.tomas, { program: "support" });
  const { id: noteId } = await s.as(town.tomas)(notes.add, { caseId, audience: "team", body: "Words" });
  const { id: taskId } = await s.as(town.tomas)(tasks.add, { caseId, title: "Words", dueOn: await dayFrom(2) });
  const { id: concernId } = await s.as(town.tomas)(concerns.file, { doorId: doorId as Id, narrative: "Words" });
  const { support: programId } = town.programs;
  const { tomas: accountId } = town;
  return {
    caseId,
    personId,
    noteId,
    taskId,
    concernId,
    doorId,
    programId,
    accountId,
    managerId: accountId,
    coveredId: accountId,
    byId: town.keiko,
  };
}
export type Sweep = Awaited<ReturnType<typeof laySweep>>;
