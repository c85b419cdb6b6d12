import type pg from "pg";
import type { AgencyKeys } from "../agencies/keys.ts";
import { newId, newToken } from "../kernel/ids.ts";

/**
 * The link with which the first administrator of an instance sets it up, or undefined once somebody has. Asked of the worker's login, at each
 * start: a link printed before ends with the new one. The secret stands behind the #, where no server and no log sees it.
 */
export async function makeSetUpLink(client: Pick<pg.ClientBase, "query">, keys: AgencyKeys, origin: string): Promise<string | undefined> {
  const token = newToken();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const make = async (agencyId: string | null) => {
    const { rows } = await client.query<{ answer: "done" | "empty" | "made" }>(
      "select staff.make_first_link($1, $2, $3, $4, $5) as answer",
      [agencyId, newId(), agencyId && keys.make(agencyId), zone, token],
    );
    return rows[0]?.answer;
  };
  let made = await make(null);
  if (made === "empty") made = await make(newId());
  return made === "made" ? `${origin}/set-up#${token}` : undefined;
}
