import type { FoundCase } from "../cases/queries.ts";
import { peopleIn } from "../involvements/queries.ts";
import { showSheet } from "../involvements/showPeople.ts";
import type { Tx } from "../kernel/db.ts";
import { personsCopy } from "../plans/copy/personsCopy.ts";
import { goalsOf, openPlan, plansOf } from "../plans/queries.ts";
import { mayReadRelease } from "../releases/policy.ts";
import { openRelease, releasesOf } from "../releases/queries.ts";
import type { Together } from "./contract.ts";
import { meetingsToCome, notesForThem } from "./queries.ts";

/** What the person may see of their case, made of what their paper and their own page are made of. A colleague they do not work with has no name on it. */
export async function showTogether(tx: Tx, found: FoundCase): Promise<Together> {
  const { personId, locale, onDay, people, access } = await showSheet(tx, found);
  const known = new Map((await peopleIn(tx, found.id)).filter((one) => one.kind === "staff" && one.known).map((one) => [one.id, one]));
  return {
    personId,
    locale,
    onDay,
    plan: await copyOfPlan(tx, found, locale, (accountId) => known.has(accountId)),
    people,
    allowed: await allowedIn(tx, found),
    meetings: (await meetingsToCome(tx, found.id)).map(({ withId, ...when }) => {
      const one = withId === null ? undefined : known.get(withId);
      return { ...when, name: one?.name ?? null, role: one?.role ?? null };
    }),
    notes: await notesForThem(tx, found.id),
    access,
  };
}

async function copyOfPlan(tx: Tx, found: FoundCase, locale: Together["locale"], isKnown: (accountId: string) => boolean) {
  const row = (await plansOf(tx, found.id)).find(({ status }) => status === "agreed");
  if (!row) return null;
  const plan = openPlan(tx, row);
  const goals = (await goalsOf(tx, found.id, [plan])).map(({ goalId, ratings, actions }) => ({
    goalId,
    ratings,
    actions: actions.map((step) => ({ ...step, owner: step.owner && isKnown(step.owner.id) ? step.owner : null })),
  }));
  return personsCopy(plan, goals, { timeZone: tx.actor.timeZone, locale });
}

async function allowedIn(tx: Tx, found: FoundCase): Promise<Together["allowed"]> {
  if (!mayReadRelease(tx.actor, found)) return null;
  return (await releasesOf(tx, found.id)).rows
    .filter(({ state, signed_at }) => signed_at !== null && (state === "active" || state === "coming"))
    .map((row) => {
      const { recipient, toWhom, items, purposeKind, purpose, lastDay } = openRelease(tx, row);
      return { recipient: recipient.name, toWhom, items, purposeKind, purpose, lastDay };
    });
}
