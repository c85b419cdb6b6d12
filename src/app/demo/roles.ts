import { memberships } from "../../staff/contract.ts";
import { law } from "../../staff/lawContract.ts";
import { outsiders } from "../../staff/outsiderContract.ts";
import { conflicts } from "../../walls/conflictContract.ts";
import type { Network } from "./network.ts";
import type { Player } from "./player.ts";
import type { Script } from "./script.ts";

/** Those at Northlake who open nothing by themselves: what the officer is was decided first, and the resident assistant has said whom they know. */
export function tellRoles(script: Script, player: Player, { staff, programs }: Network): void {
  const give = (accountId: string, role: "coordinator" | "decision_maker" | "student_staff" | "law_officer", programId: string) =>
    player.as(staff.ida)(memberships.add, {
      accountId: accountId as never,
      programId: programId as never,
      role,
      sees: "assigned",
      endsOn: role === "student_staff" ? player.day(75) : null,
    });
  script.on(-30, "08:30", async () => {
    await player.as(staff.ida)(law.decide, {
      accountId: staff.amir as never,
      partnerAgencyId: null,
      standing: "official",
      purpose: "Threat assessment, as the agreement of the two says",
      reason: "Under the university's direct control there; their own reports stay the police's",
    });
    await give(staff.mina, "coordinator", programs.care);
    await give(staff.lin, "decision_maker", programs.care);
    await give(staff.jonas, "student_staff", programs.care);
    await give(staff.amir, "law_officer", programs.threat);
  });
  // Noor works alone in the Counseling Center: somebody from outside may stand in, should an administrator agree.
  script.on(-3, "16:10", async () => {
    const who = { name: "Amina Farouk", email: "amina@riverside-clinic.example", title: "Retired counselor" };
    await player.as(staff.noor)(outsiders.name, { ...who, expiresOn: player.day(300) });
  });
  script.on(-30, "17:00", () =>
    player.as(staff.jonas)(conflicts.say, { people: ["Tess Reyes"], halls: ["Maple Hall"], classes: ["Biology 101"] }),
  );
}
