import type { ReactNode } from "react";
import { useAsk } from "../ui/asking.ts";
import { useFormats } from "../ui/formats.ts";
import { type Message, useWords } from "../ui/words.ts";
import { disclosures } from "./contract.ts";

const roles: Readonly<Record<string, Message>> = {
  case_manager: { id: "disclosures.role.manager", message: "Case managers" },
  supervisor: { id: "disclosures.role.supervisor", message: "Supervisors" },
  triager: { id: "disclosures.role.triager", message: "Those on triage" },
  teammate: { id: "disclosures.role.teammate", message: "Team members" },
  referrer: { id: "disclosures.role.referrer", message: "Those who refer" },
  officer: { id: "disclosures.role.officer", message: "Officers" },
  other: { id: "disclosures.role.other", message: "Others" },
};

/** Who opened what of the person; that they stood in somebody's list, folded by role (R68). */
export function LooksList({ caseId }: { caseId: string }) {
  const say = useWords();
  const formats = useFormats();
  const { looks } = useAsk(disclosures.looks, { caseId: caseId as never });
  const opened = new Map<string, { last: string; times: number; emergency: boolean }>();
  for (const one of looks.filter((look) => look.opened)) {
    const name = one.name ?? "";
    const known = opened.get(name);
    opened.set(name, {
      last: known && known.last > one.lastAt ? known.last : one.lastAt,
      times: (known?.times ?? 0) + one.times,
      emergency: known?.emergency === true || one.action === "emergency.opened",
    });
  }
  const line = (key: string, who: ReactNode, times: number, last: string, emergency = false) => (
    <li key={key}>
      <bdi className="font-semibold">{who}</bdi>{" "}
      <span className="text-quiet">
        {say(
          { id: "disclosures.times", message: "{count, plural, one {once} other {# times}}, last {when}" },
          { count: times, when: formats.moment(last) },
        )}
        {emergency && ` · ${say({ id: "disclosures.looks.emergency", message: "by emergency access" })}`}
      </span>
    </li>
  );
  if (looks.length === 0)
    return <p className="text-quiet">{say({ id: "disclosures.looks.none", message: "This is shown to whoever answers for the case." })}</p>;
  return (
    <div className="space-y-3">
      <p>{say({ id: "disclosures.looks.opened", message: "Opened something of theirs" })}</p>
      <ul className="space-y-1">{[...opened].map(([name, { times, last, emergency }]) => line(name, name, times, last, emergency))}</ul>
      {looks.some((one) => !one.opened) && <p>{say({ id: "disclosures.looks.lists", message: "Saw them in a list" })}</p>}
      <ul className="space-y-1">
        {looks
          .filter((one) => !one.opened)
          .map((one) => line(one.role, say(roles[one.role] ?? (roles["other"] as Message)), one.times, one.lastAt))}
      </ul>
    </div>
  );
}
