import type { Explain } from "../ui/explaining.ts";
import type { Message } from "../ui/words.ts";
import type { OverrideFinding, OverrideKind } from "./contract.ts";

/** What was done past a rule, as a sentence without a name. */
export const overrideKinds: Readonly<Record<OverrideKind, Message>> = {
  exception: { id: "oversight.kind.exception", message: "Shared without a release, by an exception for schools" },
  unreleased: { id: "oversight.kind.unreleased", message: "Told aloud, and there was no release for it" },
  compelled: { id: "oversight.kind.compelled", message: "Given away because the law compelled it" },
  unmasked: { id: "oversight.kind.unmasked", message: "A number marked unsafe was shown" },
};

/** What was found of it. */
export const overrideFindings: Readonly<Record<OverrideFinding, Message>> = {
  right: { id: "oversight.finding.right", message: "It was right" },
  should_not: { id: "oversight.finding.shouldNot", message: "It should not have been" },
  seen: { id: "oversight.finding.seen", message: "Seen by the reviewer from outside" },
};

/** What can stand in the way of saying so. */
export const overrideExplain: Explain = {
  "override.reviewed": { id: "oversight.wrong.reviewed", message: "Somebody has looked at it already." },
  "words.required": { id: "oversight.wrong.words", message: "“{label}”: say it in a few words." },
};
