import { randomInt } from "node:crypto";
import { sql } from "kysely";
import type { z } from "zod";
import type { FoundCase } from "../cases/queries.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import { maySignFor } from "../people/family/queries.ts";
import { isMinor } from "../releases/policy.ts";
import { hashPassword } from "../staff/password.ts";
import type { pages } from "./contract.ts";
import { dayOfAge } from "./policy.ts";
import { findHolder, findSwitch, guardiansMayHold } from "./queries.ts";

type In = z.output<typeof pages.invite.in>;
type Out = z.input<typeof pages.invite.out>;

/** Letters and digits that are not taken for one another, by eye or on the telephone. */
const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 10;
const newCode = () => Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
/** As it is compared: without what was put in to read it by. */
export const readPageCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .slice(0, 40);

/** Makes a code for the person of a case, or a guardian of theirs: shown once, here. Their page begins with the first. */
export async function inviteHolder(tx: Tx, found: FoundCase, input: In): Promise<Out> {
  if (!(await findSwitch(tx, found.programId))) throw conflict("page.off");
  const held = await chooseHolder(tx, found, input);
  const roots = { agency_id: tx.actor.agencyId, program_id: found.programId, person_id: found.personId, case_id: found.id };
  // Two at once make one page.
  await sql`select pg_advisory_xact_lock(hashtextextended('page ' || ${found.id}::text, 0))`.execute(tx.db);
  const before = await tx.db
    .selectFrom("portal.page")
    .select(["id", "number"])
    .where("case_id", "=", found.id)
    .where("holder_id", "=", held.holderId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  const pageId = before?.id ?? newId();
  const number = before?.number ?? String(randomInt(10_000_000, 100_000_000));
  if (!before)
    await tx.db
      .insertInto("portal.page")
      .values({
        id: pageId,
        ...roots,
        number,
        holder: input.holder,
        holder_id: held.holderId,
        minor: held.minor,
        decided: held.decided ? tx.seal("portal.page", pageId, "decided", held.decided) : null,
        of_age_on: held.ofAgeOn,
        made_by: tx.actor.id,
      })
      .execute();
  const code = newCode();
  const invitationId = newId();
  await tx.db
    .insertInto("portal.invitation")
    .values({
      id: invitationId,
      ...roots,
      page_id: pageId,
      code_hash: await hashPassword(code),
      safe: input.safe,
      made_by: tx.actor.id,
      expires_at: sql<string>`kernel.clock()`,
    })
    .execute();
  const { expires_at } = await tx.db
    .selectFrom("portal.invitation")
    .select("expires_at")
    .where("id", "=", invitationId)
    .executeTakeFirstOrThrow();
  return { pageId: pageId as never, number, code: `${code.slice(0, 5)}-${code.slice(5)}`, until: expires_at };
}

/** Whose hands it goes into (R14, R69): the person's; a minor's only when it was said why; an adult's for a minor, where the rights are theirs. */
async function chooseHolder(tx: Tx, found: FoundCase, input: In) {
  const person = await findHolder(tx, found.personId);
  if (person.deceased_on !== null) throw conflict("page.died");
  const born = person.born && tx.open("people.person", person.id, "born", person.born);
  const minor = born ? isMinor(born, tx.actor.today) : (input.minor ?? null);
  if (minor === null) throw invalid({ minor: "missing" });
  if (minor && !input.decided) throw invalid({ decided: "missing" });
  const decided = minor ? input.decided : null;
  if (input.holder === "self") return { holderId: found.personId, minor, decided, ofAgeOn: null };
  if (!minor) throw invalid({ holder: "isOfAge" });
  if (!(await guardiansMayHold(tx, found.programId))) throw conflict("page.notForGuardians");
  if (!input.guardianId) throw invalid({ guardianId: "missing" });
  if (!born) throw invalid({ holder: "noBirthDate" });
  const may = await maySignFor(tx, found.personId, input.guardianId);
  if (may !== "may") throw invalid({ guardianId: may });
  return { holderId: input.guardianId, minor, decided, ofAgeOn: dayOfAge(born) };
}
