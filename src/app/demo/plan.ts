import { goals, type Plan, plans } from "../../plans/contract.ts";
import type { Player } from "./player.ts";

const standing = async (player: Player, by: string, caseId: string): Promise<Plan> => {
  const [plan] = (await player.as(by)(plans.show, { caseId: caseId as never })).plans;
  if (!plan) throw new Error("The demo has no plan there.");
  return plan;
};
const agree = (player: Player, by: string, planId: Plan["planId"], version: number) =>
  player.as(by)(plans.agree, { planId, version, readBack: true, how: "spoken", signedName: null });

/** Jo's plan, in Jo's words and order: agreed aloud, with who does what, and how it goes as Jo sees it. */
export async function agreeOnPlan(player: Player, by: string, caseId: string): Promise<void> {
  const call = player.as(by);
  await call(plans.begin, { caseId: caseId as never });
  const { planId, version, startOn, reviewOn } = await standing(player, by, caseId);
  const body = { planId, version, startOn, reviewOn, language: "en", authoredWith: "together", targetEnd: null } as const;
  const written = await call(plans.write, {
    ...body,
    statement: "I want to get to the end of this term without looking over my shoulder for the next bill.",
    goals: [{ words: "Finish this term without moving again" }, { words: "Eat something warm every day" }, { words: "Sleep" }],
  });
  await agree(player, by, planId, written.version);
  const [home, food] = written.goalIds;
  if (!home || !food) return;
  await call(goals.act, { goalId: home, what: "Tell two professors", ownerKind: "person", ownerName: null });
  await call(goals.act, { goalId: home, what: "Hold a room", ownerKind: "outside", ownerName: "Housing desk" });
  await call(goals.code, { goalId: home, codings: [{ domain: "housing", code: null }] });
  await call(goals.rate, { goalId: home, kind: "own", value: 2 });
  await call(goals.rate, { goalId: home, kind: "attainment", value: -2 });
}

/** Six weeks on: one goal in other words, one dropped, and how far it came. */
export async function changePlan(player: Player, by: string, caseId: string): Promise<void> {
  const call = player.as(by);
  await call(plans.begin, { caseId: caseId as never });
  const { planId, version, statement, startOn, reviewOn, goals: carried } = await standing(player, by, caseId);
  const [home, , sleep] = carried;
  if (!home || !sleep) return;
  const body = { planId, version, statement, startOn, reviewOn, language: "en", authoredWith: "together", targetEnd: null } as const;
  const written = await call(plans.write, { ...body, goals: [{ ...sleep, words: "Sleep six hours before a final" }, home] });
  await agree(player, by, planId, written.version);
  await call(goals.rate, { goalId: home.goalId, kind: "own", value: 4 });
  await call(goals.rate, { goalId: home.goalId, kind: "attainment", value: 1 });
}

/** Lin's plan, told through Mei and agreed aloud: it stands on her own page, with one step that is hers to tick. */
export async function agreeWithLin(player: Player, by: string, caseId: string): Promise<void> {
  const call = player.as(by);
  await call(plans.begin, { caseId: caseId as never });
  const { planId, version, startOn, reviewOn } = await standing(player, by, caseId);
  const body = { planId, version, startOn, reviewOn, language: "en", authoredWith: "interpreter", targetEnd: null } as const;
  const written = await call(plans.write, {
    ...body,
    statement: "I want my own door, and to choose who knows.",
    goals: [{ words: "A room with a lock" }, { words: "My papers back" }],
  });
  await agree(player, by, planId, written.version);
  const [room] = written.goalIds;
  if (!room) return;
  await call(goals.act, { goalId: room, what: "Look at the room on 12", ownerKind: "person", ownerName: null });
  await call(goals.act, { goalId: room, what: "Keep a place on the list", ownerKind: "outside", ownerName: "Ms. Okoye" });
  await call(goals.rate, { goalId: room, kind: "own", value: 3 });
}
