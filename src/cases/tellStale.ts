import { useMemo } from "react";
import type { z } from "zod";
import type { Endpoint } from "../kernel/contract.ts";
import { Problem } from "../kernel/problem.ts";
import { type Tell, useTell } from "../ui/asking.ts";
import type { Values } from "../ui/entries.ts";

/**
 * Tells a change that somebody may have been first with. A stale one is answered with what stands now; `pick` says that in the names of the form's
 * own fields, so that both can be laid beside each other. Where it answers a Problem, that is what is shown.
 */
export function useTellOver<In extends z.ZodType, Out extends z.ZodType, Current>(
  endpoint: Endpoint<In, Out>,
  pick: (current: Current) => Values | Problem,
): Tell<In, Out> {
  const tell = useTell(endpoint);
  const run = async (input: z.input<In>) => {
    try {
      return await tell(input);
    } catch (problem) {
      const current = problem instanceof Problem && problem.code === "stale" ? (problem.params.current as Current | undefined) : undefined;
      if (current === undefined || current === null) throw problem;
      const picked = pick(current);
      throw picked instanceof Problem ? picked : new Problem(409, "stale", { params: { current: picked } });
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is picked does not change while a form is open
  return useMemo(() => Object.assign(run, { endpoint, waiting: tell.waiting, lost: tell.lost, stop: tell.stop }), [tell]);
}
