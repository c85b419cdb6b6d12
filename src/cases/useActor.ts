import { useMemo } from "react";
import type { Actor } from "../kernel/actor.ts";
import { type Me, useMe } from "../ui/me.ts";

/** Who looks, as a policy takes them: the page asks the same questions as the door. */
export function useActor(): Actor {
  const me = useMe();
  return useMemo(() => describeActor(me), [me]);
}

function describeActor(me: Me): Actor {
  const covering = me.covering as readonly { readonly accountId?: string }[];
  return {
    id: me.id,
    agencyId: me.agency.id,
    name: me.name,
    kind: "staff",
    assurance: me.assurance,
    mayAdmin: me.mayAdmin,
    language: me.language ?? "en",
    timeZone: me.timeZone ?? "UTC",
    today: me.today ?? "",
    programs: me.programs as Actor["programs"],
    standsFor: [me.id, ...covering.flatMap(({ accountId }) => accountId ?? [])],
  };
}
