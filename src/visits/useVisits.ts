import { useQuery } from "@tanstack/react-query";
import { askKey, useCall } from "../ui/asking.ts";
import type { Explain } from "../ui/explaining.ts";
import { visits } from "./contract.ts";

/** One's own visit and those one looks out for, asked again each minute, and each quarter of one while somebody is late; nothing until it is known. */
export function useVisits() {
  const call = useCall();
  return useQuery({
    queryKey: askKey(visits.now, {}),
    queryFn: () => call(visits.now, {}),
    refetchInterval: ({ state }) => (state.data?.others.some(({ late }) => late) ? 15_000 : 60_000),
    throwOnError: false,
  }).data;
}

/** What can be wrong with being out, in words. */
export const visitExplain: Explain = {
  "visit.alreadyOut": { id: "visits.alreadyOut", message: "You are out already. Say first that you are back from there." },
  "visit.over": { id: "visits.over", message: "There is word meanwhile: it is over, or it has been taken care of." },
  "visit.nobodyElse": { id: "visits.nobodyElse", message: "There is nobody else to tell. It stays with you." },
  "colleagueId.cannotBeTold": { id: "visits.cannotBeTold", message: "They are not there now. Choose somebody else." },
  "backAt.tooLate": { id: "visits.tooLate", message: "That is too far away. Choose a time in the next fourteen hours." },
};
