import { z } from "zod";
import { CaseId } from "../cases/timeline/contract.ts";
import { Created, endpoint, id, none, personal, version, words, wordsOrNone } from "../kernel/contract.ts";

/** A recipient is somebody outside who may be told something: an entry of the agency's address book, or one of the family in a case of theirs alone. */
export const RecipientId = id("Recipient");
export type RecipientId = z.infer<typeof RecipientId>;

export const recipientKinds = [
  "law_enforcement", "prosecutor", "court", "provider", "school", "college", "victim_services", "legal_aid", "housing", "benefits", "family", "other",
] as const; // biome-ignore format: a list is read by its rows
export type RecipientKind = (typeof recipientKinds)[number];

/** Somebody outside who may be told something, as the agency's address book has them. */
export const Recipient = z.object({
  recipientId: RecipientId,
  name: z.string(),
  kind: z.enum(recipientKinds),
  /** An agency of the network: a colleague there can sign in and read what is shared. */
  partner: z.boolean(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  version,
});
export type Recipient = z.infer<typeof Recipient>;

const NewRecipient = z.object({
  kind: z.enum(recipientKinds),
  name: personal(words(160)).optional(),
  /** An agency of the network instead of a name. */
  partnerAgencyId: z.uuid().optional(),
  /** One of the family belongs to this case, and is known with it alone. */
  caseId: CaseId.optional(),
  address: personal(wordsOrNone(400)),
  phone: personal(wordsOrNone(60)),
  email: personal(wordsOrNone(160)),
});

export const recipients = {
  list: endpoint({
    name: "recipient.list",
    method: "GET",
    path: "/recipients",
    in: none,
    out: z.object({
      recipients: z.array(Recipient),
      partners: z.array(z.object({ id: z.uuid(), name: z.string() })),
      mayAdd: z.boolean(),
    }),
    about: "The agency's address book of those outside who may be told something; and the agencies of its network, by name alone.",
  }),
  add: endpoint({
    name: "recipient.add",
    method: "POST",
    path: "/recipients",
    creates: true,
    in: NewRecipient,
    out: Created,
    about: "Adds somebody to the address book: one name, or one agency of the network. 422 name.",
  }),
  end: endpoint({
    name: "recipient.end",
    method: "POST",
    path: "/recipients/:recipientId/end",
    in: z.object({ recipientId: RecipientId, version }),
    out: none,
    about: "Takes somebody off the address book: no new release is made out to them. What stands, stands.",
  }),
};
