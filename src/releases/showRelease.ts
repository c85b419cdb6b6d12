import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { whoMayDecide } from "../people/family/queries.ts";
import { openLabel } from "../people/queries.ts";
import type { releases } from "./contract.ts";
import { usualSigner } from "./policy.ts";
import { openRelease, type ReleaseRow, reviewsOf } from "./queries.ts";
import { minorToday } from "./signRelease.ts";
import { printOf } from "./text/renderText.ts";
import { saidOfAge } from "./usualQueries.ts";

const TABLE = "releases.release";

/** The text that was shown, its print, and whether the one still is that of the other (R25). */
export function openText(tx: Tx, row: ReleaseRow): { text: string; print: string; fits: boolean } {
  const text = tx.open(TABLE, row.id, "text_body", row.text_body);
  const kept = tx.open(TABLE, row.id, "text_hash", row.text_hash);
  return { text, print: kept.slice(0, 12), fits: printOf(text) === kept };
}

/** A release whole, with who may sign it. */
export async function showRelease(tx: Tx, row: ReleaseRow): Promise<z.input<typeof releases.show.out>> {
  const minor = minorToday(tx, row);
  const usual = usualSigner(row.regime, row.agency_kind, minor);
  const [may, reviews, ofAge] = await Promise.all([whoMayDecide(tx, row.person_id), reviewsOf(tx, row.id), saidOfAge(tx, row.person_id)]);
  const adults = may.length
    ? await tx.db.selectFrom("people.person").select(["id", "label"]).where("id", "in", may).orderBy("id").execute()
    : [];
  const open = (column: "signed_name" | "second_name") => row[column] && tx.open(TABLE, row.id, column, row[column]);
  return {
    release: openRelease(tx, row),
    ...openText(tx, row),
    textLocale: row.text_locale,
    minor,
    saidOfAge: ofAge,
    readTogether: row.said_at && row.said_by ? { at: row.said_at, by: { id: row.said_by, name: row.said_name ?? "" } } : null,
    usualSigner: usual.kind,
    usualAlone: usual.alone,
    signers: adults.map(({ id, label }) => {
      const { call, initial } = openLabel(tx, id, label);
      return { personId: id as never, name: [call, initial].filter(Boolean).join(" ") };
    }),
    signature: row.signed_how && {
      how: row.signed_how,
      name: open("signed_name"),
      secondName: open("second_name"),
      fileId: row.signature_id as never,
      secondFileId: row.second_signature_id as never,
    },
    reviews: reviews.map((one) => ({ onDay: one.on_day, by: { id: one.by_id, name: one.name }, withPerson: one.with_person })),
    access: row.access,
  };
}
