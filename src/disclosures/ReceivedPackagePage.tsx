import { lastMoment } from "../releases/wholeDays.ts";
import { useParam } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { useFormats } from "../ui/formats.ts";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../ui/words.ts";
import { CopyView } from "./CopyView.tsx";
import { received } from "./receivedContract.ts";

/** One thing that was shared with me: the copies, and what I may do with them. */
export function ReceivedPackagePage() {
  const say = useWords();
  const formats = useFormats();
  const packageId = useParam("packageId");
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
