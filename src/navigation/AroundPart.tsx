import { useState } from "react";
import { useSpoken } from "../people/personWords.ts";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../ui/words.ts";
import { BarriersCard } from "./BarriersCard.tsx";
import { navigation } from "./contract.ts";
import { EventsCard } from "./EventsCard.tsx";
import { MilestonesCard } from "./MilestonesCard.tsx";
import { ProfessionalsCard } from "./ProfessionalsCard.tsx";
import { ReportDialog, ReportsCard } from "./ReportsCard.tsx";
import { RightsCard } from "./RightsCard.tsx";

/** What stands around the person of a case: dates, what is in their way, rights, legal matters, reports. */
export function AroundPart({ id: caseId }: { id: string }) {
  const say = useWords();
  const { nameOf } = useSpoken();
  const found = useAsk(navigation.show, { caseId: caseId as never });
  const [reporting, setReporting] = useState(false);
  const report = () => setReporting(true);
  return (
    <div className="max-w-4xl space-y-6">
      {found.needsInterpreter && (
        <p className="flex items-start gap-2">
          <Icon name="people" className="mt-0.5 text-quiet" />
          <b>
            {found.language
              ? say({ id: "navigation.needs", message: "Needs an interpreter: {language}" }, { language: nameOf(found.language) })
              : say({ id: "navigation.needs.some", message: "Needs an interpreter" })}
          </b>
        </p>
      )}
      <EventsCard found={found} />
      <BarriersCard found={found} />
      <ProfessionalsCard found={found} />
      {found.victimServices && <RightsCard found={found} />}
      {found.maySeeMilestones && <MilestonesCard found={found} />}
      {found.reports.length > 0 ? (
        <ReportsCard found={found} onReport={report} />
      ) : (
        found.mayReport && (
          <Button kind="quiet" className="-ms-3" onPress={report}>
            {say({ id: "navigation.reports.first", message: "I reported child abuse…" })}
          </Button>
        )
      )}
      {reporting && <ReportDialog found={found} onClose={() => setReporting(false)} />}
    </div>
  );
}
