import { useMemo } from "react";
import type { Actor } from "../kernel/actor.ts";
import { type Me, useMe } from "../ui/me.ts";

/** Who looks, as a policy takes them: the page asks the same questions as the door. */
export function useActor(): Actor {
  const me = useMe();
  return useMemo(() => describeActor(me), [me]);
}

const describeActor = ({ agency, covering, programs, ...me }: Me): Actor => ({
  ...me,
  agencyId: agency.id,
  kind: "staff",
  programs: programs as Actor["programs"],
  standsFor: [me.id, ...covering.map(({ accountId }) => accountId)],
});
