import { caseload } from "../src/cases/caseload/contract.ts";
import { cases } from "../src/cases/contract.ts";
import { notes } from "../src/cases/notes/contract.ts";
import { placeAfter } from "../src/cases/timeline/queries.ts";
import { concerns } from "../src/concerns/contract.ts";
import { newId } from "../src/kernel/ids.ts";
import { people } from "../src/people/contract.ts";
import { plans } from "../src/plans/contract.ts";
import type { Dataset } from "./dataset.ts";
import { seeded } from "./dataset.ts";
import type { Shot } from "./load.ts";

/** One thing people do all day, as the bench asks for it. */
export interface Operation {
  readonly name: string;
  /** Who asks: an account of the data set. */
  as(data: Dataset): string;
  /** How much slower than the bare handler it may be. */
  readonly times: number;
  /** SQL statements in find and run. */
  readonly statements: number;
  /** How much the big data set may cost more than the small one; null where it is measured against the floor's own growth. */
  readonly growth: number | null;
  shot(data: Dataset, i: number): Omit<Shot, "headers">;
  /** The same, of another program's record; it must be refused, or find nothing. */
  foreign?(data: Dataset, i: number): Omit<Shot, "headers">;
}

const pick = <T>(list: readonly T[], i: number) => list[(i * 7919) % list.length] as T;
const path = (endpoint: { path: string }, params: Record<string, string> = {}) =>
  `/api${endpoint.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? "")}`;
const note = "Met for half an hour. ".repeat(27).trim();

export const operations: readonly Operation[] = [
  {
    name: "worklist of 50 by due date",
    as: (data) => data.managers[0] as string,
    times: 2,
    statements: 5,
    growth: 1.3,
    shot: () => ({ method: "GET", url: path(cases.list) }),
    foreign: (data) => ({ method: "GET", url: `${path(cases.list)}?arm=program&programId=${data.otherProgramId}` }),
  },
  {
    name: "one case with its last 20",
    as: (data) => data.managers[0] as string,
    times: 3,
    statements: 8,
    growth: 1.3,
    shot: (data, i) => ({ method: "GET", url: path(cases.show, { caseId: pick(data.myCases, i) }) }),
    foreign: (data, i) => ({ method: "GET", url: path(cases.show, { caseId: pick(data.foreignCases, i) }) }),
  },
  {
    name: "plan of a 500-entry case",
    as: (data) => data.managers[0] as string,
    times: 2,
    statements: 8,
    growth: 1.3,
    shot: (data) => ({ method: "GET", url: path(plans.show, { caseId: data.longCase }) }),
    foreign: (data, i) => ({ method: "GET", url: path(plans.show, { caseId: pick(data.foreignCases, i) }) }),
  },
  {
    name: "story of a 500-entry case",
    as: (data) => data.managers[0] as string,
    times: 2,
    statements: 5,
    growth: 1.3,
    shot: (data, i) => ({
      method: "GET",
      url: `${path(cases.story, { caseId: data.longCase })}${i % 4 === 0 ? "" : `?after=${placeAfter(pick(data.longStory.slice(0, -20), i))}`}`,
    }),
    foreign: (data, i) => ({ method: "GET", url: path(cases.story, { caseId: pick(data.foreignCases, i) }) }),
  },
  {
    name: "search by part of a name",
    as: (data) => data.supervisorId,
    times: 2,
    statements: 5,
    growth: null,
    shot: (data, i) => ({
      method: "POST",
      url: path(people.search),
      body: JSON.stringify({ typed: pick(data.people, i).family.slice(0, 5) }),
    }),
  },
  {
    name: "search by a misspelt name",
    as: (data) => data.supervisorId,
    times: 2,
    statements: 5,
    growth: null,
    shot: (data, i) => {
      const { given, family } = pick(data.people, i);
      const at = 1 + Math.floor(seeded(i)() * (family.length - 2));
      return {
        method: "POST",
        url: path(people.search),
        body: JSON.stringify({ typed: `${given} ${family.slice(0, at)}${family.slice(at + 1)}` }),
      };
    },
  },
  {
    name: "add a note",
    as: (data) => data.managers[0] as string,
    times: 2,
    statements: 8,
    growth: 1.3,
    shot: (data, i) => ({
      method: "POST",
      url: path(notes.add, { caseId: pick(data.myCases, i) }),
      body: JSON.stringify({ audience: "team", body: `${note} ${i}` }),
    }),
    foreign: (data, i) => ({
      method: "POST",
      url: path(notes.add, { caseId: pick(data.foreignCases, i) }),
      body: JSON.stringify({ audience: "team", body: note }),
    }),
  },
  {
    name: "file a concern",
    as: (data) => data.managers[0] as string,
    times: 2,
    statements: 8,
    growth: 1.3,
    shot: (data, i) => ({
      method: "POST",
      url: path(concerns.file),
      body: JSON.stringify({
        doorId: data.doorId,
        narrative: `${note} ${i}`,
        about: { name: "Jo Rivera", detail: "10th" },
        categories: ["attendance"],
      }),
    }),
  },
  {
    name: "open cases per manager",
    as: (data) => data.supervisorId,
    times: 2,
    statements: 5,
    growth: null,
    shot: (data) => ({ method: "GET", url: path(caseload.show, { programId: data.programId }) }),
    foreign: (data) => ({ method: "GET", url: path(caseload.show, { programId: data.otherProgramId }) }),
  },
];

/** A shot as it is sent: with the session, and a key where something is made. */
export function dress(shot: Omit<Shot, "headers">, token: string): Shot {
  return {
    ...shot,
    headers: {
      authorization: `Bearer ${token}`,
      ...(shot.method === "POST" && {
        "content-type": "application/json",
        "content-length": String(Buffer.byteLength(shot.body ?? "")),
        "idempotency-key": newId(),
      }),
    },
  };
}
