import { SECTIONS } from "../people/policy.ts";
import { TeamSection } from "./contract.ts";

/** The bits of the sections a team member is given; identity and services go with every place on a team. */
export const bitsOf = (sections: readonly TeamSection[]) =>
  sections.reduce((bits, section) => bits | SECTIONS[section], SECTIONS.identity | SECTIONS.services);

/** The sections of those bits, by name. */
export const sectionsIn = (bits: number): TeamSection[] => TeamSection.options.filter((section) => (bits & SECTIONS[section]) !== 0);
