import { invalid } from "../../kernel/problem.ts";
import { shiftDay } from "../days.ts";
import { LONGEST_PAUSE_DAYS } from "../policy.ts";
import type { Settled } from "./contract.ts";

/** What is paused wakes on a day still to come, and not too far off. */
export function checkWakeDay(today: string, wakeOn: string | null, cases: readonly Settled[]): void {
  if (!cases.some(({ act }) => act === "pause")) return;
  if (wakeOn === null) throw invalid({ wakeOn: "missing" });
  if (wakeOn <= today) throw invalid({ wakeOn: "past" });
  if (wakeOn > shiftDay(today, LONGEST_PAUSE_DAYS)) throw invalid({ wakeOn: "tooFar" });
}
