import { training } from "../../staff/training/contract.ts";
import type { Network } from "./network.ts";
import type { Player } from "./player.ts";
import type { Script } from "./script.ts";

/** At Northlake: a training will be asked before a case, which one colleague has and others lack; and Ravi stands by when somebody is away. */
export function tellTeam(script: Script, player: Player, { programs: { care }, staff: { ines, ravi } }: Network): void {
  const programId = care as never;
  script.on(-16, "08:50", async () => {
    const call = player.as(ravi);
    const asked = {
      programId,
      kind: "training",
      title: "Talking about suicide",
      body: null,
      validMonths: 24,
      fromDay: player.day(40),
    } as const;
    const { id } = await call(training.ask, asked);
    const doneOn = player.day(-120);
    await call(training.record, {
      requirementId: id as never,
      accountId: ines as never,
      doneOn,
      proof: "Certificate 17, in the office folder",
    });
    await call(training.standBy, { programId, on: true });
  });
}
