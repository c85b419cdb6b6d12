import { SECTIONS } from "../people/policy.ts";
import { type TeamRole, TeamSection } from "./contract.ts";

/** The bits of the sections a team member is given; identity and services go with every place on a team, medical documents with the reviewer's. */
export const bitsOf = (role: TeamRole, sections: readonly TeamSection[]) =>
  sections.reduce(
    (bits, section) => bits | SECTIONS[section],
    SECTIONS.identity | SECTIONS.services | (role === "medical_reviewer" ? SECTIONS.medical : 0),
  );

/** The sections of those bits, by name. */
export const sectionsIn = (bits: number): TeamSection[] => TeamSection.options.filter((section) => (bits & SECTIONS[section]) !== 0);
