import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { changeLevel, changeStatus, pauseCase, resumeCase } from "./changeCase.ts";
import { addTeamMember, endTeamMember, whoSeesCase } from "./changeTeam.ts";
import { checkInRoutes } from "./checkIns/routes.ts";
import { circumstanceRoutes } from "./circumstances/routes.ts";
import { closeCase, reopenCase } from "./closeCase.ts";
import { contactRoutes } from "./contacts/routes.ts";
import { cases } from "./contract.ts";
import { groupRoutes } from "./groups/routes.ts";
import { listCases } from "./listCases.ts";
import { manyRoutes } from "./many/routes.ts";
import { noteRoutes } from "./notes/routes.ts";
import { findOpenable, openCase } from "./openCase.ts";
import { outreachRoutes } from "./outreach/routes.ts";
import { mayChangeCase, mayChangeTeam, mayCloseCase, mayOpenCase, mayReopenCase, mayTransferCase } from "./policy.ts";
import { findCase } from "./queries.ts";
import { seasonRoutes } from "./season/routes.ts";
import { findCasePage, showCase } from "./showCase.ts";
import { findCarrying, showStaffFor } from "./staffFor.ts";
import { taskRoutes } from "./tasks/routes.ts";
import { findStory } from "./timeline/queries.ts";
import { showStory } from "./timeline/showStory.ts";
import { transferCase } from "./transferCase.ts";

const OLDER_PAGE = 50;
const change = { find: findCase, may: mayChangeCase } as const;

export const caseRoutes: Route[] = [
  route(cases.open, {
    find: findOpenable,
    may: (actor, { programId }) => mayOpenCase(actor, programId),
    run: async ({ tx, found, input }) => ({ id: await openCase(tx, found, input) }),
  }),
  route(cases.list, { find: nothing, may: anyone, run: ({ tx, input }) => listCases(tx, input) }),
  route(cases.show, { find: findCasePage, may: anyone, run: async ({ tx, found }) => showCase(tx, found), eager: true }),
  route(cases.story, {
    find: findCase,
    may: anyone,
    async run({ tx, found, input }) {
      const rows = await findStory(tx, found.id, OLDER_PAGE, input.after, input.kind);
      return { ...showStory(tx, rows, OLDER_PAGE), personId: found.personId, access: found.access };
    },
  }),
  route(cases.transfer, { find: findCase, may: mayTransferCase, run: ({ tx, found, input }) => transferCase(tx, found, input) }),
  route(cases.changeLevel, { ...change, run: ({ tx, found, input }) => changeLevel(tx, found, input) }),
  route(cases.changeStatus, { ...change, run: ({ tx, found, input }) => changeStatus(tx, found, input) }),
  route(cases.pause, { ...change, run: ({ tx, found, input }) => pauseCase(tx, found, input) }),
  route(cases.resume, { ...change, run: ({ tx, found, input }) => resumeCase(tx, found, input) }),
  route(cases.close, { find: findCase, may: mayCloseCase, run: ({ tx, found, input }) => closeCase(tx, found, input) }),
  route(cases.reopen, { find: findCase, may: mayReopenCase, run: ({ tx, found, input }) => reopenCase(tx, found, input) }),
  route(cases.addTeamMember, { find: findCase, may: mayChangeTeam, run: ({ tx, found, input }) => addTeamMember(tx, found, input) }),
  route(cases.endTeamMember, { find: findCase, may: mayChangeTeam, run: ({ tx, found, input }) => endTeamMember(tx, found, input) }),
  route(cases.whoSees, { find: findCase, may: anyone, run: ({ tx, found }) => whoSeesCase(tx, found) }),
  route(cases.staffFor, {
    find: findCarrying,
    may: anyone,
    run: ({ tx, actor, found }) =>
      showStaffFor(
        tx,
        found,
        actor.programs.some((p) => p.id === found.id),
      ),
  }),
  ...noteRoutes,
  ...contactRoutes,
  ...circumstanceRoutes,
  ...taskRoutes,
  ...outreachRoutes,
  ...checkInRoutes,
  ...groupRoutes,
  ...manyRoutes,
  ...seasonRoutes,
];
