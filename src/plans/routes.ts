import { findCase } from "../cases/queries.ts";
import type { Tx } from "../kernel/db.ts";
import { type Route, route } from "../kernel/door.ts";
import { LeavingFile } from "../kernel/fileContract.ts";
import { actions, goals, plans } from "./contract.ts";
import type { CopyLocale } from "./copy/contract.ts";
import { drawPaper } from "./copy/drawPaper.ts";
import { personsCopy } from "./copy/personsCopy.ts";
import { mayReadPlan, mayWritePlan } from "./policy.ts";
import { findAction, findGoal, findPlan, goalsOf, hangingOf, openPlan, type PlanRow, plansOf, remarksOf, showGoals } from "./queries.ts";
import { addAction, codeGoal, endAction, rateGoal } from "./workOnGoal.ts";
import { agreePlan, beginPlan, endPlan, languageOf, writePlan } from "./writePlan.ts";

const write = { find: findPlan, may: mayWritePlan } as const;
const work = { find: findGoal, may: mayWritePlan } as const;

async function copyOf(tx: Tx, found: PlanRow, locale: CopyLocale | undefined) {
  const plan = openPlan(tx, found);
  return personsCopy(plan, await goalsOf(tx, found.case_id, [plan]), { timeZone: tx.actor.timeZone, locale });
}

/** Everything about plans that somebody signed in may ask. */
export const planRoutes: Route[] = [
  route(plans.show, {
    find: findCase,
    may: mayReadPlan,
    async run({ tx, actor, found }) {
      const [rows, hanging, remarks, program, language] = await Promise.all([
        plansOf(tx, found.id),
        hangingOf(tx, found.id),
        remarksOf(tx, found.id),
        tx.db.selectFrom("agencies.program").select("kind").where("id", "=", found.programId).executeTakeFirstOrThrow(),
        languageOf(tx, found.personId),
      ]);
      const all = rows.map((row) => openPlan(tx, row));
      return {
        personId: found.personId as never,
        plans: all,
        goals: showGoals(tx, hanging, all),
        remarks,
        language,
        programKind: program.kind,
        regime: found.regime,
        mayWrite: found.status !== "closed" && mayWritePlan(actor, found),
        access: found.access,
      };
    },
  }),
  route(plans.begin, { find: findCase, may: mayWritePlan, run: ({ tx, found, input }) => beginPlan(tx, found, input.language) }),
  route(plans.write, { ...write, run: ({ tx, found, input }) => writePlan(tx, found, input) }),
  route(plans.agree, { ...write, run: ({ tx, found, input }) => agreePlan(tx, found, input) }),
  route(plans.setAside, { ...write, run: ({ tx, found, input }) => endPlan(tx, found, input.version, "put_aside") }),
  route(plans.finish, { ...write, run: ({ tx, found, input }) => endPlan(tx, found, input.version, input.as) }),
  route(plans.copy, {
    find: findPlan,
    may: mayReadPlan,
    async run({ tx, found, input }) {
      const program = await tx.db
        .selectFrom("agencies.program")
        .select("regime")
        .where("id", "=", found.program_id)
        .executeTakeFirstOrThrow();
      return {
        personId: found.person_id as never,
        caseId: found.case_id as never,
        copy: await copyOf(tx, found, input.locale),
        regime: program.regime,
        access: found.access,
      };
    },
  }),
  route(plans.paper, {
    find: findPlan,
    may: mayReadPlan,
    async run({ tx, found, input }) {
      const bytes = await drawPaper(await copyOf(tx, found, input.locale));
      return new LeavingFile({
        name: "plan.pdf",
        mediaType: "application/pdf",
        size: bytes.length,
        inline: false,
        people: [found.person_id],
        read: async function* () {
          yield bytes;
        },
      });
    },
  }),
  route(goals.code, { ...work, run: ({ tx, found, input }) => codeGoal(tx, found, input) }),
  route(goals.rate, { ...work, run: ({ tx, found, input }) => rateGoal(tx, found, input) }),
  route(goals.act, { ...work, run: ({ tx, found, input }) => addAction(tx, found, input) }),
  route(actions.end, { find: findAction, may: mayWritePlan, run: ({ tx, found, input }) => endAction(tx, found, input) }),
];
