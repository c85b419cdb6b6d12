import { useAsk } from "../ui/asking.ts";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";
import { statuses } from "./caseWords.ts";
import { casesOfPeople } from "./ofPeople/contract.ts";

/** The cases of one person that may be seen here, for the person's own page. */
export function CasesOfPerson({ id }: { id: string }) {
  const say = useWords();
  const { cases } = useAsk(casesOfPeople.list, { personIds: [id as never] });
  if (cases.length === 0) return null;
  return (
    <Card title={say({ id: "cases.ofPerson", message: "Cases" })} flush>
      <Rows>
        {cases.map((item) => (
          <RowItem
            key={item.caseId}
            title={<Link href={`/cases/${item.caseId}`}>{item.programName}</Link>}
            detail={[say(statuses[item.status]), item.managerName].filter(Boolean).join(" · ")}
          />
        ))}
      </Rows>
    </Card>
  );
}
