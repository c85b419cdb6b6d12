import { useState } from "react";
import { useParam } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../ui/words.ts";
import { releases } from "./contract.ts";
import { ReleaseText } from "./ReleaseText.tsx";

/** The person's copy. Before it is made, once: is paper safe? */
export function CopyPage() {
  const say = useWords();
  const releaseId = useParam("releaseId");
  const [safe, setSafe] = useState(false);
  const kind = say({ id: "releases.copy", message: "A copy for them" });
  const back = { href: `/releases/${releaseId}`, label: say({ id: "releases.page", message: "Release" }) };
  if (safe) return <Copy releaseId={releaseId} />;
  return (
    <Page width="text" kind={kind} title={say({ id: "releases.paper.title", message: "Is paper safe?" })} back={back}>
      <Card>
        <p className="measure mb-5">
          {say({
            id: "releases.paper.text",
            message:
              "Somebody at home may find it. It names this office, who is told what, and why. It can also be read aloud, or kept here for them.",
          })}
        </p>
        <Buttons>
          <Button kind="primary" icon="print" onPress={() => setSafe(true)}>
            {say({ id: "releases.paper.yes", message: "They say paper is safe" })}
          </Button>
          <Link look="secondary" href={`/releases/${releaseId}`}>
            {say({ id: "releases.paper.no", message: "No paper" })}
          </Link>
        </Buttons>
      </Card>
    </Page>
  );
}

function Copy({ releaseId }: { releaseId: string }) {
  const say = useWords();
  const formats = useFormats();
  const { text, textLocale, print, signedAt } = useAsk(releases.copy, { releaseId: releaseId as never });
  return (
    <Page
      width="text"
      kind={say({ id: "releases.copy", message: "A copy for them" })}
      title={say({ id: "releases.copy", message: "A copy for them" })}
      back={{ href: `/releases/${releaseId}`, label: say({ id: "releases.page", message: "Release" }) }}
      actions={
        <Button icon="print" kind="primary" onPress={() => window.print()}>
          {say({ id: "releases.print", message: "Print" })}
        </Button>
      }
    >
      <ReleaseText text={text} locale={textLocale} />
      <p className="mt-6 text-sm text-quiet">{[signedAt && formats.moment(signedAt), print].filter(Boolean).join(" · ")}</p>
    </Page>
  );
}
