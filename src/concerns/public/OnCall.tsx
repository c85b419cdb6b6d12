import type { Speak } from "../../ui/public/words.ts";
import type { Language } from "../publicPages.ts";
import type { Watch } from "../watch.ts";
import { Call } from "./parts.tsx";
import { urgencyLabels } from "./wording.ts";

const text = {
  someone: {
    id: "concerns.public.onCall.someone",
    message: "If you choose “{choice}”, somebody who is on call is told at once.",
  },
  nobody: { id: "concerns.public.onCall.nobody", message: "Nobody is on call now." },
  readOn: { id: "concerns.public.onCall.readOn", message: "We read this on {day}." },
  cannotWait: { id: "concerns.public.onCall.cannotWait", message: "If it cannot wait, call:" },
};

/** Before anything is sent: whether somebody is told at once, and else when it is read and what to do instead. It goes by the rota alone. */
export function OnCall({ say, lang, watch, number }: { say: Speak; lang: Language; watch: Watch; number: string }) {
  if (watch.someone) return <p className="duty">{say(text.someone, { choice: say(urgencyLabels["now"] ?? text.someone) })}</p>;
  const day =
    watch.readOn &&
    new Intl.DateTimeFormat(lang, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(
      new Date(`${watch.readOn}T00:00:00Z`),
    );
  return (
    <p className="duty">
      <strong>{say(text.nobody)}</strong> {day && say(text.readOn, { day })} {say(text.cannotWait)} <Call number={number} />
    </p>
  );
}
