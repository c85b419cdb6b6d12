import { cases } from "../../cases/contract.ts";
import { caseFiles } from "../../cases/files/contract.ts";
import { leaves } from "../../leaves/contract.ts";
import { policyStart } from "../../leaves/policyStart.ts";
import type { Player } from "./player.ts";

/** Northlake publishes its leave policy: ours, as it stands. */
export const publishLeavePolicy = (player: Player, by: string, day: number) =>
  player.as(by)(leaves.publish, { ...policyStart, offices: [...policyStart.offices], effectiveOn: player.day(day) });

/** Marcus asks for a leave; Noor reads his documents and decides, term by term. It begins three days later. */
export async function giveLeave(player: Player, by: { manager: string; reviewer: string }, caseId: never, day: number): Promise<void> {
  const [manager, reviewer] = [player.as(by.manager), player.as(by.reviewer)];
  await manager(cases.addTeamMember, { caseId, accountId: by.reviewer, role: "medical_reviewer", sections: [], canWrite: true });
  await manager(leaves.ask, { caseId, from: player.day(day + 3), until: player.day(70) });
  const standing = async () => {
    const [leave] = (await manager(leaves.ofCase, { caseId })).leaves;
    if (!leave) throw new Error("The demo has no leave there.");
    return leave;
  };
  const act = async (what: "documents" | "review" | "begin") => {
    const { leaveId, version } = await standing();
    await manager(leaves.act, { leaveId, version, act: what });
  };
  await act("documents");
  const { medical } = await reviewer(caseFiles.list, { caseId });
  await reviewer(caseFiles.sayMedical, { caseId, complete: true, version: medical.version });
  await act("review");
  const { leaveId, version, policy } = await standing();
  await reviewer(leaves.decide, {
    leaveId,
    version,
    policyId: policy.policyId,
    outcome: "approved",
    assessment: "Read with him. He wants one term without classes, and to keep his adviser. What he brought bears that out.",
    terms: [
      {
        kind: "contact",
        what: "Write to the adviser once a month, in whatever way suits him",
        reason: "He asked for it: last time he did not know whom to ask on coming back",
      },
      { kind: "studies", what: "Choose the courses of the first term back together", reason: "Two of his courses run in one term alone" },
    ],
    appealHow: "Write to the dean of students, or begin it on your own page.",
    appealBy: player.day(day + 30),
  });
  await act("begin");
}
