import { z } from "zod";
import { Access, Created, day, endpoint, id, moment, none, personal, version, words, wordsOrNone } from "../kernel/contract.ts";
import { PersonId } from "../people/contract.ts";

/** A death is said once, by somebody who works with the person: from that second nothing is sent, rung or asked about them any more (D31). */
export const DeathId = id("Death");
export const BereavedId = id("Bereaved");

const Who = z.object({ id: z.uuid(), name: z.string() });

/** Who somebody who needs support is to the one who died; `staff` are colleagues. */
export const Nearness = z.enum(["family", "friend", "co_member", "staff"]);
export type Nearness = z.infer<typeof Nearness>;

/** Somebody near the one who died, or a colleague who worked with them. */
export const Bereaved = z.object({
  bereavedId: BereavedId,
  kind: Nearness,
  name: z.string(),
  /** Known here, and may be seen. */
  otherId: PersonId.nullable(),
  accountId: z.uuid().nullable(),
  /** That support was offered; of a colleague, that somebody spoke with them. */
  offered: z.object({ on: day, by: Who }).nullable(),
  /** A concern was made of it. */
  asConcern: z.boolean(),
  version,
});
export type Bereaved = z.infer<typeof Bereaved>;

const one = z.object({ personId: PersonId });
const bereaved = z.object({ bereavedId: BereavedId, version });

export const deaths = {
  show: endpoint({
    name: "death.show",
    method: "GET",
    path: "/people/:personId/death",
    in: one,
    out: z.object({
      personId: PersonId,
      /** The day they died; null while they live. */
      diedOn: day.nullable(),
      /** null where they live, or the asker may not know more than that. */
      death: z
        .object({
          deathId: DeathId,
          onDay: day,
          about: z.boolean(),
          toldBy: z.string(),
          /** Whom to speak with of the family. */
          family: z.object({ otherId: PersonId.nullable(), name: z.string() }).nullable(),
          saidBy: Who,
          saidAt: moment,
          version,
        })
        .nullable(),
      /** Who needs support. */
      bereaved: z.array(Bereaved),
      access: Access,
    }),
    about: "Whether a person has died, who told us, and who needs support now.",
  }),
  say: endpoint({
    name: "death.say",
    method: "POST",
    path: "/people/:personId/death",
    creates: true,
    weighty: true,
    in: one.extend({
      onDay: day,
      /** The day is about right. */
      about: z.boolean().default(false),
      toldBy: personal(words(300, 2)),
      /** One of theirs who is known here, or a name and how to reach them. */
      familyId: PersonId.nullish(),
      family: personal(wordsOrNone(300)),
      /** What the person is called, typed once more. */
      confirm: personal(words(100)),
    }),
    out: Created,
    about:
      "Says that a person has died. Everything that would still be sent, rung or asked about them stops in the same transaction. 422 confirm.notTheirName; 409 death.saidAlready.",
  }),
  takeBack: endpoint({
    name: "death.takeBack",
    method: "POST",
    path: "/people/:personId/death/take-back",
    weighty: true,
    in: one.extend({ version, reason: personal(words(400, 5)) }),
    out: none,
    about: "Takes it back that a person has died. What was withdrawn is not sent after all; what was due is due again.",
  }),
  addBereaved: endpoint({
    name: "bereaved.add",
    method: "POST",
    path: "/people/:personId/bereaved",
    creates: true,
    in: one.extend({ kind: Nearness.exclude(["staff"]), name: personal(words(200)) }),
    out: Created,
    about: "Writes down somebody near the one who died, to be offered support. 409 death.notSaid.",
  }),
  addStaff: endpoint({
    name: "bereaved.addStaff",
    method: "POST",
    path: "/people/:personId/bereaved/staff",
    creates: true,
    in: one.extend({ accountId: z.uuid() }),
    out: Created,
    about: "Names a colleague somebody will speak with. 409 death.notSaid; bereaved.listed.",
  }),
  offer: endpoint({
    name: "bereaved.offer",
    method: "POST",
    path: "/bereaved/:bereavedId/offer",
    in: bereaved,
    out: none,
    about: "Says that support was offered to them today.",
  }),
  toConcern: endpoint({
    name: "bereaved.toConcern",
    method: "POST",
    path: "/bereaved/:bereavedId/concern",
    creates: true,
    in: bereaved,
    out: Created,
    about:
      "Files a concern about somebody who needs support, without the name of the one who died. 409 bereaved.alreadyConcern, bereaved.noDoor.",
  }),
  endBereaved: endpoint({
    name: "bereaved.end",
    method: "POST",
    path: "/bereaved/:bereavedId/end",
    in: bereaved,
    out: none,
    about: "Takes somebody off the list. The line stays in the record.",
  }),
};
