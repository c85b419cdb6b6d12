import { useQuery } from "@tanstack/react-query";
import { askKey, useCall } from "../ui/asking.ts";
import { type Emergency, emergencies } from "./emergencyContract.ts";

const none: readonly Emergency[] = [];

/** The emergencies the reader is to look at, and nobody has yet; none until it is known. */
export function useEmergencies(): readonly Emergency[] {
  const call = useCall();
  const { data = none } = useQuery({
    queryKey: askKey(emergencies.list, {}),
    queryFn: () => call(emergencies.list, {}),
    select: (found) => found.emergencies.filter(({ mayReview }) => mayReview),
    refetchInterval: 15_000,
    throwOnError: false,
  });
  return data;
}

/** Somebody may be in danger this hour: it is open now, or it was refused and nobody looked yet; or the looking itself is late. */
export const cannotWait = ({ outcome, running, overdue }: Emergency) => outcome === "refused" || running || overdue;
