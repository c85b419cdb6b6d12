import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { askKey, useCall } from "../../ui/asking.ts";
import { concerns } from "../contract.ts";

/** Who may be meant by a concern, by the name its sender gave and by any other that is typed; asked a moment after the last letter. */
export function useLikely(concernId: string, typed: string) {
  const call = useCall();
  const name = useSettled(typed.trim(), 300);
  const enough = name.length >= 2;
  const given = useQuery({
    queryKey: askKey(concerns.likely, { concernId }),
    queryFn: () => call(concerns.likely, { concernId }),
    staleTime: 60_000,
  });
  const sought = useQuery({
    queryKey: askKey(concerns.likely, { concernId, name }),
    queryFn: () => call(concerns.likely, { concernId, name }),
    enabled: enough,
    staleTime: 60_000,
  });
  const shown = enough ? sought : given;
  return {
    people: shown.data?.people ?? [],
    concerns: [...(given.data?.concerns ?? []), ...(enough ? (sought.data?.concerns ?? []) : [])].filter(
      (one, at, all) => all.findIndex((other) => other.id === one.id) === at,
    ),
    waiting: shown.isPending,
    failed: shown.isError,
    again: () => void shown.refetch(),
  };
}

function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
