import { z } from "zod";
import { TeamRole, TeamSection } from "../cases/record/contract.ts";
import { CaseId, Who } from "../cases/timeline/contract.ts";
import { Access, Created, day, endpoint, id, none, personal, version, words, wordsOrNone } from "../kernel/contract.ts";
import { PersonId } from "../people/contract.ts";
import { RecipientId, ReleaseItem, TextLocale } from "../releases/contract.ts";

/**
 * An involvement is the part somebody outside has in helping a person: who, from which office, in what role, since when and until. Together with the case's
 * manager and team it is who is who: what each does and may know, who is new since it was last gone through with the person, and whom they chose to ask first.
 */
export const InvolvementId = id("Involvement");
export type InvolvementId = z.infer<typeof InvolvementId>;

/** As what somebody outside helps. */
export const OutsideRole = z.enum([
  "advocate",
  "attorney",
  "prosecutor",
  "investigator",
  "victim_witness",
  "court",
  "child_protection",
  "counselor",
  "medical",
  "teacher",
  "housing",
  "benefits",
  "interpreter",
  "supporter",
  "other",
]);
export type OutsideRole = z.infer<typeof OutsideRole>;

/** As what anybody helps: the case manager, a colleague on the team, somebody outside. */
export const HelpingRole = z.enum(["case_manager", ...new Set([...TeamRole.options, ...OutsideRole.options])]);
export type HelpingRole = z.infer<typeof HelpingRole>;

/** How the way to a service stands, in its order; the last two are how it may end. */
export const ConnectionState = z.enum(["asked", "waiting", "begun", "going", "stopped", "turned_away"]);
export type ConnectionState = z.infer<typeof ConnectionState>;

/** Something a release lets an office know, and the last day on which it does. */
const Known = z.object({ item: ReleaseItem, until: day });

/** Somebody who helps, of ours or from outside, as far as the asker may know it. */
export const Helper = z.object({
  helperId: z.uuid(),
  kind: z.enum(["staff", "outside"]),
  name: z.string(),
  office: z.string().nullable(),
  role: HelpingRole,
  does: z.string().nullable(),
  since: day,
  until: day.nullable(),
  /** Came after the roles were last gone through with the person. */
  fresh: z.boolean(),
  /** The person may know that they help. */
  known: z.boolean(),
  /** Whom the person chose to ask first. */
  point: z.boolean(),
  /** Of ours: what they see here, and whether they write. */
  sections: z.array(TeamSection),
  whole: z.boolean(),
  canWrite: z.boolean(),
  /** Of somebody outside: what their office may know by the releases that stand; null where the asker does not hold the legal section. */
  knows: z.array(Known).nullable(),
  recipientId: RecipientId.nullable(),
  /** Of somebody outside: how the person came to what they offer, the first day first. */
  connections: z.array(z.object({ state: ConnectionState, onDay: day })),
  /** null: of ours, and nothing to change here. */
  version: version.nullable(),
});
export type Helper = z.infer<typeof Helper>;

/** The same for the person's own sheet: nobody they may not know, no name of who only looks on. */
const OnSheet = Helper.pick({
  kind: true,
  office: true,
  role: true,
  does: true,
  fresh: true,
  point: true,
  whole: true,
  knows: true,
}).extend({
  name: z.string().nullable(),
});
export type OnSheet = z.infer<typeof OnSheet>;

const ofCase = z.object({ caseId: CaseId });
const one = z.object({ involvementId: InvolvementId });
const said = {
  name: personal(words(160)),
  /** An office of the address book, or else what it is called. */
  recipientId: RecipientId.nullish(),
  office: personal(wordsOrNone(160)),
  role: OutsideRole,
  does: personal(wordsOrNone(400)),
  known: z.boolean().default(true),
  until: day.nullish(),
};

export const involvements = {
  list: endpoint({
    name: "involvement.list",
    method: "GET",
    path: "/cases/:caseId/people",
    in: ofCase,
    out: z.object({
      personId: PersonId,
      people: z.array(Helper),
      /** When the roles were last gone through with the person, and by whom; null: never. */
      reviewed: z.object({ onDay: day, by: Who }).nullable(),
      /** Somebody is new since: to be gone through again. */
      toReview: z.boolean(),
      /** Whom they chose does not help any more: they are asked again. */
      pointGone: z.boolean(),
      pointSince: day.nullable(),
      /** Offices that may know something by a release, and of which nobody is named here. */
      unnamed: z.array(z.object({ recipientId: RecipientId, name: z.string() })),
      mayChange: z.boolean(),
      access: Access,
    }),
    about: "Everybody who helps this person, of ours and from outside, with what each does and may know; who is new; whom they ask first.",
  }),
  add: endpoint({
    name: "involvement.add",
    method: "POST",
    path: "/cases/:caseId/people",
    creates: true,
    in: ofCase.extend({ ...said, since: day.optional() }),
    out: Created,
    about: "Writes down somebody outside who helps. 422 recipientId, until; 409 case.closed.",
  }),
  change: endpoint({
    name: "involvement.change",
    method: "POST",
    path: "/involvements/:involvementId",
    in: one.extend({ ...said, version }),
    out: z.object({ version }),
    about: "Puts right who they are, what they do and until when. 422 recipientId, until; 409 involvement.ended.",
  }),
  end: endpoint({
    name: "involvement.end",
    method: "POST",
    path: "/involvements/:involvementId/end",
    in: one.extend({ version }),
    out: none,
    about: "They help no more. Said twice, they are gone still.",
  }),
  connect: endpoint({
    name: "involvement.connect",
    method: "POST",
    path: "/involvements/:involvementId/connections",
    creates: true,
    in: one.extend({ state: ConnectionState, onDay: day.optional() }),
    out: Created,
    about:
      "Writes down how the person's way to this service stands, today or on a day that was: asked for, waiting, begun, going, stopped, turned away. 422 onDay: future; 409 involvement.ended.",
  }),
  review: endpoint({
    name: "involvement.review",
    method: "POST",
    path: "/cases/:caseId/people/reviews",
    creates: true,
    in: ofCase.extend({ withPerson: z.boolean() }),
    out: Created,
    about:
      "Writes down that who does what was gone through today, with the person or without. What was done without them leaves new people marked.",
  }),
  sheet: endpoint({
    name: "involvement.sheet",
    method: "GET",
    path: "/cases/:caseId/people/sheet",
    in: ofCase,
    out: z.object({ personId: PersonId, locale: TextLocale, onDay: day, people: z.array(OnSheet), access: Access }),
    weighty: true,
    about: "Who helps them, for the person to keep: no number, no id, nobody they may not know. That it was taken is on record first.",
  }),
  point: endpoint({
    name: "pointPerson.show",
    method: "GET",
    path: "/cases/:caseId/point",
    in: ofCase,
    out: z.object({
      personId: PersonId,
      point: z.object({ name: z.string(), role: HelpingRole, office: z.string().nullable(), since: day }).nullable(),
      /** How many are new since the roles were last gone through with the person. */
      fresh: z.number().int(),
      access: Access,
    }),
    about: "The one person they ask first, and how many are new to them: what the case's header says.",
  }),
  choosePoint: endpoint({
    name: "pointPerson.choose",
    method: "POST",
    path: "/cases/:caseId/point",
    creates: true,
    in: ofCase.extend({ helperId: z.uuid(), chosenByPerson: z.literal(true) }),
    out: Created,
    about: "Writes down whom the person chose to ask first, in place of whoever it was. 422 helperId: notHere.",
  }),
  endPoint: endpoint({
    name: "pointPerson.end",
    method: "POST",
    path: "/cases/:caseId/point/end",
    in: ofCase,
    out: none,
    about: "They have no point person any more. Said twice, they have none still.",
  }),
};
