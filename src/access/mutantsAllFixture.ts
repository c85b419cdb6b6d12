import type pg from "pg";
import { boardMutants } from "./mutantsBoardsFixture.ts";
import { eachGate, eachPolicy, listPolicies } from "./mutantsEachFixture.ts";
import { endedMutants } from "./mutantsEndedFixture.ts";
import { type Mutant, mutants } from "./mutantsFixture.ts";
import { oversightMutants } from "./mutantsOversightFixture.ts";
import { portalMutants } from "./mutantsPortalFixture.ts";
import { releaseMutants } from "./mutantsReleasesFixture.ts";
import { requestMutants } from "./mutantsRequestsFixture.ts";
import { retentionMutants } from "./mutantsRetentionFixture.ts";
import { sharedMutants } from "./mutantsSharedFixture.ts";
import { supervisionMutants } from "./mutantsSupervisionFixture.ts";
import { wallMutants } from "./mutantsWallsFixture.ts";
import { workMutants } from "./mutantsWorkFixture.ts";

/** The mutants that were written down: a piece of a policy, a view or a function each. */
const written: readonly Mutant[] = [
  ...mutants,
  ...workMutants,
  ...sharedMutants,
  ...endedMutants,
  ...releaseMutants,
  ...wallMutants,
  ...oversightMutants,
  ...retentionMutants,
  ...portalMutants,
  ...requestMutants,
  ...supervisionMutants,
  ...boardMutants,
];

/** Every mutant there is of a database: those written down, and each policy, trigger and refusal that its catalogue has. */
export async function allMutants(client: pg.Client): Promise<Mutant[]> {
  return [...written, ...eachPolicy(await listPolicies(client)), ...(await eachGate(client))];
}
