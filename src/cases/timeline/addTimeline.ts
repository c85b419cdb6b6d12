import type { CasesTimelineKind } from "../../../db/types.ts";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { SECTIONS } from "../../people/policy.ts";
import type { Audience } from "./contract.ts";

/** The keys every row that hangs on a case carries. */
export interface CaseKeys {
  readonly id: string;
  readonly programId: string;
  readonly personId: string;
}

/** The columns of those keys. */
export const keysOf = (tx: Tx, { id, programId, personId }: CaseKeys) => ({
  agency_id: tx.actor.agencyId,
  program_id: programId,
  person_id: personId,
  case_id: id,
});

export interface Happening {
  readonly kind: CasesTimelineKind;
  readonly refId: string;
  /** Words of closed lists, days and ids; nothing anybody typed. */
  readonly codes?: Readonly<Record<string, string | number | boolean | null>>;
  readonly onDay?: string;
  /** Only those who hold the notes section read it: what it says is what stands there. */
  readonly isOfNotes?: boolean;
  /** Of a note: who may know that it is there. */
  readonly note?: { readonly audience: Audience; readonly restricted: boolean };
}

/** Writes one line of a case's story, in the transaction of what happened. The only way into the timeline. */
export async function addTimeline(tx: Tx, found: CaseKeys, happening: Happening): Promise<void> {
  await tx.db
    .insertInto("cases.timeline")
    .values({
      id: newId(),
      ...keysOf(tx, found),
      on_day: happening.onDay ?? tx.actor.today,
      kind: happening.kind,
      ref_id: happening.refId,
      account_id: tx.actor.id,
      section: happening.note || happening.isOfNotes ? SECTIONS.notes : SECTIONS.services,
      audience: happening.note?.audience ?? "program",
      restricted: happening.note?.restricted ?? false,
      codes: JSON.stringify(happening.codes ?? {}),
    })
    .execute();
}
