import { useState } from "react";
import { EndDialog } from "../people/EndDialog.tsx";
import { isolate } from "../people/PersonName.tsx";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Page } from "../ui/Page.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Recipient, recipients } from "./contract.ts";
import { RecipientForm } from "./RecipientForm.tsx";
import { kindWords, releaseExplain } from "./releaseWords.ts";

/** Those outside to whom releases are made out. */
export function RecipientsPage() {
  const say = useWords();
  const { recipients: all, partners, mayAdd } = useAsk(recipients.list, {});
  const [ending, setEnding] = useState<Recipient>();
  const kind = say({ id: "releases.book", message: "Address book" });
  return (
    <Page
      width="text"
      kind={kind}
      title={kind}
      lead={say({ id: "releases.book.lead", message: "Those outside to whom a release can be made out. Being here opens nothing." })}
      back={{ href: "/settings", label: say({ id: "releases.settings", message: "Settings" }) }}
    >
      {all.length === 0 ? (
        <EmptyState icon="share" title={say({ id: "releases.book.none", message: "Nobody is in it yet" })} />
      ) : (
        <Card flush title={say({ id: "releases.book.title", message: "Who is in it" })}>
          <Rows>
            {all.map((one) => (
              <RowItem
                key={one.recipientId}
                title={<bdi>{one.name}</bdi>}
                detail={[say(kindWords[one.kind]), one.phone, one.email, one.address]
                  .flatMap((part) => (part ? [isolate(part)] : []))
                  .join(" · ")}
                action={
                  mayAdd && (
                    <Button
                      kind="quiet"
                      label={say({ id: "releases.book.end.of", message: "Take off: {name}" }, { name: one.name })}
                      onPress={() => setEnding(one)}
                    >
                      {say({ id: "releases.book.end", message: "Take off" })}
                    </Button>
                  )
                }
              />
            ))}
          </Rows>
        </Card>
      )}
      {mayAdd && (
        <Card title={say({ id: "releases.recipient.add", message: "Add to the address book" })}>
          <RecipientForm
            partners={partners}
            onDone={() => showToast({ text: say({ id: "releases.recipient.added", message: "Added to the address book" }) })}
          />
        </Card>
      )}
      {ending && (
        <EndDialog
          endpoint={recipients.end}
          input={{ recipientId: ending.recipientId, version: ending.version }}
          title={say({ id: "releases.book.end", message: "Take off" })}
          text={say({
            id: "releases.book.end.text",
            message: "No new release is made out to them. Those that stand, stand until they end.",
          })}
          explain={releaseExplain}
          onClose={() => setEnding(undefined)}
        />
      )}
    </Page>
  );
}
