import type { NameParts, PersonLabel, Recipient } from "./contract.ts";

const RECIPIENTS: readonly Recipient[] = ["us", "teachers", "family", "letters"];
const PREFERENCE: readonly NameParts["kind"][] = ["chosen", "alias", "legal"];

/** A name as it is said or written. */
export const writeName = (name: Pick<NameParts, "given" | "middle" | "family" | "full">) =>
  name.full ?? [name.given, name.family].filter(Boolean).join(" ");

/**
 * What a person may be called before a recipient (D16): a name marked safe there, the chosen one first. Among ourselves the word they are called
 * by always serves. Before others, where names are known but none is marked safe, there is none: a letter home that outs a student is an injury.
 */
export function nameFor(recipient: Recipient, label: PersonLabel, names: readonly NameParts[]): string | null {
  const safe = PREFERENCE.flatMap((kind) => names.filter((name) => name.kind === kind && name.useWith.includes(recipient)));
  const first = safe[0];
  if (first) return writeName(first) || null;
  return recipient === "us" ? label.call : null;
}

/** The same, for every recipient. */
export const namesForAll = (label: PersonLabel, names: readonly NameParts[]) =>
  Object.fromEntries(RECIPIENTS.map((recipient) => [recipient, nameFor(recipient, label, names)])) as Record<Recipient, string | null>;
