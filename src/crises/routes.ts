import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { crises, resources } from "./contract.ts";
import { addEntries, beginCrisis, doneCheck, joinCrisis, setAsideCrisis, setCheck, showCrisis, takeBackEntry } from "./keepCrisis.ts";
import { addResource, endResource, findList, findResource, listResources } from "./keepResources.ts";
import { mayBegin, mayKeepList, mayWrite } from "./policy.ts";
import { asHead, type CrisisRow, findBeginning, findCrisis, findOwnEntry, openCrises } from "./queries.ts";

const write = { find: findCrisis, may: mayWrite } as const;

/** Everything about crises that somebody signed in may ask. */
export const crisisRoutes: Route[] = [
  route(crises.begin, { find: findBeginning, may: mayBegin, run: ({ tx, found, input }) => beginCrisis(tx, found.id, input) }),
  route(crises.add, { ...write, run: ({ tx, found, input }) => addEntries(tx, found, input.entries) }),
  route(crises.takeBack, {
    find: findOwnEntry,
    may: (actor, entry) => mayWrite(actor, entry) && entry.byId === actor.id,
    run: ({ tx, found }) => takeBackEntry(tx, found.id),
  }),
  route(crises.show, { find: findCrisis, may: anyone, run: ({ tx, found }) => showCrisis(tx, found) }),
  route(crises.setCheck, { ...write, run: ({ tx, found, input }) => setCheck(tx, found, input) }),
  route(crises.doneCheck, { ...write, run: ({ tx, found, input }) => doneCheck(tx, found, input.version) }),
  route(crises.join, { ...write, run: ({ tx, found, input }) => joinCrisis(tx, found, input) }),
  route(crises.setAside, { ...write, run: ({ tx, found, input }) => setAsideCrisis(tx, found, input) }),
  route(crises.open, {
    find: nothing,
    may: anyone,
    run: async ({ tx, actor }) => {
      const supervised = actor.programs.filter((p) => p.role === "supervisor" && p.sees === "program").map((p) => p.id);
      const { loose, checks, running } = await openCrises(tx, supervised);
      const heads = (rows: readonly CrisisRow[]) => rows.map((row) => asHead(tx, row));
      return { loose: heads(loose), checks: heads(checks), running: heads(running) };
    },
  }),
  route(resources.list, { find: nothing, may: anyone, run: ({ tx }) => listResources(tx) }),
  route(resources.add, { find: findList, may: mayKeepList, run: ({ tx, input }) => addResource(tx, input) }),
  route(resources.end, { find: findResource, may: mayKeepList, run: ({ tx, found }) => endResource(tx, found) }),
];
