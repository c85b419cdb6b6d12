import type { Slipping, Today } from "./contract.ts";

/** What slips, less what stands on the list already where it is more pressing: a concern that waits, a case whose step is overdue. */
export function notElsewhere({ urgent, overdue }: Today, slipping: readonly Slipping[]): Slipping[] {
  const concerns = new Set<string>(urgent.map((concern) => concern.concernId));
  const late = new Set(overdue.map((task) => task.caseId));
  return slipping
    .filter(({ concernId }) => !(concernId && concerns.has(concernId)))
    .map((one) => (late.has(one.caseId) ? { ...one, cracks: one.cracks.filter(({ crack }) => crack !== "step_overdue") } : one))
    .filter(({ cracks }) => cracks.length > 0);
}

/** The answer as the page shows it: concerns that cannot wait, those that were given to the asker, and whether there is anything at all. */
export function sortToday(asked: Today): { now: Today["urgent"]; given: Today["urgent"]; isEmpty: boolean } {
  const { overdue, due, coming, waiting, urgent, slipping, putOff, died } = asked;
  const cannotWait = (concern: Today["urgent"][number]) => concern.urgent || concern.overdue;
  return {
    now: urgent.filter(cannotWait),
    given: urgent.filter((concern) => !cannotWait(concern)),
    isEmpty: [overdue, due, coming, waiting, urgent, slipping, putOff, died].every((part) => part.length === 0),
  };
}
