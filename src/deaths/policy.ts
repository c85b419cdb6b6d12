import type { Access } from "../kernel/contract.ts";
import { mayChangePerson } from "../people/policy.ts";

/** Who asks, as the server knows them and as a page does. */
type Asker = Parameters<typeof mayChangePerson>[0];

/** Whoever works with the person, with a pen, says that they have died, and takes it back; and keeps the list of those who need support. */
export const maySayDeath = (actor: Asker, person: { readonly access: Access }) => mayChangePerson(actor, person);
