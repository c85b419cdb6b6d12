import { complaints, titleIx } from "../../titleix/contract.ts";
import type { Network } from "./network.ts";
import type { Player } from "./player.ts";
import type { Script } from "./script.ts";

/** At Northlake: what the university asks of everybody under Title IX, and a complaint of which one party is no student of theirs. */
export function tellTitleIx(script: Script, player: Player, { staff }: Network): void {
  script.on(-20, "09:00", async () => {
    await player.as(staff.ida)(titleIx.keepPolicy, {
      body: "Tell Priya Raman the same day what you were told. Do not ask further and do not investigate. The Counseling Center is confidential; you are private.",
      inForceOn: player.day(-20),
      coordinatorId: staff.priya,
    });
    const { id } = await player.as(staff.priya)(complaints.open, { reference: "NU-0117" });
    const party = { complaintId: id as never, caseNumber: null };
    await player.as(staff.priya)(complaints.link, { ...party, role: "complainant", support: "offered" });
    await player.as(staff.priya)(complaints.link, { ...party, role: "respondent", support: "not_yet_notified" });
  });
}
