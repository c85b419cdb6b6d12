import type { z } from "zod";
import { cases } from "../cases/contract.ts";
import { caseFiles } from "../cases/files/contract.ts";
import type { Cases, Id } from "../cases/testing.ts";
import { asBearer, visit } from "../kernel/visit.ts";
import { leaves } from "./contract.ts";

/** A policy as an agency might have one, from that day on. */
export const aPolicy = (effectiveOn: string): z.input<typeof leaves.publish.in> => ({
  title: "Medical leave of absence",
  summary: "You may take time away for your health. We decide within ten days.",
  body: "One process for every condition. A leave lasts at least one term. A decision may be appealed.",
  language: "en",
  offices: [{ about: "housing", who: "Housing office", says: "Give your room back within a week." }],
  documentsDays: 10,
  reviewDays: 10,
  appealDays: 14,
  effectiveOn,
});

/** What a reviewer writes when a request is decided. */
export const aDecision = (appealBy: string) =>
  ({
    outcome: "approved",
    assessment: "What this one person told and brought.",
    terms: [{ kind: "care", what: "See a clinician of their own choice", reason: "They asked for it themselves" }],
    appealHow: "Write to the dean.",
    appealBy,
  }) as const;

/** A policy, a case of Ines's, a reviewer on it, and somebody in the program who decides and works with nobody. */
export async function layLeaves(c: Cases) {
  const { s, town } = c;
  const { northlake } = town.agencies;
  await s.as(town.ida)(leaves.publish, aPolicy(await c.dayFrom(0)));
  const dean = await town.account(northlake, "Amina Dean");
  await town.member(northlake, dean, town.programs.care, "decision_maker");
  const asker = (who: string) => s.as(who);
  const shown = async (who: string, caseId: Id) => asker(who)(leaves.ofCase, { caseId });
  const running = async (who: string, caseId: Id) => {
    const leave = (await shown(who, caseId)).leaves[0];
    if (!leave) throw new Error("no leave");
    return leave;
  };
  /** One statement as somebody, past every verb: what the database itself says to them. */
  const raw = async (who: string, text: string, values: readonly unknown[] = []) =>
    visit(s.app, asBearer(await s.tokenOf(who)), "act", async ({ client, opened }) => {
      await opened;
      return { value: (await client.query(text, [...values])).rows, closing: [] };
    });
  return {
    dean,
    raw,
    shown,
    running,
    /** Names somebody as a reviewer of a case. */
    name: (accountId: string, caseId: Id) =>
      asker(town.ines)(cases.addTeamMember, { caseId, accountId, role: "medical_reviewer", sections: [], canWrite: true } as never),
    /** A case with a leave that was asked for. */
    async asked() {
      const { caseId, personId } = await c.open(town.ines);
      await this.name(town.noor, caseId);
      await asker(town.ines)(leaves.ask, { caseId, from: await c.dayFrom(10), until: await c.dayFrom(100) });
      return { caseId, personId, leaveId: (await running(town.ines, caseId)).leaveId };
    },
    async act(who: string, caseId: Id, act: string, more: object = {}) {
      const { leaveId, version } = await running(who, caseId);
      return asker(who)(leaves.act, { leaveId, version, act, ...more } as never);
    },
    /** A reviewer says that all is there. */
    complete: async (caseId: Id) =>
      asker(town.noor)(caseFiles.sayMedical, { caseId, complete: true, version: (await c.show(town.noor, caseId)).case.version }),
    async decide(who: string, caseId: Id, more: object = {}) {
      const { leaveId, version, policy } = await running(who, caseId);
      return asker(who)(leaves.decide, {
        leaveId,
        version,
        policyId: policy.policyId,
        ...aDecision(await c.dayFrom(20)),
        ...more,
      } as never);
    },
    /** From asked for to under review. */
    async toReview(caseId: Id) {
      await this.act(town.ines, caseId, "documents");
      await this.complete(caseId);
      await this.act(town.noor, caseId, "review");
    },
  };
}
