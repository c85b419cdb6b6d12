import type { Slipping, Today } from "./contract.ts";

/** The answer as the page shows it: each thing once, where it is most pressing. */
export function sortToday(asked: Today): { now: Today["urgent"]; given: Today["urgent"]; slipping: Slipping[]; isEmpty: boolean } {
  const now = asked.urgent.filter((concern) => concern.urgent || concern.overdue);
  const given = asked.urgent.filter((concern) => !concern.urgent && !concern.overdue);
  const shown = new Set<string>(asked.urgent.map((concern) => concern.concernId));
  const lateCases = new Set(asked.overdue.map((task) => task.caseId));
  const slipping = asked.slipping.filter(
    ({ concernId, crack, caseId }) =>
      !(concernId && shown.has(concernId)) && !(crack === "step_overdue" && caseId && lateCases.has(caseId)),
  );
  const { overdue, due, coming, waiting, urgent } = asked;
  return { now, given, slipping, isEmpty: [overdue, due, coming, waiting, urgent, slipping].every((part) => part.length === 0) };
}
