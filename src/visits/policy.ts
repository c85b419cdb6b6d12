import type { Actor } from "../kernel/actor.ts";
import { helpsPeople } from "../staff/policy.ts";

/** Who works with people goes out to them; nobody else has anybody to look out for them. */
export const mayGoOut = (actor: { readonly programs: readonly { readonly role: string }[] }) =>
  actor.programs.some(({ role }) => helpsPeople(role));

interface Found {
  readonly visitor: { readonly id: string };
  readonly ringsMe: boolean;
  readonly late: boolean;
}

/** A word of one's own visit is nobody else's to say. */
export const maySayWord = (actor: Pick<Actor, "id">, found: Found) => found.visitor.id === actor.id;
/** What came of it is said by whoever was told, never by the visitor; whether it is still theirs, the database says. */
export const mayAnswerVisit = (actor: Pick<Actor, "id">, found: Found) => found.visitor.id !== actor.id;
