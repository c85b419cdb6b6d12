import { z } from "zod";
import { Access, Created, endpoint, id, moment, none, personal, version, words } from "../kernel/contract.ts";
import { PersonId } from "../people/contract.ts";

/** A wall keeps one colleague from one case or person, over every other right (R11). To that colleague nothing is there, and no wall either. */
export const WallId = id("Wall");
const CaseId = id("Case");
const Who = z.object({ id: z.uuid(), name: z.string() });

/** What a wall is for. */
export const Origin = z.enum(["personal", "request", "title_ix"]);
export type Origin = z.infer<typeof Origin>;

/** A wall that stands, as those who answer for what is behind it see it. */
export const Wall = z.object({
  wallId: WallId,
  account: Who,
  origin: Origin,
  /** null where there is none, or the reader decides on it without knowing whom it is about. */
  reason: z.string().nullable(),
  placedBy: Who.nullable(),
  placedAt: moment,
  /** What it is before; null where the reader may not know of it. */
  caseId: CaseId.nullable(),
  caseNumber: z.number().int().nullable(),
  personId: PersonId.nullable(),
  /** That somebody asked to lift it, and why. */
  lift: z.object({ by: Who, at: moment, why: z.string().nullable() }).nullable(),
  /** The reader may ask that it be lifted. */
  mayAsk: z.boolean(),
  /** The reader may say the second word. */
  mayAnswer: z.boolean(),
  version,
});
export type Wall = z.infer<typeof Wall>;

const placing = z.object({
  accountId: z.uuid(),
  origin: Origin,
  reason: personal(words(1000, 5)),
  /** Who has the case from now on, where it is its manager who is kept out. */
  handOverTo: z.uuid().nullish(),
});
const ofCase = z.object({ caseId: CaseId });
const ofPerson = z.object({ personId: PersonId });
const oneWall = z.object({ wallId: WallId, version });
const standing = z.object({ walls: z.array(Wall), mayPlace: z.boolean(), access: Access });

export const walls = {
  ofCase: endpoint({
    name: "wall.ofCase",
    method: "GET",
    path: "/cases/:caseId/walls",
    in: ofCase,
    out: standing.extend(ofCase.shape),
    about: "Who is kept from a case, or from the person it is about; to those who answer for it.",
  }),
  ofPerson: endpoint({
    name: "wall.ofPerson",
    method: "GET",
    path: "/people/:personId/walls",
    in: ofPerson,
    out: standing.extend({
      ...ofPerson.shape,
      /** Who manages a running case of theirs that the asker sees: kept out, they hand it over. */
      holders: z.array(z.object({ accountId: z.uuid(), programId: z.uuid() })),
    }),
    about: "Who is kept from a person; to those who answer for a case of theirs.",
  }),
  placeOnCase: endpoint({
    name: "wall.placeOnCase",
    method: "POST",
    path: "/cases/:caseId/walls",
    creates: true,
    weighty: true,
    in: ofCase.extend(placing.shape),
    out: Created,
    about:
      "Keeps a colleague from a case, from this second on. 409 wall.standing, wall.holdsCase (name who takes it over), wall.nobodyLeft, wall.nobodyOnCall.",
  }),
  placeOnPerson: endpoint({
    name: "wall.placeOnPerson",
    method: "POST",
    path: "/people/:personId/walls",
    creates: true,
    weighty: true,
    in: ofPerson.extend(placing.shape),
    out: Created,
    about: "Keeps a colleague from a person and everything about them. Refused like wall.placeOnCase.",
  }),
  list: endpoint({
    name: "wall.list",
    method: "GET",
    path: "/walls",
    in: none,
    out: z.object({ walls: z.array(Wall) }),
    about: "Walls on which the asker may have to say the second word, those that somebody asked to lift first.",
  }),
  askLift: endpoint({
    name: "wall.askLift",
    method: "POST",
    path: "/walls/:wallId/ask-lift",
    in: oneWall.extend({ why: personal(words(1000, 5)) }),
    out: none,
    about: "Asks that a wall be lifted. It stands until a second person says yes. 409 wall.changed.",
  }),
  answerLift: endpoint({
    name: "wall.answerLift",
    method: "POST",
    path: "/walls/:wallId/answer-lift",
    weighty: true,
    stepUp: true,
    in: oneWall.extend({ answer: z.enum(["lift", "keep"]) }),
    out: none,
    about: "The second word: lifts a wall somebody else asked to lift, or keeps it. 409 wall.changed.",
  }),
};
