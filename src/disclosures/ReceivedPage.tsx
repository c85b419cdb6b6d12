import { isolate } from "../people/PersonName.tsx";
import { lastMoment } from "../releases/wholeDays.ts";
import { useAsk } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../ui/words.ts";
import { received } from "./receivedContract.ts";

/** What others shared with me: open while their release lives, and no longer. */
export function ReceivedPage() {
  const say = useWords();
  const formats = useFormats();
  const { packages } = useAsk(received.list, {});
  const kind = say({ id: "disclosures.received", message: "Shared with me" });
  return (
    <Page
      width="text"
      kind={kind}
      title={kind}
      lead={say({
        id: "disclosures.received.lead",
        message: "Copies that people allowed to be shared with you. Each can be closed at any moment by the person it is about.",
      })}
    >
      {packages.length === 0 ? (
        <EmptyState icon="share" title={say({ id: "disclosures.received.none", message: "Nothing is shared with you now" })}>
          {say({ id: "disclosures.received.none.text", message: "What was, and has ended, stands here no more." })}
        </EmptyState>
      ) : (
        <Card flush>
          <Rows>
            {packages.map((one) => (
              <RowItem
                key={one.packageId}
                title={
                  <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                    <Link look="plain" className="hover:underline" href={`/received/${one.packageId}`}>
                      <bdi>{one.agency}</bdi>, {formats.moment(one.madeAt)}
                    </Link>
                    {one.openedAt === null && (
                      <Badge tone="accent">{say({ id: "disclosures.received.new", message: "not read yet" })}</Badge>
                    )}
                  </span>
                }
                detail={say(
                  {
                    id: "disclosures.received.row",
                    message: "{sender} · {count, plural, one {# item} other {# items}} · open until {until}",
                  },
                  { sender: isolate(one.sender), count: one.items, until: formats.day(formats.dayOf(lastMoment(one.until))) },
                )}
              />
            ))}
          </Rows>
        </Card>
      )}
    </Page>
  );
}
