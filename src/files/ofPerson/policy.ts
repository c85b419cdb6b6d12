import type { Access } from "../../kernel/contract.ts";
import { mayChangePerson, reaches } from "../../people/policy.ts";
import { FileSection } from "./contract.ts";

interface Held {
  readonly access: Access;
}

/** Whoever holds more of a person than who they are sees the files there: each of them by its own section. */
export const mayListPersonFiles = (_actor: unknown, person: Held) => FileSection.options.some((section) => reaches(person, section));

/** Whoever corrects how a person is reached adds to their files. */
export const mayAddPersonFile = mayChangePerson;
