import { today } from "../today/contract.ts";
import { sortToday } from "../today/sortToday.ts";
import { useAsk } from "../ui/asking.ts";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { Slot } from "../ui/Slot.tsx";
import { useWords } from "../ui/words.ts";
import { places } from "./keeping.ts";

/** What an administrator keeps: the start page of somebody who works with nobody's record. */
export function KeepingPage() {
  const say = useWords();
  const me = useMe();
  const asked = useAsk(today.show, {}, { poll: true });
  const waits = !sortToday(asked).isEmpty;
  return (
    <Page
      width="text"
      title={say({ id: "app.keeping", message: "What you keep" })}
      kind={say({ id: "app.keeping", message: "What you keep" })}
      lead={say({ id: "app.keeping.lead", message: "For {agency}. None of it opens anybody's record." }, { agency: me.agency.name })}
    >
      {waits && (
        <Notice
          title={say({ id: "app.keeping.waits", message: "Something waits for you" })}
          action={
            <Link href="/today" look="secondary">
              {say({ id: "app.keeping.see", message: "See what it is" })}
            </Link>
          }
        >
          {say({ id: "app.keeping.waits.text", message: "A place has nobody to answer, or something has waited too long." })}
        </Notice>
      )}
      <Slot name="today.exports" id={me.id} />
      <Card flush title={say({ id: "app.keeping.places", message: "Your work" })}>
        <Rows>
          {places.map(({ href, icon, title, text }) => (
            <RowItem
              key={href}
              mark={<Icon name={icon} className="text-quiet" />}
              title={<Link href={href}>{say(title)}</Link>}
              detail={say(text)}
            />
          ))}
        </Rows>
      </Card>
    </Page>
  );
}
