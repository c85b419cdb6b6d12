import { useState } from "react";
import { useParam } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Link } from "../ui/Link.tsx";
import { Page } from "../ui/Page.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { safety } from "./contract.ts";

/** The plan on paper, for the person. Before it is made, once: is paper safe? Each one is counted. */
export function SafetyPaperPage() {
  const say = useWords();
  const caseId = useParam("caseId");
  const { content } = useAsk(safety.show, { caseId: caseId as never });
  const print = useTell(safety.print);
  const [body, setBody] = useState<string>();
  const kind = say({ id: "safety.paper", message: "A paper for them" });
  const back = { href: `/cases/${caseId}?part=safety`, label: say({ id: "safety.back", message: "The case" }) };
  if (body !== undefined)
    return (
      <Page
        width="text"
        kind={kind}
        // What lies on a table says nothing of what it is.
        title={say({ id: "safety.paper.title", message: "For you" })}
        back={back}
        actions={
          <Button icon="print" kind="primary" onPress={() => window.print()}>
            {say({ id: "safety.paper.print", message: "Print" })}
          </Button>
        }
      >
        <p className="measure text-lg whitespace-pre-wrap wrap-anywhere" dir="auto">
          {body}
        </p>
      </Page>
    );
  async function make(): Promise<void> {
    if (!content) return;
    try {
      setBody((await print({ contentId: content.contentId, paperSafe: true })).body);
    } catch (problem) {
      showToast({ text: sayProblem(say, {}, problem) });
    }
  }
  return (
    <Page width="text" kind={kind} title={say({ id: "safety.paper.safe", message: "Is paper safe?" })} back={back}>
      <Card>
        <p className="measure mb-5">
          {content
            ? say({
                id: "safety.paper.text",
                message: "Somebody at home may find it. It can also be read aloud, learnt by heart, or kept here for them.",
              })
            : say({ id: "safety.paper.none", message: "Nothing is written that could be printed." })}
        </p>
        <Buttons>
          {content && (
            <Button kind="primary" icon="print" waiting={print.waiting} onPress={() => void make()}>
              {say({ id: "safety.paper.yes", message: "They say paper is safe" })}
            </Button>
          )}
          <Link look="secondary" href={back.href}>
            {say({ id: "safety.paper.no", message: "No paper" })}
          </Link>
        </Buttons>
      </Card>
    </Page>
  );
}
