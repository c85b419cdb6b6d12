import { z } from "zod";
import { endpoint, moment, none, personal, version } from "../contract.ts";

/** Where something is being typed: a form's name and what it is about, such as "note.add:<case id>". Never a name of somebody. */
export const Place = z.string().regex(/^[a-z][A-Za-z.-]{0,60}(:[0-9a-f-]{36}){0,2}$/);

/** Words not yet sent. */
export const Draft = z.object({ body: z.string(), version, updatedAt: moment });
export type Draft = z.infer<typeof Draft>;

export const drafts = {
  keep: endpoint({
    name: "draft.keep",
    method: "POST",
    path: "/drafts/keep",
    in: z.object({
      place: Place,
      /** What the form holds, as the page wrote it down. */
      body: personal(z.string().max(60_000)),
      /** The version this page last kept or found; left out where it found none. */
      version: version.optional(),
    }),
    out: z.object({ version }),
    about: "Keeps what is being typed. Where another tab kept something since, answers 409 `stale` with the other words.",
  }),
  find: endpoint({
    name: "draft.find",
    method: "GET",
    path: "/drafts/:place",
    in: z.object({ place: Place }),
    out: z.object({ draft: Draft.nullable() }),
    about: "What was being typed there, if anything.",
  }),
  drop: endpoint({
    name: "draft.drop",
    method: "POST",
    path: "/drafts/drop",
    in: z.object({ place: Place, version: version.optional() }),
    out: none,
    about: "Throws away what was being typed: it was sent, or is not wanted. With a version, only that one.",
  }),
};
