import type { PersonsCopy } from "./contract.ts";

/** The person's copy as lines of plain text, word for word: made of the copy alone, so that nothing else can be in it. */
export function tellCopy({ said, statement, headings, goals, foot }: PersonsCopy): string {
  const lines = [said.join(" "), ...(statement ?? "").split("\n"), goals.length > 0 ? headings.goals : ""];
  for (const { n, words, going, steps } of goals) {
    lines.push(`${n}. ${words}`, going?.says ?? "", steps.length > 0 ? headings.steps : "");
    for (const { what, who, done } of steps) lines.push(`• ${[what, who, done].filter(Boolean).join(" · ")}`);
  }
  return [...lines, ...foot].filter((line) => line.trim() !== "").join("\n");
}
