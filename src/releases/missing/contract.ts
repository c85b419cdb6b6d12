import { z } from "zod";
import { Access, day, endpoint, id, version } from "../../kernel/contract.ts";

const PersonId = id("Person");
const one = z.object({ personId: PersonId });
const Who = z.object({ id: z.uuid(), name: z.string() });

/** That somebody is missing is a dated fact about a person, said by who works with them: what they signed lapses, and being found does not bring it back (R50). */
export const missing = {
  show: endpoint({
    name: "missing.show",
    method: "GET",
    path: "/people/:personId/missing",
    in: one,
    out: z.object({
      personId: PersonId,
      died: z.boolean(),
      /** The last time they were missing; `found` null: they still are. */
      last: z.object({ since: day, by: Who, found: z.object({ on: day, by: Who }).nullable() }).nullable(),
      access: Access,
      version,
    }),
    about: "Whether a person is missing, since when and by whose word, to those who may reach them.",
  }),
  say: endpoint({
    name: "missing.say",
    method: "POST",
    path: "/people/:personId/missing",
    in: one.extend({ since: day, version }),
    out: z.object({ version, /** Releases that ended by it, in cases the asker sees. */ ended: z.number().int() }),
    about:
      "Says that a person is missing. Their releases lapse at once, but those in which they said otherwise; each case it touches gets a line and a step. 422 since.future. 409 missing.saidAlready, missing.died.",
  }),
  found: endpoint({
    name: "missing.found",
    method: "POST",
    path: "/people/:personId/found",
    in: one.extend({ on: day, version }),
    out: z.object({ version }),
    about:
      "Says that they were found. What lapsed stays lapsed: a new release wants a new signature. 422 on.future, on.beforeSince. 409 missing.notSaid.",
  }),
};
