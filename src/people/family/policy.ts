import type { Access } from "../../kernel/contract.ts";
import { mayChangePerson, reaches } from "../policy.ts";

/** Whoever may reach the person sees what each adult may do; a teacher of a roster and triage see nothing of it. */
export const mayShowFamily = (_actor: unknown, person: { readonly access: Access }) => reaches(person, "contact");

/** Whoever corrects how a person is reached writes it down. */
export const mayChangeFamily = mayChangePerson;

/** The paper itself is read and kept by those who hold what is known of the law. */
export const mayHoldScan = (person: { readonly access: Access }) => reaches(person, "legal");
