import { useRef } from "react";
import { lastMoment } from "../releases/wholeDays.ts";
import { useParam } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useFormats } from "../ui/formats.ts";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../ui/words.ts";
import { CopyView } from "./CopyView.tsx";
import { received } from "./receivedContract.ts";

/** One thing that was shared with me, for as long as it is: taken back while the page is open, it goes from the page too. */
export function ReceivedPackagePage() {
  const say = useWords();
  const packageId = useParam("packageId");
  const { packages } = useAsk(received.list, {}, { poll: true });
  const listed = packages.some((one) => one.packageId === packageId);
  const wasOpen = useRef(false);
  wasOpen.current ||= listed;
  if (listed || !wasOpen.current) return <Copies packageId={packageId} />;
  const kind = say({ id: "disclosures.received", message: "Shared with me" });
  return (
    <Page width="text" kind={kind} title={kind} back={{ href: "/received", label: kind }}>
      <EmptyState icon="share" title={say({ id: "disclosures.received.closed", message: "This is not shared with you any more" })}>
        {say({
          id: "disclosures.received.closed.text",
          message: "It was taken back, or its time is over. What you printed or wrote down of it: return it or destroy it.",
        })}
      </EmptyState>
    </Page>
  );
}

/** The copies, and what I may do with them. */
function Copies({ packageId }: { packageId: string }) {
  const say = useWords();
  const formats = useFormats();
  const one = useAsk(received.open, { packageId: packageId as never });
  return (
    <Page
      width="text"
      kind={say({ id: "disclosures.received", message: "Shared with me" })}
      title={say({ id: "disclosures.received.from", message: "From {agency}" }, { agency: one.agency })}
      lead={say(
        { id: "disclosures.received.until", message: "{sender}, {day}. Open until {until}, or until it is withdrawn." },
        { sender: one.sender, day: formats.day(formats.dayOf(one.madeAt)), until: formats.day(formats.dayOf(lastMoment(one.until))) },
      )}
      back={{ href: "/received", label: say({ id: "disclosures.received", message: "Shared with me" }) }}
    >
      <CopyView
        copies={one.copies}
        purpose={one.purpose}
        notice={one.notice}
        fileHref={(seq) => `/api/received/${packageId}/files/${seq}`}
      />
    </Page>
  );
}
