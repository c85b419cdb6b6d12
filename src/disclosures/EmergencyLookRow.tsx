import { isolate } from "../people/PersonName.tsx";
import { RowItem } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { useWords } from "../ui/words.ts";
import { findingsOfEmergency } from "./disclosureWords.ts";
import type { EmergencyLook } from "./recordContract.ts";

/** That a colleague read the case in an emergency, why, and what the review found (R38). */
export function EmergencyLookRow({ one }: { one: EmergencyLook }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <RowItem
      title={<bdi>{one.by.name}</bdi>}
      detail={
        <>
          {say(
            { id: "disclosures.emergency.read", message: "Read the case in an emergency, {from} to {until}" },
            { from: formats.moment(one.at), until: formats.moment(one.until) },
          )}
          {one.finding && ` · ${say(findingsOfEmergency[one.finding])}`}
          <br />
          <span className="wrap-anywhere">{[one.threat, one.parties].map((part) => isolate(part)).join(" · ")}</span>
        </>
      }
    />
  );
}
