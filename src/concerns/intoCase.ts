import { sql } from "kysely";
import type { z } from "zod";
import { findOpenable, openCase } from "../cases/openCase.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid, notFound, refused } from "../kernel/problem.ts";
import { callOnly, createPerson, type NewPerson } from "../people/createPerson.ts";
import { mayCreatePerson } from "../people/policy.ts";
import type { concerns } from "./contract.ts";
import { checkOpen, type Rated, refuseStale, settleRating } from "./decide.ts";
import { takeBack } from "./notThem.ts";
import type { FoundConcern } from "./queries.ts";
import { reachCase } from "./reachCase.ts";

/** Opens a case from a concern: about somebody known, or somebody written down now; with its case manager and first step. */
export async function openCaseFrom(
  tx: Tx,
  found: FoundConcern,
  input: z.output<typeof concerns.openCase.in>,
): Promise<{ id: string; personId: string }> {
  await checkOpen(tx, found, input.version);
  if ((input.personId === undefined) === (input.newPerson === undefined)) throw invalid({ personId: "missing" });
  const rated = await settleRating(tx, found, input.rating);
  const personId = input.newPerson ? await writePerson(tx, input.programId, input.newPerson) : await checkPerson(tx, input.personId);
  const where = await findOpenable(tx, { personId, programId: input.programId });
  if (!where) throw notFound();
  const id = await openCase(tx, where, {
    programId: input.programId,
    managerId: input.managerId,
    serviceLevel: input.serviceLevel,
    weight: 1,
    risk: rated.risk,
    firstStep: { kind: "follow_up", title: input.firstStep.title, dueOn: input.firstStep.dueOn },
  });
  await join(tx, found, input.version, { personId, caseId: id, outcome: "opened_case" }, rated);
  await reachCase(tx, found.id, id);
  return { id, personId };
}

/** Joins a concern to an open case; whoever triages need not be able to open the case himself. */
export async function joinCase(tx: Tx, found: FoundConcern, input: z.output<typeof concerns.joinCase.in>) {
  await checkOpen(tx, found, input.version);
  await checkPerson(tx, input.personId);
  const rated = await settleRating(tx, found, input.rating);
  const { rows } = await sql<{
    id: string | null;
  }>`select concerns.case_to_join(${found.id}, ${input.personId}, ${input.caseId ?? null}) as id`.execute(tx.db);
  const caseId = rows[0]?.id;
  if (!caseId) throw conflict("concern.noOpenCase");
  await join(tx, found, input.version, { personId: input.personId, caseId, outcome: "joined_case" }, rated);
  await reachCase(tx, found.id, caseId);
  return { id: found.id, status: "joined_case" as const, version: input.version + 1, moved: false };
}

async function join(
  tx: Tx,
  found: FoundConcern,
  version: number,
  to: { personId: string; caseId: string; outcome: string },
  rated: Rated,
): Promise<void> {
  await takeBack(tx, found.id, to.personId);
  const decision = newId();
  const rationale = tx.seal("concerns.decision", decision, "rationale", rated.rationale);
  const { rows } = await sql<{ done: boolean }>`
    select concerns.join_case(${found.id}, ${version}, ${to.personId}, ${to.caseId}, ${to.outcome}, ${decision}, ${rated.risk}, ${rated.timeNeed}, ${rationale}, ${newId()}) as done`.execute(
    tx.db,
  );
  if (!rows[0]?.done) await refuseStale(tx, found.id);
}

async function checkPerson(tx: Tx, personId: string | undefined): Promise<string> {
  const person =
    personId &&
    (await tx.db.selectFrom("people.person").select("id").where("id", "=", personId).where("ended_at", "is", null).executeTakeFirst());
  if (!person) throw notFound();
  return person.id;
}

async function writePerson(
  tx: Tx,
  programId: string,
  given: NonNullable<z.output<typeof concerns.openCase.in>["newPerson"]>,
): Promise<string> {
  if (!mayCreatePerson(tx.actor, programId)) throw refused();
  const named = given.given || given.family;
  const person: NewPerson = {
    ...callOnly(given.call),
    initial: [...(given.family ?? "")][0]?.toUpperCase() ?? null,
    pronouns: given.pronouns ?? null,
    born: given.born ?? null,
    language: given.language ?? null,
    names: named
      ? [{ kind: "chosen", given: given.given ?? null, middle: null, family: given.family ?? null, full: null, useWith: ["us"] }]
      : [],
  };
  // Placed by the case that is opened next; until then theirs who wrote them down.
  return createPerson(tx, null, person, "case", "concern");
}
