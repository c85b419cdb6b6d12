import { Card } from "../ui/Card.tsx";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";
import { CarriedRows } from "./CarriedRows.tsx";
import { OwedReport, useTitleIx, useWhat } from "./OwedReports.tsx";

/** On Today: the reports one owes, those of others that nobody made within a day, and what one is asked to carry out. Nothing where there is none. */
export function TitleIxToday() {
  const say = useWords();
  const shown = useTitleIx();
  const what = useWhat();
  if (!shown) return null;
  const carried = shown.carried.filter(({ state }) => state === "agreed");
  return (
    <>
      {shown.owed.length > 0 && (
        <Card
          tone={shown.owed.some(({ late }) => late) ? "warn" : "plain"}
          title={say({ id: "titleix.today", message: "Reports under Title IX" })}
          aside={shown.owed.length}
        >
          <div className="space-y-3">
            {shown.owed.map((one) => (
              <OwedReport
                key={one.reportId}
                one={one}
                shown={shown}
                title={
                  one.caseId || one.concernId ? (
                    <Link href={one.caseId ? `/cases/${one.caseId}` : `/concerns/${one.concernId}`}>{what(one)}</Link>
                  ) : (
                    what(one)
                  )
                }
              />
            ))}
          </div>
        </Card>
      )}
      {carried.length > 0 && (
        <Card flush title={say({ id: "titleix.carried", message: "You are asked to carry out" })} aside={carried.length}>
          <CarriedRows all={carried} />
        </Card>
      )}
    </>
  );
}
