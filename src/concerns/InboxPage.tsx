import { useSearchParam } from "../ui/address.ts";
import { Link } from "../ui/Link.tsx";
import { Page } from "../ui/Page.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { useWords } from "../ui/words.ts";
import { InboxList } from "./inbox/InboxList.tsx";
import type { Which } from "./inbox/useInbox.ts";

/** Everything that came in: what cannot wait on top, then the oldest; floods below. */
export function InboxPage() {
  const say = useWords();
  const [shown, setShown] = useSearchParam("show");
  const which: Which = shown === "mine" || shown === "decided" ? shown : "open";
  const title = say({ id: "concerns.triage.inbox", message: "Concerns" });
  const list = (of: Which) =>
    of === which && (
      <Wait lines={6}>
        <InboxList which={of} />
      </Wait>
    );
  return (
    <Page
      title={title}
      kind={title}
      actions={
        <Link href="/concerns/new" look="secondary" icon="plus" className="md:hidden">
          {say({ id: "concerns.filing.new", message: "File a concern" })}
        </Link>
      }
    >
      <div className="max-w-5xl">
        <Tabs
          label={title}
          selected={which}
          onSelect={(id) => setShown(id === "open" ? undefined : id)}
          tabs={[
            { id: "open", label: say({ id: "concerns.triage.tab.open", message: "Waiting" }), content: list("open") },
            { id: "mine", label: say({ id: "concerns.triage.tab.mine", message: "Mine" }), content: list("mine") },
            { id: "decided", label: say({ id: "concerns.triage.tab.decided", message: "Decided" }), content: list("decided") },
          ]}
        />
      </div>
    </Page>
  );
}
