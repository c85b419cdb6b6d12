import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { useWords } from "../ui/words.ts";
import type { Office } from "./contract.ts";
import { officeWords } from "./officeWords.ts";

/** Before they go: what a leave touches elsewhere, and who there is asked. */
export function OfficeList({ offices }: { offices: readonly Office[] }) {
  const say = useWords();
  return (
    <Card flush title={say({ id: "leaves.before", message: "Before they go" })}>
      <Rows>
        {offices.map(({ about, who, says }) => (
          <RowItem
            key={`${about} ${who}`}
            title={say(officeWords[about])}
            detail={
              <>
                <bdi>{who}</bdi>: <bdi>{says}</bdi>
              </>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
