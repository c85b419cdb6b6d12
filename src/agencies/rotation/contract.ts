import { z } from "zod";
import { Created, endpoint, id, moment, none } from "../../kernel/contract.ts";

/**
 * A rotation is the change of the key an agency's words are sealed with: from a moment on everything new is sealed with the new one, and what is old is sealed
 * anew in the background, readable at every moment.
 */
const Rotation = z.object({
  askedAt: moment,
  askedBy: z.object({ id: id("Account"), name: z.string() }),
  /** Records sealed anew so far. */
  resealed: z.number().int(),
  /** Records that no key opened: they stay as they were. */
  unopened: z.number().int(),
  doneAt: moment.nullable(),
});
export type Rotation = z.infer<typeof Rotation>;

export const key = {
  show: endpoint({
    name: "key.show",
    method: "GET",
    path: "/key",
    in: none,
    out: z.object({
      /** Since when the present key counts; the first one counts since the agency is here. */
      since: moment,
      rotations: z.array(Rotation),
    }),
    about: "Since when the agency's key counts, and its changes, the newest first. Never the key.",
  }),
  rotate: endpoint({
    name: "key.rotate",
    method: "POST",
    path: "/key/rotations",
    creates: true,
    weighty: true,
    stepUp: true,
    in: none,
    out: Created,
    about: "Begins to change the agency's key. Everything stays readable meanwhile; one change at a time.",
  }),
};
