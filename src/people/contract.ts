import { z } from "zod";
import { Access, Created, day, endpoint, id, none, personal, version, words, wordsOrNone } from "../kernel/contract.ts";

/** A person is somebody who is helped, as one agency knows them; only a word to call them by is required (D15). */
export const PersonId = id("Person");
export type PersonId = z.infer<typeof PersonId>;
export const NameId = id("Name");
export const ContactPointId = id("ContactPoint");
export const RelationshipId = id("Relationship");

/** What a list shows of a person: a word to call them by, a last initial, one harmless discriminator, pronouns. */
export const PersonLabel = z.object({
  call: words(100),
  initial: wordsOrNone(4),
  tag: wordsOrNone(60),
  pronouns: wordsOrNone(40),
});
export type PersonLabel = z.infer<typeof PersonLabel>;

/** How to reach them without harm: shown before any number (R86). */
export const SafeLine = z.object({
  prefer: z.enum(["call", "text", "email", "in_person", "through_someone"]).nullable(),
  hours: wordsOrNone(120),
  voicemail: z.boolean(),
  codeWord: wordsOrNone(60),
  avoid: wordsOrNone(400),
});
export type SafeLine = z.infer<typeof SafeLine>;

/** With whom a name may be used (D16). */
export const Recipient = z.enum(["us", "teachers", "family", "letters"]);
export type Recipient = z.infer<typeof Recipient>;

export const NameParts = z.object({
  kind: z.enum(["chosen", "legal", "former", "alias"]),
  given: wordsOrNone(200),
  middle: wordsOrNone(200),
  family: wordsOrNone(200),
  /** The whole name, where parts do not fit it. */
  full: wordsOrNone(400),
  useWith: z.array(Recipient).max(4),
});
export type NameParts = z.infer<typeof NameParts>;

const Name = NameParts.extend({ nameId: NameId, source: z.enum(["staff", "roster", "concern"]), version });

const ContactValue = z.object({
  kind: z.enum(["phone", "email", "post", "other"]),
  value: personal(words(300)),
  label: wordsOrNone(60),
  safe: z.enum(["safe", "unsafe", "unknown"]),
  safeHours: wordsOrNone(120),
  voicemailOk: z.boolean(),
  textOk: z.boolean(),
});

/** One way to reach a person. The value of an unsafe one is masked until it is asked for, with a reason. */
const ContactPoint = ContactValue.extend({ contactPointId: ContactPointId, masked: z.boolean(), version });

export const RelationKind = z.enum(["parent", "guardian", "sibling", "partner", "relative", "emergency", "support", "other"]);

/** A person as a search or a picker shows one. */
export const Known = z.object({
  personId: PersonId,
  number: z.number().int(),
  label: PersonLabel,
  site: z.string().nullable(),
  access: Access,
});

export const Person = z.object({
  personId: PersonId,
  number: z.number().int(),
  label: PersonLabel,
  /** null where the asker does not hold the contact section. */
  safeLine: SafeLine.nullable(),
  born: day.nullable(),
  /** The day they died; null while they live. */
  diedOn: day.nullable(),
  language: z.string().nullable(),
  interpreter: z.boolean(),
  /** Since when they are opted out of directory information: nobody outside is told their name, nor that they are enrolled (R70). */
  directoryOutOn: day.nullable(),
  names: z.array(Name),
  /** What to call them before each recipient; null where no name is safe there. */
  nameWith: z.record(Recipient, z.string().nullable()),
  contactPoints: z.array(ContactPoint),
  relationships: z.array(
    z.object({
      relationshipId: RelationshipId,
      kind: RelationKind,
      otherId: PersonId,
      label: PersonLabel,
      contactPoints: z.array(ContactPoint),
      version,
    }),
  ),
  enrolments: z.array(z.object({ site: z.string(), grade: z.string().nullable(), from: day.nullable(), to: day.nullable() })),
  programs: z.array(z.object({ programId: z.uuid(), name: z.string() })),
  access: Access,
  version,
});
export type Person = z.infer<typeof Person>;

const one = z.object({ personId: PersonId });

export const people = {
  search: endpoint({
    name: "person.search",
    method: "POST",
    path: "/people/search",
    reads: true,
    in: z.object({ typed: personal(words(200)) }),
    out: z.object({ people: z.array(Known) }),
    about: "Finds persons by part of a name, a misspelt one, a nickname or their number; the twenty that fit best.",
  }),
  create: endpoint({
    name: "person.create",
    method: "POST",
    path: "/people",
    creates: true,
    in: PersonLabel.extend({
      programId: z.uuid(),
      names: z.array(NameParts).max(6).default([]),
      born: personal(day).nullish(),
      language: wordsOrNone(35),
      interpreter: z.boolean().default(false),
      safeLine: SafeLine.nullish(),
      contactPoints: z.array(ContactValue).max(6).default([]),
    }),
    out: Created,
    about: "Writes a person down. Only a word to call them by is required.",
  }),
  show: endpoint({
    name: "person.show",
    method: "GET",
    path: "/people/:personId",
    in: one,
    out: Person,
    about: "A person, as far as the asker may know.",
  }),
  change: endpoint({
    name: "person.change",
    method: "POST",
    path: "/people/:personId/change",
    in: one.extend({
      ...PersonLabel.shape,
      born: personal(day).nullish(),
      language: wordsOrNone(35),
      interpreter: z.boolean(),
      /** Left out: as it stands. */
      directoryOutOn: day.nullish(),
      version,
    }),
    out: none,
    about: "Corrects what a person is called and how they are addressed, and since when they are opted out of directory information.",
  }),
  setSafeLine: endpoint({
    name: "person.setSafeLine",
    method: "POST",
    path: "/people/:personId/safe-line",
    in: one.extend({ safeLine: SafeLine, version }),
    out: none,
    about: "Sets how the person may be reached without harm.",
  }),
  addName: endpoint({
    name: "name.add",
    method: "POST",
    path: "/people/:personId/names",
    creates: true,
    in: one.extend(NameParts.shape),
    out: Created,
    about: "Adds a name, with whom it is safe to use.",
  }),
  changeName: endpoint({
    name: "name.change",
    method: "POST",
    path: "/people/:personId/names/:nameId/change",
    in: one.extend({ nameId: NameId, ...NameParts.shape, version }),
    out: none,
    about: "Corrects a name, or with whom it may be used.",
  }),
  endName: endpoint({
    name: "name.end",
    method: "POST",
    path: "/people/:personId/names/:nameId/end",
    in: one.extend({ nameId: NameId, version }),
    out: none,
    about: "Stops a name being used. It stays in the record.",
  }),
  addContactPoint: endpoint({
    name: "contactPoint.add",
    method: "POST",
    path: "/people/:personId/contact-points",
    creates: true,
    in: one.extend(ContactValue.shape),
    out: Created,
    about: "Adds a way to reach the person, and whether it is safe.",
  }),
  changeContactPoint: endpoint({
    name: "contactPoint.change",
    method: "POST",
    path: "/people/:personId/contact-points/:contactPointId/change",
    in: one.extend({
      contactPointId: ContactPointId,
      ...ContactValue.omit({ value: true, kind: true }).shape,
      value: personal(words(300)).nullish(),
      version,
    }),
    out: none,
    about: "Corrects a way to reach the person; without a value the value stays.",
  }),
  endContactPoint: endpoint({
    name: "contactPoint.end",
    method: "POST",
    path: "/people/:personId/contact-points/:contactPointId/end",
    in: one.extend({ contactPointId: ContactPointId, version }),
    out: none,
    about: "Stops a way to reach the person being used.",
  }),
  unmask: endpoint({
    name: "contactPoint.unmask",
    method: "POST",
    path: "/people/:personId/contact-points/:contactPointId/unmask",
    weighty: true,
    in: one.extend({ contactPointId: ContactPointId, reason: words(400, 5) }),
    out: z.object({ value: z.string() }),
    about: "Shows a number marked unsafe, for a reason that is written down.",
  }),
  addRelationship: endpoint({
    name: "relationship.add",
    method: "POST",
    path: "/people/:personId/relationships",
    creates: true,
    in: one.extend({
      kind: RelationKind,
      otherId: PersonId.nullish(),
      other: PersonLabel.nullish(),
      contactPoints: z.array(ContactValue).max(4).default([]),
    }),
    out: Created,
    about: "Says who somebody is to the person: one already known, or a new name.",
  }),
  endRelationship: endpoint({
    name: "relationship.end",
    method: "POST",
    path: "/people/:personId/relationships/:relationshipId/end",
    in: one.extend({ relationshipId: RelationshipId, version }),
    out: none,
    about: "Ends a relationship. It stays in the record.",
  }),
};
