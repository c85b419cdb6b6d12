import { useAsk, useTell } from "../ui/asking.ts";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Form } from "../ui/Form.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { exports } from "./contract.ts";
import { ExportCard } from "./ExportCard.tsx";
import { exportWrongs } from "./exportWords.ts";

/** Everything an agency has, as files: asked for, said yes to, made, fetched; and all that ever were. */
export function ExportsPage() {
  const say = useWords();
  const { exports: all, mayAsk } = useAsk(exports.list, {}, { poll: true });
  const standing = all.filter(({ status }) => status === "asked" || status === "making" || status === "ready" || status === "failed");
  const over = all.filter((one) => !standing.includes(one));
  const busy = all.some(({ status }) => status === "asked" || status === "making");
  const kind = say({ id: "exports.page", message: "Everything out" });
  return (
    <Page
      width="text"
      title={kind}
      kind={kind}
      lead={say({
        id: "exports.page.lead",
        message:
          "All your agency has in Holdfast, as files that any other system can read: tables, attached files, and an index that explains them. One person asks, another says yes.",
      })}
      back={{ href: "/settings", label: say({ id: "exports.settings", message: "Settings" }) }}
    >
      {standing.map((one) => (
        <ExportCard key={one.exportId} one={one} />
      ))}
      {all.length === 0 && !mayAsk && (
        <EmptyState icon="share" title={say({ id: "exports.none", message: "Nobody has asked for everything" })}>
          {say({ id: "exports.none.text", message: "When somebody does and your word is needed, it stands here." })}
        </EmptyState>
      )}
      {mayAsk && !busy && <AskForm />}
      {over.length > 0 && (
        <Section title={say({ id: "exports.past", message: "Before" })}>
          {over.map((one) => (
            <ExportCard key={one.exportId} one={one} />
          ))}
        </Section>
      )}
    </Page>
  );
}

function AskForm() {
  const say = useWords();
  const tell = useTell(exports.ask);
  return (
    <Card title={say({ id: "exports.ask", message: "Ask for everything" })}>
      <Form
        tell={tell}
        clears
        submit={say({ id: "exports.ask.do", message: "Ask" })}
        explain={exportWrongs}
        onDone={() => showToast({ text: say({ id: "exports.ask.done", message: "Asked. Those whose word it takes have been told." }) })}
      >
        <p className="measure text-quiet">
          {say({
            id: "exports.ask.text",
            message:
              "A supervisor has to say yes within three days. Confidential programs go out only with a yes of somebody who works there. Private notes stay their authors’ own.",
          })}
        </p>
        <TextArea name="reason" rows={2} max={500} label={say({ id: "exports.ask.reason", message: "What is it for?" })} />
      </Form>
    </Card>
  );
}
