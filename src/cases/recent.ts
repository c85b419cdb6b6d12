import type { CaseLine } from "./contract.ts";

/** What a picker needs of a case. */
export type PickedCase = Pick<CaseLine, "caseId" | "number" | "personId" | "label" | "programId" | "programName" | "status" | "access">;

const ROOM = 6;
let lately: readonly PickedCase[] = [];

/** Remembers that a case was looked at, until the page is closed; nothing of it is kept on the device. */
export function rememberCase(found: PickedCase): void {
  lately = [found, ...lately.filter(({ caseId }) => caseId !== found.caseId)].slice(0, ROOM);
}

/** The cases looked at lately, the last one first. */
export const recentCases = (): readonly PickedCase[] => lately;
