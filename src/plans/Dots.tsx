import { useWords } from "../ui/words.ts";

/** Their own rating as they see it: so many of five. */
export function Dots({ value }: { value: number }) {
  const say = useWords();
  return (
    <span className="whitespace-nowrap">
      <span aria-hidden="true" className="tracking-widest text-accent">
        {"●".repeat(value)}
        {"○".repeat(5 - value)}
      </span>
      <span className="sr-only">{say({ id: "plans.ofFive", message: "{value} of 5" }, { value })}</span>
    </span>
  );
}
