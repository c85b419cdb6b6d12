import type { NewEntry } from "../../crises/contract.ts";

/** A night in Birch Hall: who was called and what was done, minute by minute. */
export function nightOf(day: string): NewEntry[] {
  const at = (time: string) => `${day}T${time}:00-05:00`;
  return [
    { kind: "called", code: "counselor", at: at("21:40") },
    { kind: "done", code: "stayed", at: at("21:45") },
    { kind: "done", code: "asked_suicide", at: at("21:52") },
    {
      kind: "said",
      words: "“I am not going to do anything. I just want it to be quiet.” A friend from the floor came and stayed.",
      at: at("22:05"),
    },
    { kind: "done", code: "safe_now", at: at("22:40") },
  ];
}
