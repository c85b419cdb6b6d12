import { concerns } from "../../concerns/contract.ts";
import { consults } from "../../consults/contract.ts";
import { resources } from "../../crises/contract.ts";
import { handOvers, rings, rota } from "../../oncall/contract.ts";
import { today } from "../../today/contract.ts";
import type { Network } from "./network.ts";
import type { Player } from "./player.ts";
import { findDoor, type Script } from "./script.ts";

/** What Northlake's CARE team is told of, asked and rung about, beside its cases. */
export function tellNorthlakeConcerns(script: Script, player: Player, { care, staff }: { care: string; staff: Network["staff"] }): void {
  const { ines, ravi } = staff;
  const tell = (day: number, time: string, by: string, more: object) =>
    script.on(day, time, async () => player.as(by)(concerns.file, { doorId: await findDoor(player, by, care), ...more } as never));
  tell(-3, "23:40", ravi, {
    channel: "phone",
    source: "staff",
    urgency: "now",
    narrative:
      "Resident assistant in Birch Hall: Jo Rivera has not left the room for two days and told a neighbor that nothing matters any more. The neighbor is sitting with them.",
    about: { name: "Jo Rivera", detail: "Birch Hall, 2nd floor" },
    sender: { name: "Resident assistant on duty", reach: "ra.birch@northlake.example" },
    categories: ["mental_health", "safety"],
  });
  tellOfCall(script, player, { care, ravi, sam: staff.sam });
  tell(-1, "10:05", staff.ruth, {
    source: "staff",
    urgency: "this_week",
    narrative:
      "Jo Rivera has missed three labs and did not hand in the report. They were my best in September. I said they could talk to me; they thanked me and left.",
    about: { name: "Jo Rivera", detail: "BIO 210" },
    categories: ["academics", "attendance"],
  });
  tell(-1, "14:30", ravi, {
    channel: "mail",
    source: "family",
    urgency: "this_week",
    narrative: "My son Devon does not answer since Sunday. That is not like him. I do not want to make trouble for him.",
    about: { name: "Devon Keller", detail: null },
    sender: { name: "His mother", reach: "mother@mail.example" },
    categories: ["relationships"],
  });
  const advise = (day: number, more: object) =>
    script.on(day, "12:10", () => player.as(ines)(consults.add, { programId: care, onDay: player.day(day), ...more } as never));
  advise(-6, {
    askerKind: "resident_assistant",
    about: "A resident who cries in the stairwell at night",
    said: "Say what you saw, ask how they are, and stay a while. If it frightens you, call the counselor on duty; you need not be sure.",
  });
  advise(-2, {
    askerKind: "staff",
    asker: "Ruth Okafor",
    about: "A first-year who stopped handing in work and asks for one extension after the other",
    said: "One open question before the next extension. An absence letter can come from us; they only have to ask.",
    minutes: 10,
  });
  const helps = (name: string, phone: string, place: string | null, hours: [string, string] | [null, null]) =>
    script.on(-80, "09:30", () =>
      player.as(staff.ida)(resources.add, { programId: null, name, phone, place, week: 127, opens: hours[0], closes: hours[1] }),
    );
  helps("Campus police", "555 0100 7000", "Gatehouse, Lake Road", [null, null]);
  helps("Counselor on call", "555 0100 7010", null, ["17:00", "08:00"]);
  helps("Counseling Center, walk-in", "555 0100 7011", "Alder Hall, ground floor", ["08:00", "17:00"]);
  script.on(-2, "19:12", () =>
    player.post("/refer/northlake", {
      key: "demo-northlake-aaaaaaa",
      as: "community",
      words: "There is a student who sleeps in a car behind the gym. I do not know the name. Gray car, rear window taped.",
      who: "",
      when: "this_week",
      about: "housing",
      lang: "en",
    }),
  );
}

/** Weekends have their dean; the night of the resident assistant's call was one by itself. Who was rung, and what the morning was told. */
function tellOfCall(script: Script, player: Player, { care, ravi, sam }: { care: string; ravi: string; sam: string }): void {
  const programId = care as never;
  script.on(-6, "10:00", async () => {
    const weekend = { programId, weekday: 5, fromTime: "17:00", untilWeekday: 1, untilTime: "08:00" } as const;
    await player.as(ravi)(rota.addPattern, { ...weekend, accountId: sam as never, rank: "first" });
    await player.as(ravi)(rota.addPattern, { ...weekend, accountId: ravi as never, rank: "second" });
    const night = { programId, firstDay: player.day(-3), fromTime: "21:00", lastDay: player.day(-2), untilTime: "08:00" } as const;
    await player.as(ravi)(rota.addShift, { ...night, accountId: sam as never });
  });
  script.on(-3, "23:46", async () => {
    const { rung } = await player.as(sam)(today.show, {});
    for (const { ringId } of rung) await player.as(sam)(rings.acknowledge, { ringId });
  });
  script.on(-2, "07:50", () =>
    player.as(sam)(handOvers.write, {
      programId,
      words:
        "One call, at 23:46. Spoke with the resident assistant; the neighbor stays until the morning. Somebody should go by before ten.",
    }),
  );
}
