import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { openLabel } from "../people/queries.ts";
import type { deaths } from "./contract.ts";
import { bereavedOf, findDeath, type Mourned, nameBereaved } from "./queries.ts";

/** That a person has died, and what one may know of it. */
export async function showDeath(tx: Tx, found: Mourned): Promise<z.input<typeof deaths.show.out>> {
  const [death, { rows }] = await Promise.all([findDeath(tx, found.id), bereavedOf(tx, found.id)]);
  return {
    personId: found.id,
    diedOn: found.diedOn,
    death: death
      ? {
          deathId: death.id,
          onDay: death.on_day,
          about: death.about,
          toldBy: tx.open("deaths.death", death.id, "told_by", death.told_by),
          family: showFamily(tx, death),
          saidBy: { id: death.said_by, name: death.said_name },
          saidAt: death.said_at,
          version: death.version,
        }
      : null,
    bereaved: rows.map((row) => ({
      bereavedId: row.id,
      kind: row.kind,
      name: nameBereaved(tx, row),
      otherId: row.other_id,
      accountId: row.account_id,
      offered: row.offered_on && row.offered_by ? { on: row.offered_on, by: { id: row.offered_by, name: row.offered_name ?? "" } } : null,
      asConcern: row.concern_id !== null,
      version: row.version,
    })),
    access: found.access,
  };
}

function showFamily(tx: Tx, death: NonNullable<Awaited<ReturnType<typeof findDeath>>>) {
  if (death.family) return { otherId: null, name: tx.open("deaths.death", death.id, "family", death.family) };
  if (!death.family_id || !death.family_label) return null;
  const { call, initial } = openLabel(tx, death.family_id, death.family_label);
  return { otherId: death.family_id, name: [call, initial].filter(Boolean).join(" ") };
}
