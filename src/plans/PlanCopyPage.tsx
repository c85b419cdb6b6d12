import { useState } from "react";
import { useParam } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Link } from "../ui/Link.tsx";
import { look } from "../ui/look.ts";
import { Page } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { useWords } from "../ui/words.ts";
import { CopySheet } from "./CopySheet.tsx";
import { plans } from "./contract.ts";
import type { CopyLocale } from "./copy/contract.ts";

/** Their own copy, to be printed or saved, in their language. In victim services it is asked first whether paper is safe. */
export function PlanCopyPage() {
  const say = useWords();
  const planId = useParam("planId");
  const [locale, setLocale] = useState<CopyLocale>();
  const [safe, setSafe] = useState(false);
  const { copy, caseId, regime } = useAsk(plans.copy, { planId: planId as never, ...(locale && { locale }) });
  const kind = say({ id: "plans.copy", message: "Their copy of the plan" });
  const back = { href: `/cases/${caseId}?part=plan`, label: say({ id: "plans.copy.back", message: "Case" }) };
  if ((regime === "VSP" || regime === "CONF") && !safe)
    return (
      <Page width="text" kind={kind} title={say({ id: "plans.paper", message: "Is paper safe?" })} back={back}>
        <Card>
          <p className="measure mb-5">
            {say({
              id: "plans.paper.text",
              message:
                "Somebody at home may find it. It has what they want in their own words, and who helps. It can also be read aloud, or kept here for them.",
            })}
          </p>
          <Buttons>
            <Button kind="primary" icon="print" onPress={() => setSafe(true)}>
              {say({ id: "plans.paper.yes", message: "They say paper is safe" })}
            </Button>
            <Link look="secondary" href={back.href}>
              {say({ id: "plans.paper.no", message: "No paper" })}
            </Link>
          </Buttons>
        </Card>
      </Page>
    );
  return (
    <Page width="text" kind={kind} title={<span className="print:hidden">{kind}</span>} back={back}>
      <div className="mb-6 space-y-4 print:hidden">
        <RadioGroup
          look="chips"
          label={say({ id: "plans.copy.language", message: "Written in" })}
          value={copy.locale}
          onChange={(value) => setLocale(value as CopyLocale)}
          options={[
            { id: "en", label: "English" },
            { id: "es", label: "Español" },
            { id: "ar", label: "العربية" },
          ]}
        />
        <Buttons>
          <Button kind="primary" icon="print" onPress={() => window.print()}>
            {say({ id: "plans.copy.print", message: "Print" })}
          </Button>
          <a
            data-kind="secondary"
            download
            href={`/api/plans/${planId}/paper?locale=${copy.locale}`}
            className={`${look.button.base} ${look.button.secondary}`}
          >
            {say({ id: "plans.copy.save", message: "Save as PDF" })}
          </a>
        </Buttons>
      </div>
      <CopySheet copy={copy} />
    </Page>
  );
}
