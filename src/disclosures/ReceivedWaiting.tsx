import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";

/** How much was shared with the reader that they have not opened, and the way there. */
export function ReceivedWaiting({ unread }: { unread: number }) {
  const say = useWords();
  return (
    <Card flush title={say({ id: "disclosures.received", message: "Shared with me" })} aside={unread}>
      <Rows>
        <RowItem
          title={say(
            {
              id: "disclosures.received.today",
              message:
                "{count, plural, one {Something was shared with you, and you have not read it} other {# were shared with you, and you have not read them}}",
            },
            { count: unread },
          )}
          action={
            <Link href="/received" look="secondary">
              {say({ id: "disclosures.received.read", message: "Read" })}
            </Link>
          }
        />
      </Rows>
    </Card>
  );
}
