import { useLanguage, useWords } from "../ui/words.ts";
import type { Finding } from "./contract.ts";
import { fileFaults } from "./fileFaultWords.ts";
import { rowFaults } from "./rowFaultWords.ts";

const words = { ...fileFaults, ...rowFaults };

/** A finding as it is read: the sentence, and the words of the file that it is about. */
export interface SaidFinding {
  readonly text: string;
  readonly about: readonly string[];
  /** No language but English knows it. */
  readonly foreign: boolean;
}

/** Says what was found in the language of the page. In English that is what the reader wrote, which knows the most; elsewhere what its code means. */
export function useSayFinding(): (found: Finding) => SaidFinding {
  const say = useWords();
  const english = useLanguage() === "en";
  return ({ code, message, value, count, line }) => {
    const own = words[code];
    const given = value && !message.includes(value) ? [value] : [];
    if (english || !own) return { text: message, about: given, foreign: !english };
    if (count > 1 && line === null && message.startsWith("And ")) {
      const more = { id: "imports.fault.folded", message: "{count, plural, one {And one more} other {And # more}} like the last." };
      return { text: say(more, { count }), about: [], foreign: false };
    }
    const left = message.includes(" row was left out") && say({ id: "imports.fault.leftOut", message: "The row was left out." });
    const about = [...message.matchAll(/“([^”]+)”/g)].map(([, quoted]) => quoted ?? "");
    return { text: [say(own), left].filter(Boolean).join(" "), about: [...new Set([...about, ...(value ? [value] : [])])], foreign: false };
  };
}
