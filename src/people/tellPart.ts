import { useMemo } from "react";
import type { z } from "zod";
import type { Endpoint } from "../kernel/contract.ts";
import { Problem } from "../kernel/problem.ts";
import { type Tell, useTell } from "../ui/asking.ts";
import type { Values } from "../ui/entries.ts";
import type { Person } from "./contract.ts";

/**
 * Tells a change of one part of a person. A stale one is answered with the whole as it stands now; `pick` takes from it what stands in the
 * form, with that part's own version, so that the form can lay both beside each other. Answers undefined where the part is gone.
 */
export function useTellPart<In extends z.ZodType, Out extends z.ZodType, Current = Person>(
  endpoint: Endpoint<In, Out>,
  pick: (current: Current) => Values | undefined,
): Tell<In, Out> {
  const tell = useTell(endpoint);
  const run = async (input: z.input<In>) => {
    try {
      return await tell(input);
    } catch (problem) {
      const current =
        problem instanceof Problem && problem.code === "stale" ? (problem.params["current"] as Current | undefined) : undefined;
      throw current ? new Problem(409, "stale", { params: { current: pick(current) } }) : problem;
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is picked does not change while a form is open
  return useMemo(() => Object.assign(run, { endpoint, waiting: tell.waiting, lost: tell.lost, stop: tell.stop }), [tell]);
}
