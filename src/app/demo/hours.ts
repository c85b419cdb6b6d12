import { appointments, hours, type KeptFor } from "../../appointments/contract.ts";
import type { Player } from "./player.ts";

/** When somebody is there for people, by the day of the week: from, until, and who takes the times. */
export async function setDemoHours(
  player: Player,
  accountId: string,
  programId: string,
  week: readonly (readonly [number, string, string, KeptFor])[],
): Promise<void> {
  for (const [weekday, fromTime, untilTime, keptFor] of week)
    await player.as(accountId)(hours.add, {
      accountId: accountId as never,
      programId: programId as never,
      weekdays: [weekday],
      fromTime,
      untilTime,
      slotMinutes: 30,
      keptFor,
      fromDay: player.day(-20),
      untilDay: null,
    });
}

/** Books the first time that whoever serves a case has free from a day on. */
export async function bookFirstTime(player: Player, by: string, caseId: never, day: number): Promise<void> {
  const { times } = await player.as(by)(appointments.times, { caseId, from: player.day(day) });
  const [first] = times;
  if (first) await player.as(by)(appointments.book, { caseId, providerId: first.provider.id, startsAt: first.startsAt });
}
