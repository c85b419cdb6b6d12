import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { newId } from "../kernel/ids.ts";
import { later } from "../kernel/jobs.ts";
import { D02_EXPORT_HOURS } from "../kernel/limits.ts";
import { notFound } from "../kernel/problem.ts";
import { notifyAccount } from "../messages/queueMessage.ts";
import { type Export, exports } from "./contract.ts";
import { makePackage } from "./jobs.ts";
import { mayCarryOn, maySay } from "./policy.ts";
import { findExport, findRightToAsk, listExports, listSayers } from "./queries.ts";
import { registerFileRoutes } from "./register/routes.ts";

async function showAgain(tx: Tx, exportId: string): Promise<Export> {
  const found = await findExport(tx, { exportId });
  if (!found) throw notFound();
  return found;
}

export const exportRoutes: Route[] = [
  route(exports.list, {
    find: nothing,
    may: anyone,
    run: async ({ tx }) => ({ exports: await listExports(tx), ...(await findRightToAsk(tx)) }),
  }),
  route(exports.show, { find: findExport, may: anyone, run: async ({ found }) => found }),
  route(exports.ask, {
    find: findRightToAsk,
    may: (_actor, { mayAsk }) => mayAsk,
    async run({ tx, input }) {
      const exportId = newId();
      const reason = tx.seal("exports.request", exportId, "reason", input.reason);
      await sql`select exports.ask(${exportId}, ${reason}, ${D02_EXPORT_HOURS.word})`.execute(tx.db);
      for (const accountId of await listSayers(tx, exportId))
        await notifyAccount(tx, { accountId, template: "export.asked", once: `export:${exportId}:${accountId}` });
      return { exportId: exportId as never };
    },
  }),
  route(exports.say, {
    find: findExport,
    may: maySay,
    async run({ tx, found, input }) {
      await sql`select exports.say(${found.exportId}, ${input.answer === "yes"})`.execute(tx.db);
      await notifyAccount(tx, {
        accountId: found.askedBy.id,
        template: "export.said",
        once: `export:${found.exportId}:said:${tx.actor.id}`,
      });
      return showAgain(tx, found.exportId);
    },
  }),
  route(exports.begin, {
    find: findExport,
    may: mayCarryOn,
    async run({ tx, found }) {
      await sql`select exports.begin(${found.exportId})`.execute(tx.db);
      await later(tx, makePackage, { exportId: found.exportId }, { key: `export:${found.exportId}` });
      return showAgain(tx, found.exportId);
    },
  }),
  route(exports.withdraw, {
    find: findExport,
    may: mayCarryOn,
    async run({ tx, found }) {
      await sql`select exports.withdraw(${found.exportId})`.execute(tx.db);
      return showAgain(tx, found.exportId);
    },
  }),
  route(exports.fetch, {
    find: findExport,
    may: mayCarryOn,
    async run({ tx, found }) {
      const { rows } = await sql<{ file: string }>`select exports.fetch(${newId()}, ${found.exportId}) as file`.execute(tx.db);
      return { fileId: rows[0]?.file as never };
    },
  }),
  ...registerFileRoutes,
];
