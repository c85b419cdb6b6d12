import { sql } from "kysely";
import { findCase } from "../cases/queries.ts";
import { type Route, route } from "../kernel/door.ts";
import { conflict } from "../kernel/problem.ts";
import { beginResponse } from "../responses/fillForm.ts";
import { mayFill } from "../responses/policy.ts";
import { pages } from "./contract.ts";
import { inviteHolder } from "./inviteHolder.ts";
import { mayEndPage, mayInvite, mayReadPage, maySwitchPages } from "./policy.ts";
import { findPage, hasOwn } from "./queries.ts";
import { showHeld } from "./showHeld.ts";

/** What staff may ask about the pages of the people they help. What a page's holder may ask is in pageRoutes.ts. */
export const portalRoutes: Route[] = [
  route(pages.show, { find: findCase, may: mayReadPage, run: ({ tx, found }) => showHeld(tx, found) }),
  route(pages.setOn, {
    find: findCase,
    may: maySwitchPages,
    async run({ tx, found, input }) {
      const now = { is_on: input.on, by_id: tx.actor.id, at: sql<string>`kernel.clock()` };
      await tx.db
        .insertInto("portal.switch")
        .values({ program_id: found.programId, agency_id: tx.actor.agencyId, ...now })
        .onConflict((on) => on.column("program_id").doUpdateSet(now))
        .execute();
      return {};
    },
  }),
  route(pages.invite, { find: findCase, may: mayInvite, run: ({ tx, found, input }) => inviteHolder(tx, found, input) }),
  route(pages.ask, {
    find: findCase,
    may: mayFill,
    async run({ tx, found, input }) {
      if (!(await hasOwn(tx, found.id))) throw conflict("page.none");
      return beginResponse(tx, found, { formId: input.formId, onPage: true });
    },
  }),
  route(pages.end, {
    find: findPage,
    may: mayEndPage,
    async run({ tx, found }) {
      if (found.ended) return {};
      await tx.db
        .updateTable("portal.page")
        .set({ ended_at: sql<string>`kernel.clock()`, ended_by: tx.actor.id, version: found.version + 1 })
        .where("id", "=", found.id)
        .where("ended_at", "is", null)
        .execute();
      return {};
    },
  }),
];
