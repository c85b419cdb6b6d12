import { anyone, nothing, type Route, route } from "../door.ts";
import { dropDraft, findDraft, keepDraft } from "../draft.ts";
import { drafts } from "./contract.ts";

export const draftRoutes: Route[] = [
  route(drafts.keep, { find: nothing, may: anyone, run: ({ tx, input }) => keepDraft(tx, input) }),
  route(drafts.find, { find: nothing, may: anyone, run: async ({ tx, input }) => ({ draft: await findDraft(tx, input.place) }) }),
  route(drafts.drop, { find: nothing, may: anyone, run: ({ tx, input }) => dropDraft(tx, input) }),
];
