import { useQuery } from "@tanstack/react-query";
import { askKey, useCall } from "../ui/asking.ts";
import { Card } from "../ui/Card.tsx";
import { useWords } from "../ui/words.ts";
import { EmergencyRows } from "./EmergencyRows.tsx";
import { emergencies } from "./emergencyContract.ts";

/** On Today of whoever looks at emergencies: what nobody has looked at yet. Nothing where there is none, and nothing until it is known. */
export function EmergencyToday() {
  const say = useWords();
  const call = useCall();
  const { data } = useQuery({
    queryKey: askKey(emergencies.list, {}),
    queryFn: () => call(emergencies.list, {}),
    refetchInterval: 15_000,
    throwOnError: false,
  });
  const mine = data?.emergencies.filter(({ mayReview }) => mayReview) ?? [];
  if (mine.length === 0) return null;
  return (
    <Card tone="warn" flush title={say({ id: "walls.today", message: "Emergency access to look at" })} aside={mine.length}>
      <EmergencyRows all={mine} />
    </Card>
  );
}
