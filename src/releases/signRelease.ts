import { sql } from "kysely";
import type { z } from "zod";
import { attachArtefact } from "../files/attachArtefact.ts";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { conflict, invalid, Problem, stale } from "../kernel/problem.ts";
import { maySignFor } from "../people/family/queries.ts";
import { SECTIONS } from "../people/policy.ts";
import type { releases } from "./contract.ts";
import { tellStory } from "./draftRelease.ts";
import { isMinor, isSeen } from "./policy.ts";
import { findRelease, openRelease, type ReleaseRow } from "./queries.ts";

type In = z.output<typeof releases.sign.in>;
const TABLE = "releases.release";

/** Whether the person is a minor today; null where no birth date is kept. */
export const minorToday = (tx: Tx, row: Pick<ReleaseRow, "person_id" | "born">): boolean | null =>
  row.born ? isMinor(tx.open("people.person", row.person_id, "born", row.born), tx.actor.today) : null;

/** Signs a draft. What is missing is said by its field; the database asks for the same once more, whoever writes. */
export async function signRelease(tx: Tx, found: ReleaseRow, input: In): Promise<{ version: number }> {
  if (found.state !== "draft") throw conflict("release.notDraft");
  if (found.said_at === null) throw conflict("release.notRead");
  if (found.expires_at <= clock().toISOString()) throw conflict("release.over");
  const signer = await checkSigner(tx, found, input);
  const drawn = await keepSignature(tx, found, input, signer.secondId !== null);
  const seal = (column: string, value: string | null) => (value === null ? null : tx.seal(TABLE, found.id, column, value));
  const done = await tx.db
    .updateTable(TABLE)
    .set({
      signer_kind: input.signerKind,
      minor: signer.minor,
      alone_because: input.signerKind === "minor_alone" ? (input.aloneBecause ?? null) : null,
      too_young: signer.tooYoung,
      signer_id: signer.id,
      second_signer_id: signer.secondId,
      signed_at: sql<string>`kernel.clock()`,
      signed_how: input.how,
      authenticated_how: input.authenticatedHow,
      signed_name: seal("signed_name", input.name),
      second_name: seal("second_name", signer.secondId ? input.secondName : null),
      ...drawn,
      version: input.version + 1,
    })
    .where("id", "=", found.id)
    .where("version", "=", input.version)
    .where("signed_at", "is", null)
    .executeTakeFirst()
    .catch(sayField);
  if (done.numUpdatedRows !== 1n) await refuseStale(tx, found.id);
  if (found.renews_id)
    await tx.db
      .updateTable(TABLE)
      .set({ superseded_by: found.id, version: sql<number>`version + 1` })
      .where("id", "=", found.renews_id)
      .where("superseded_by", "is", null)
      .execute();
  await tellStory(tx, found, "signed");
  return { version: input.version + 1 };
}

/** It was read together, and each of the five was spoken about: the hour is the clock's, the word the actor's. */
export async function readTogether(tx: Tx, found: ReleaseRow): Promise<Record<string, never>> {
  if (found.state !== "draft") throw conflict("release.notDraft");
  const now = sql<string>`kernel.clock()`;
  await tx.db
    .updateTable(TABLE)
    .set({
      said_voluntary: now,
      said_withdrawal: now,
      said_limits: now,
      said_risks: now,
      said_alternatives: now,
      said_by: tx.actor.id,
    })
    .where("id", "=", found.id)
    .where("signed_at", "is", null)
    .execute();
  return {};
}

/** Who signs, and in what capacity (R24). */
async function checkSigner(tx: Tx, found: ReleaseRow, input: In) {
  const known = minorToday(tx, found);
  const minor = known ?? input.minor ?? null;
  if (minor === null) throw invalid({ minor: "missing" });
  const { signerKind: kind, adultId = null, tooYoung } = input;
  const wrong =
    (kind === "self" && minor) ||
    ((kind === "minor_alone" || kind === "minor_and_adult" || kind === "parent") && !minor) ||
    (kind === "conservator" && minor);
  if (wrong) throw invalid({ signerKind: minor ? "isMinor" : "isOfAge" });
  if (kind === "minor_alone" && !input.aloneBecause) throw invalid({ aloneBecause: "missing" });
  if (kind === "self" || kind === "minor_alone") return { id: found.person_id, secondId: null, minor, tooYoung: false };
  if (!adultId) throw invalid({ adultId: "missing" });
  const may = adultId === found.person_id ? "unknown" : await maySignFor(tx, found.person_id, adultId);
  if (may !== "may") throw invalid({ adultId: may });
  if (kind === "minor_and_adult") return { id: found.person_id, secondId: adultId, minor, tooYoung: false };
  if (minor && found.regime !== "FERPA" && !tooYoung) throw invalid({ tooYoung: "minorSignsToo" });
  return { id: adultId, secondId: null, minor, tooYoung: minor && tooYoung };
}

/** The typed name, the drawing or the paper: whatever was chosen must be there, of each who signs. */
async function keepSignature(tx: Tx, found: ReleaseRow, input: In, second: boolean) {
  if (input.how === "typed") {
    if (!input.name || !isSeen(input.name)) throw invalid({ name: "missing" });
    if (second && !(input.secondName && isSeen(input.secondName))) throw invalid({ secondName: "missing" });
    return { signature_id: null, second_signature_id: null };
  }
  if (!input.signatureId) throw invalid({ signatureId: "missing" });
  const secondId = second && input.how === "drawn" ? (input.secondSignatureId ?? null) : null;
  if (second && input.how === "drawn" && !secondId) throw invalid({ secondSignatureId: "missing" });
  for (const [field, fileId] of [
    ["signatureId", input.signatureId],
    ["secondSignatureId", secondId],
  ] as const)
    if (fileId)
      await attachArtefact(tx, {
        fileId,
        caseId: found.case_id,
        programId: found.program_id,
        personId: found.person_id,
        audience: "program",
        section: SECTIONS.legal,
      }).catch((problem: unknown) => {
        throw problem instanceof Problem && problem.fields.fileId ? invalid({ [field]: "unknown" }) : problem;
      });
  return { signature_id: input.signatureId, second_signature_id: secondId };
}

/** What the database holds against a signer whom the asker could not see is said at the field too. */
function sayField(error: unknown): never {
  const message = error instanceof Error ? error.message : "";
  const fault = /^release\.signer(Accused|NoContact|NoRights)$/.exec(message)?.[1];
  if (fault) throw invalid({ adultId: fault.charAt(0).toLowerCase() + fault.slice(1) });
  throw error;
}

/** Refuses a change to another version, and says what stands. */
export async function refuseStale(tx: Tx, releaseId: string): Promise<never> {
  const row = await findRelease(tx, { releaseId });
  throw stale(row ? openRelease(tx, row) : {});
}
