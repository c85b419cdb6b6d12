import { guidance } from "../guidance/contract.ts";
import { beginningsOf, startingPoints } from "../guidance/startingPoints.ts";
import { useAsk } from "../ui/asking.ts";
import { Menu } from "../ui/Menu.tsx";
import { useWords } from "../ui/words.ts";
import type { CopyLocale } from "./copy/contract.ts";

interface BeginningsProps {
  programKind: string;
  locale: CopyLocale;
  onChoose: (words: string) => void;
}

/** Beginnings of goals, the agency's own where it has said some: to be changed into the person's words, or left alone. */
export function BeginningsMenu({ programKind, locale, onChoose }: BeginningsProps) {
  const say = useWords();
  const { wordings } = useAsk(guidance.list, {});
  const topic = beginningsOf(programKind);
  const own = wordings.find((one) => one.topic === topic)?.body.split("\n");
  const lines = (own ?? startingPoints[topic].map((point) => point[locale])).filter((line) => line.trim() !== "");
  return (
    <Menu
      kind="quiet"
      label={say({ id: "plans.start", message: "If it helps to begin" })}
      heading={say({ id: "plans.start.text", message: "To be put into their own words" })}
      entries={[...new Set(lines)].map((line) => ({ id: line, label: line, run: () => onChoose(line) }))}
    />
  );
}
