import { assessments, needs } from "../../assessments/contract.ts";
import type { Player } from "./player.ts";

/** Priscilla's intake: what carries them, what they need, and how it goes, in their words. */
export const takeIntake = (player: Player, by: string, caseId: string, day: number) =>
  player.as(by)(assessments.keep, {
    caseId: caseId as never,
    last: 0,
    onDay: player.day(day),
    levels: [
      { domain: "housing", level: 4 },
      { domain: "food", level: 3 },
      { domain: "finance", level: 2 },
      { domain: "education", level: 4 },
      { domain: "social", level: 1 },
    ],
    add: [
      { kind: "strength", domain: "education", words: "I finish what I start. Three papers, and one is mine alone." },
      { kind: "strength", domain: "family", words: "My sister calls every Sunday. She hears it when I am low." },
      { kind: "trust", words: "Write first. I say more when we walk." },
      { kind: "need", domain: "social", words: "Somebody to eat with who is not in my lab", priority: "now" },
      { kind: "need", domain: "food", words: "Something warm at the end of the month", priority: "soon" },
      { kind: "barrier", domain: "finance", words: "The stipend comes on the tenth, and the rent is due on the first", priority: "now" },
    ],
  });

/** The same talk, six weeks on: what was met, what is new, what they are proud of. */
export async function talkAgain(player: Player, by: string, caseId: string, day: number): Promise<void> {
  const sheet = await player.as(by)(needs.show, { caseId: caseId as never });
  const of = (domain: string) => sheet.needs.filter((need) => need.domain === domain && need.priority !== null);
  await player.as(by)(assessments.keep, {
    caseId: caseId as never,
    last: 1,
    onDay: player.day(day),
    levels: [
      { domain: "housing", level: 4 },
      { domain: "food", level: 4 },
      { domain: "finance", level: 2 },
      { domain: "education", level: 3 },
      { domain: "social", level: 3 },
    ],
    answers: of("food").map(({ needId, version, priority }) => ({ needId, version, priority, status: "met" as const })),
    add: [
      { kind: "accomplishment", domain: "social", words: "I went to the choir, and then I went again." },
      { kind: "need", domain: "education", words: "To practice the conference talk before somebody kind", priority: "soon" },
    ],
  });
}
