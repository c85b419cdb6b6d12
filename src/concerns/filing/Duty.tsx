import { useWords } from "../../ui/words.ts";

/** What filing does not do, wherever staff file (D07). */
export function Duty() {
  const say = useWords();
  return (
    <p className="text-sm text-quiet">
      {say({
        id: "concerns.filing.duty",
        message:
          "This form does not fulfill your duty to report. If a child may be hurt or neglected, the law may ask you yourself to call the child protection line or the police.",
      })}
    </p>
  );
}
