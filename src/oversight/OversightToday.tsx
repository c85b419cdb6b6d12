import { useQuery } from "@tanstack/react-query";
import { askKey, useCall } from "../ui/asking.ts";
import { Card } from "../ui/Card.tsx";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";
import { EmergencyRows } from "../walls/EmergencyRows.tsx";
import { emergencies } from "../walls/emergencyContract.ts";
import { overrides } from "./contract.ts";
import { OverrideRows } from "./OverrideRows.tsx";

const often = { refetchInterval: 15_000, throwOnError: false } as const;

/** On Today of whoever decides: what somebody did past a rule alone, in an emergency or with a reason, and nobody has looked at. Nothing where there is none. */
export function OversightToday() {
  const say = useWords();
  const call = useCall();
  const opened = useQuery({ queryKey: askKey(emergencies.list, {}), queryFn: () => call(emergencies.list, {}), ...often });
  const past = useQuery({ queryKey: askKey(overrides.list, {}), queryFn: () => call(overrides.list, {}), ...often });
  const urgent = opened.data?.emergencies.filter(({ mayReview }) => mayReview) ?? [];
  const others = past.data?.overrides.filter(({ mayReview }) => mayReview) ?? [];
  if (urgent.length + others.length === 0) return null;
  return (
    <Card
      tone={urgent.length > 0 || others.some(({ overdue }) => overdue) ? "warn" : "plain"}
      flush
      title={say({ id: "oversight.today", message: "For a second look" })}
      aside={urgent.length + others.length}
      foot={<Link href="/overrides">{say({ id: "oversight.today.all", message: "What was looked at before" })}</Link>}
    >
      {urgent.length > 0 && <EmergencyRows all={urgent} />}
      {others.length > 0 && <OverrideRows all={others} />}
    </Card>
  );
}
