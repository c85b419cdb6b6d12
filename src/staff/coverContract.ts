import { z } from "zod";
import { Created, day, endpoint, id, moment, none, timeOfDay } from "../kernel/contract.ts";
import { AccountId, Named } from "./contract.ts";

export const AbsenceId = id("Absence");
export const CoverId = id("Cover");

/** From the beginning of the first day to the end of the last, or between two times of day, where the agency is. */
export const Span = z.object({ firstDay: day, fromTime: timeOfDay.nullish(), lastDay: day, untilTime: timeOfDay.nullish() });

const Absence = z.object({ id: AbsenceId, account: Named, from: moment, until: moment, begun: z.boolean(), mayEnd: z.boolean() });
const Cover = z.object({ id: CoverId, covered: Named, by: Named, from: moment, until: moment, begun: z.boolean(), mayEnd: z.boolean() });

/** That the asker is away now, by whose word ever: until when, what ends it, and who stands in. */
export const OwnAway = z.object({ until: moment, absenceIds: z.array(AbsenceId), coverIds: z.array(CoverId), by: z.array(z.string()) });
export type OwnAway = z.infer<typeof OwnAway>;

export const absences = {
  add: endpoint({
    name: "absence.add",
    method: "POST",
    path: "/absences",
    creates: true,
    in: Span.extend({ accountId: AccountId }),
    out: Created,
    about: "Says that one is away, or a colleague one supervises.",
  }),
  end: endpoint({
    name: "absence.end",
    method: "POST",
    path: "/absences/:absenceId/end",
    in: z.object({ absenceId: AbsenceId }),
    out: none,
    about: "Back early.",
  }),
  read: endpoint({
    name: "absence.read",
    method: "POST",
    path: "/absences/:absenceId/read",
    in: z.object({ absenceId: AbsenceId }),
    out: none,
    about: "Puts the summary of what happened while one was away aside.",
  }),
};

/** Who stands in for whom (R15): the cases of the one who is away, for as long as it says, never walls or private notes. */
export const covers = {
  list: endpoint({
    name: "cover.list",
    method: "GET",
    path: "/cover",
    in: none,
    out: z.object({ covers: z.array(Cover), absences: z.array(Absence), mayArrangeFor: z.array(Named) }),
    about: "Cover and absences now and to come: one's own, and of those one supervises.",
  }),
  candidates: endpoint({
    name: "cover.candidates",
    method: "GET",
    path: "/cover/candidates/:coveredId",
    in: z.object({ coveredId: AccountId }),
    out: z.object({
      /** Those first who are there and stand by; `backup` says who does (A17), `outside` who was named from outside (A19). */
      candidates: z.array(Named.extend({ title: z.string().nullable(), backup: z.boolean(), away: z.boolean(), outside: z.boolean() })),
    }),
    about: "The colleagues who can stand in for one, or for somebody one supervises: those who work wherever the one who is away does.",
  }),
  add: endpoint({
    name: "cover.add",
    method: "POST",
    path: "/cover",
    creates: true,
    in: Span.extend({
      coveredId: AccountId,
      byId: AccountId,
      /** The one covered is away for that time. */
      away: z.boolean().default(true),
    }),
    out: Created,
    about:
      "Lets a colleague stand in, or whoever was named from outside; ends by itself. 409 cover.cannotStandIn, cover.decidesThere, cover.outsiderThere. 422 lastDay.tooLongOutside, lastDay.pastNaming.",
  }),
  end: endpoint({
    name: "cover.end",
    method: "POST",
    path: "/cover/:coverId/end",
    in: z.object({ coverId: CoverId }),
    out: none,
    about: "Ends it now. One that has not begun is called off with the absence its planning made, unless whoever was to stand in says so.",
  }),
};
