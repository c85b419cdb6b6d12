import { newId } from "../kernel/ids.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import { type Eyes, HELPING } from "./rulesFixture.ts";
import type { Ground } from "./worldFixture.ts";

/** Of each agency: somebody who is out, somebody who is late and whom others were told of, one who came back since, one long ago. */
export function layVisits({ chance, put, seal, at, agencies }: Ground): void {
  for (const agency of agencies) {
    const program_id = chance.pick(agency.programs).id;
    const working = agency.accounts.slice(1, -1);
    working.forEach((visitor_id, n) => {
      const others = agency.accounts.filter((one) => one !== visitor_id);
      const id = newId();
      const base = { agency_id: agency.id, program_id, visitor_id, colleague_id: chance.pick(others), started_at: at(-9) };
      const place = seal(agency.id, "visits.visit", id, "place", "Words");
      const ended_at = [null, at(-1), at(-20)][n % 3] ?? null;
      put("visits.visit", { id, ...base, place, back_by: ended_at ? at(-3) : at(3), word_at: ended_at ?? at(-9), ended_at });
      // One who is out was late before, and then stayed longer.
      others.slice(0, 3).forEach((account_id, k) => {
        const told = { account_id, due: at(-3), nth: k + 1, raised_at: at(-3), answer_by: at(-2.8) };
        put("visits.alarm", {
          id: newId(),
          agency_id: agency.id,
          visit_id: id,
          ...told,
          answer: "stopped",
          answered_at: at(-2),
          told_at: at(-3),
        });
      });
    });
  }
}

type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;
type Visit = Row & { visitor_id: string; colleague_id: string; ended_at: string | null };
const HOURS = 3_600_000;

/** Whoever helps there, or is named for what nobody answers, and is not away. */
function isThere(eyes: Eyes, programId: string, rows: Rows): boolean {
  const { me } = eyes;
  const helps = (rows["staff.membership"] ?? []).some(
    (m) => m.account_id === me.id && HELPING.includes(m.role) && eyes.lives(m.starts_at, m.ends_at),
  );
  const named = (rows["agencies.program"] ?? []).some(({ id, escalation_id }) => id === programId && escalation_id === me.id);
  const away = (rows["staff.absence"] ?? []).some(
    (one) => one.account_id === me.id && one.ended_at === null && eyes.lives(one.starts_at, one.ends_at),
  );
  return me.kind === "staff" && (helps || named) && !away;
}

/** Whoever is out, who looks out for them meanwhile, and who was told, half a day beyond its end. */
const aVisit: Sees = (eyes, row, rows) => {
  const { id, visitor_id, colleague_id, program_id, ended_at } = row as Visit;
  if (!eyes.isOurs(row)) return false;
  if (visitor_id === eyes.me.id) return true;
  if (!isThere(eyes, program_id, rows)) return false;
  const told = (rows["visits.alarm"] ?? []).some(
    (one) => (one as Row & { visit_id: string }).visit_id === id && one.account_id === eyes.me.id,
  );
  return ended_at === null ? colleague_id === eyes.me.id || told : told && Date.parse(ended_at) > Date.now() - 12 * HOURS;
};

/** A visit, and who was told of it. */
export const SEES_VISITS: Readonly<Record<string, Sees>> = {
  "visits.visit": aVisit,
  "visits.alarm": (eyes, row, rows) =>
    (rows["visits.visit"] ?? []).some((one) => one.id === (row as Row & { visit_id: string }).visit_id && aVisit(eyes, one, rows)),
};
