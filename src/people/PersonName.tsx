import { Fragment, useMemo } from "react";
import { cx } from "../ui/look.ts";
import { initialsOf, useDiscreet } from "../ui/screen.ts";
import type { PersonLabel } from "./contract.ts";

export interface PersonNameProps {
  label: PersonLabel;
  /** `short` is the name alone, for sentences; `list` adds what tells two of the same name apart; `full` also says the pronouns. */
  look?: "short" | "list" | "full";
  className?: string;
}

/** A person's name wherever one stands: the word they are called by, a last initial, and as initials alone while the screen can be seen. */
export function PersonName({ label, look = "list", className }: PersonNameProps) {
  const { discreet } = useDiscreet();
  const known = [look !== "short" && label.tag, look === "full" && !discreet && label.pronouns].filter((one) => typeof one === "string");
  const beside = known.map((one, at) => (
    <Fragment key={one}>
      {at > 0 && " · "}
      <bdi>{one}</bdi>
    </Fragment>
  ));
  return (
    <span className={cx(className)}>
      <bdi>{spell(label, discreet)}</bdi>
      {beside.length > 0 && <span className="font-normal text-quiet"> ({beside})</span>}
    </span>
  );
}

/** The same as text, for what can hold no elements: the name of a button, a sentence of a catalogue. */
export function usePersonText(): (label: PersonLabel) => string {
  const { discreet } = useDiscreet();
  return useMemo(() => (label: PersonLabel) => isolate(spell(label, discreet)), [discreet]);
}

/** "Sam L." */
export function writeLabel({ call, initial }: PersonLabel): string {
  if (!initial) return call;
  return `${call} ${/[\p{L}\p{N}]$/u.test(initial) ? `${initial}.` : initial}`;
}

const spell = (label: PersonLabel, discreet: boolean) => (discreet ? initialsOf(writeLabel(label)) || "•" : writeLabel(label));

/** Keeps a name's own direction from turning the sentence around it. */
export const isolate = (text: string) => `\u2068${text}\u2069`;
