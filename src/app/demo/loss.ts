import { cases } from "../../cases/contract.ts";
import { deaths } from "../../deaths/contract.ts";
import type { Player } from "./player.ts";
import type { Script, Thread } from "./script.ts";

/** How the case of the one who died had been opened. */
export const LOSS = { day: -67, level: "brief", step: "Reading room in the mornings", due: -64 } as const;

/** Harold came back to study at sixty. His daughter called; whoever worked with him was spoken with, and the case closed. */
export function tellOfLoss(script: Script, player: Player, harold: Thread, manager: string): void {
  harold
    .contact(-64, "10:00", "one_to_one", {
      minutes: 30,
      note: { body: "Reads everything twice. Wants a desk by the window, and has one now." },
    })
    .finishTasks(-64);
  script.on(-46, "09:20", async () => {
    const call = player.as(manager);
    const personId = harold.personId as never;
    await call(deaths.say, {
      personId,
      onDay: player.day(-47),
      toldBy: "His daughter, by phone",
      family: "Helen, his daughter, 555 0100 4470, mornings",
      confirm: "Harold",
    });
    await call(deaths.addBereaved, { personId, kind: "friend", name: "His study partner in the reading room" });
    for (const { bereavedId, version } of (await call(deaths.show, { personId })).bereaved)
      await call(deaths.offer, { bereavedId, version });
  });
  harold.later(-45, "11:00", ({ caseId, version }) =>
    player.as(manager)(cases.close, { caseId, version, reason: "deceased", outcome: "unknown", openTasks: "cancel" }),
  );
}
