import { isolate } from "../../people/PersonName.tsx";
import { useDiscreet } from "../../ui/screen.ts";
import { useWords } from "../../ui/words.ts";
import type { InboxItem } from "../contract.ts";

const longest = 48;

/** Who is described rather than named is cut at a word; the whole of it stands with the sender's words. */
const shorten = (text: string) => (text.length <= longest ? text : `${text.slice(0, longest).replace(/\s+\S*$/, "")}…`);

/** What a concern is called: whom it is about, in the sender's words, and as initials while the screen can be seen; in a list by the name alone. */
export function useConcernTitle(inList = false): (item: Pick<InboxItem, "about" | "number"> & { aboutSelf?: boolean }) => string {
  const say = useWords();
  const { shown } = useDiscreet();
  return ({ about, aboutSelf, number }) => {
    const name = about ? shorten(shown(about).trim()) : "";
    if (name && aboutSelf) return say({ id: "concerns.triage.title.self", message: "{name}, about themself" }, { name: isolate(name) });
    if (name && inList) return isolate(name);
    if (name) return say({ id: "concerns.triage.title.about", message: "About {name}" }, { name: isolate(name) });
    if (aboutSelf) return say({ id: "concerns.triage.title.unnamedSelf", message: "Somebody, about themself" });
    return say({ id: "concerns.triage.title.number", message: "Concern {number}" }, { number });
  };
}
