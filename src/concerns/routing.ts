import type { z } from "zod";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { invalid } from "../kernel/problem.ts";
import type { routing } from "./contract.ts";

/** Every routing rule in force, in the order in which they are tried. */
export async function listRules(tx: Tx): Promise<z.input<typeof routing.list.out>> {
  const rows = await tx.db
    .selectFrom("concerns.routing_rule as r")
    .innerJoin("agencies.program as p", "p.id", "r.program_id")
    .leftJoin("agencies.program as t", "t.id", "r.to_program")
    .leftJoin("staff.account as a", "a.id", "r.to_account")
    .leftJoin("agencies.site as s", "s.id", "r.when_site")
    .select([
      "r.id",
      "r.program_id",
      "p.name as program_name",
      "r.place",
      "r.when_source",
      "r.when_category",
      "r.when_urgency",
      "r.when_site",
      "s.name as site_name",
    ])
    .select(["r.to_program", "t.name as to_program_name", "r.to_account", "a.name as to_account_name"])
    .where("r.ended_at", "is", null)
    .orderBy("p.name")
    .orderBy("r.place")
    .orderBy("r.id")
    .execute();
  const access = { because: ["program" as const], sections: 0, canWrite: tx.actor.mayAdmin };
  return {
    rules: rows.map((r) => ({
      id: r.id,
      programId: r.program_id,
      programName: r.program_name,
      place: r.place,
      whenSource: r.when_source as Rule["whenSource"],
      whenCategory: r.when_category as Rule["whenCategory"],
      whenUrgency: r.when_urgency as Rule["whenUrgency"],
      whenSite: r.when_site,
      siteName: r.site_name,
      toProgram: r.to_program,
      toProgramName: r.to_program_name,
      toAccount: r.to_account,
      toAccountName: r.to_account_name,
      access,
    })),
  };
}

type Rule = z.input<typeof routing.add.in>;

/** Adds a rule. What it names must be there: a program or colleague of the agency, still at work. */
export async function addRule(tx: Tx, rule: z.output<typeof routing.add.in>): Promise<{ id: string }> {
  if (!rule.toProgram && !rule.toAccount) throw invalid({ toProgram: "missing" });
  const programs = await tx.db.selectFrom("agencies.program").select("id").where("ended_at", "is", null).execute();
  const has = (programId: string) => programs.some((p) => p.id === programId);
  const account =
    rule.toAccount &&
    (await tx.db
      .selectFrom("staff.account")
      .select("id")
      .where("id", "=", rule.toAccount)
      .where("status", "=", "active")
      .executeTakeFirst());
  const site = rule.whenSite && (await tx.db.selectFrom("agencies.site").select("id").where("id", "=", rule.whenSite).executeTakeFirst());
  if (!has(rule.programId)) throw invalid({ programId: "notFound" });
  if (rule.toProgram && !has(rule.toProgram)) throw invalid({ toProgram: "notFound" });
  if (rule.toAccount && !account) throw invalid({ toAccount: "notFound" });
  if (rule.whenSite && !site) throw invalid({ whenSite: "notFound" });
  const id = newId();
  await tx.db
    .insertInto("concerns.routing_rule")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      program_id: rule.programId,
      place: rule.place,
      when_source: rule.whenSource ?? null,
      when_category: rule.whenCategory ?? null,
      when_urgency: rule.whenUrgency ?? null,
      when_site: rule.whenSite ?? null,
      to_program: rule.toProgram ?? null,
      to_account: rule.toAccount ?? null,
    })
    .execute();
  return { id };
}

/** The rule, while it is in force. */
export const findRule = (tx: Tx, { ruleId }: { ruleId: string }) =>
  tx.db.selectFrom("concerns.routing_rule").select("id").where("id", "=", ruleId).where("ended_at", "is", null).executeTakeFirst();

/** Ends a rule; what it sent stays where it went. */
export async function endRule(tx: Tx, ruleId: string): Promise<Record<string, never>> {
  await tx.db.updateTable("concerns.routing_rule").set({ ended_at: clock().toISOString() }).where("id", "=", ruleId).execute();
  return {};
}
