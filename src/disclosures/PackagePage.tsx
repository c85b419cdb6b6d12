import { useState } from "react";
import { EndDialog } from "../people/EndDialog.tsx";
import { useParam } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Facts } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../ui/words.ts";
import { CopyView } from "./CopyView.tsx";
import { disclosures } from "./contract.ts";
import { basesOfSharing, codesOfSharing, exemptClasses, methodsOfSharing, shareExplain } from "./disclosureWords.ts";

/** One thing that was shared, as it left: to read, to print, to give again, to close. */
export function PackagePage() {
  const say = useWords();
  const formats = useFormats();
  const packageId = useParam("packageId");
  const { disclosure: one, copies, notice, intact, link, legal, caseId } = useAsk(disclosures.show, { packageId: packageId as never });
  const [closing, setClosing] = useState(false);
  const to = [one.recipient, one.toWhom].filter(Boolean).join(" · ") || say({ id: "disclosures.toThem", message: "The person themselves" });
  return (
    <Page
      width="text"
      kind={say({ id: "disclosures.package", message: "What was shared" })}
      title={say({ id: "disclosures.package.title", message: "Shared with {to}" }, { to })}
      back={{ href: `/cases/${caseId}?part=sharing`, label: say({ id: "disclosures.back", message: "The case" }) }}
      actions={
        <>
          <Button onPress={() => window.print()}>{say({ id: "disclosures.print", message: "Print" })}</Button>
          {one.opens && <Button onPress={() => setClosing(true)}>{say({ id: "disclosures.close", message: "Close it now" })}</Button>}
        </>
      }
    >
      {!intact && (
        <Notice tone="warn" title={say({ id: "disclosures.broken", message: "This is not what left" })}>
          {say({
            id: "disclosures.broken.text",
            message: "What is stored no longer fits its print. Tell your administrator; do not give it out again.",
          })}
        </Notice>
      )}
      {link && (
        <div className="print:hidden">
          <Notice
            tone="plain"
            title={
              link.dead
                ? say({ id: "disclosures.link.dead", message: "This link opens no more" })
                : say({ id: "disclosures.link.code", message: "Tell them this code by telephone: {code}" }, { code: link.code })
            }
          >
            {say(
              {
                id: "disclosures.link.views",
                message: "Opened {views} of {most} times, until {day}. The mail says nothing of what it is.",
              },
              { views: link.views, most: link.maxViews, day: one.expiresAt ? formats.day(formats.dayOf(one.expiresAt)) : "" },
            )}
          </Notice>
        </div>
      )}
      <Facts
        items={[
          { term: say({ id: "disclosures.fact.when", message: "When" }), value: `${formats.moment(one.madeAt)} · ${one.madeBy.name}` },
          { term: say({ id: "disclosures.fact.why", message: "For" }), value: <bdi>{one.purpose}</bdi> },
          {
            term: say({ id: "disclosures.fact.basis", message: "Based on" }),
            value: [say(basesOfSharing[one.basis]), one.basisCode && say(codesOfSharing[one.basisCode]), legal].filter(Boolean).join(" · "),
          },
          { term: say({ id: "disclosures.fact.how", message: "How" }), value: say(methodsOfSharing[one.method]) },
          ...(one.exempt
            ? [{ term: say({ id: "disclosures.fact.record", message: "Record" }), value: say(exemptClasses[one.exempt]) }]
            : []),
        ]}
      />
      <CopyView copies={copies} notice={notice} fileHref={(seq) => `/api/packages/${packageId}/files/${seq}`} />
      <div className="flex flex-wrap gap-4 print:hidden">
        <Link href={`/api/packages/${packageId}/document`} newTab>
          {say({ id: "disclosures.again", message: "The same paper again" })}
        </Link>
        {one.recipient && (
          <Link href={`/api/packages/${packageId}/return-letter`} newTab>
            {say({ id: "disclosures.letter", message: "A letter that asks for it back" })}
          </Link>
        )}
      </div>
      <p className="measure text-sm text-quiet print:hidden">
        {say({
          id: "disclosures.recall",
          message:
            "What was shared cannot be recalled. A withdrawn release closes links and what a partner reads; what they remember or printed stays with them.",
        })}
      </p>
      {closing && (
        <EndDialog
          endpoint={disclosures.close}
          input={{ packageId: packageId as never }}
          title={say({ id: "disclosures.close", message: "Close it now" })}
          text={say({
            id: "disclosures.close.text",
            message: "They cannot open it any more, from this moment on. It cannot be opened again: it would have to be shared anew.",
          })}
          explain={shareExplain}
          onClose={() => setClosing(false)}
        />
      )}
    </Page>
  );
}
