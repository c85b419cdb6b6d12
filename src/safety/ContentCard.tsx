import { useState } from "react";
import type { z } from "zod";
import { R85_SAFETY } from "../kernel/limits.ts";
import { useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { type Explain, sayProblem } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { safety } from "./contract.ts";

type Found = z.output<typeof safety.show.out>;

const explain: Explain = {
  "content.another": {
    id: "safety.content.another",
    message: "Somebody else has written meanwhile. Copy your words, look at theirs, and write again.",
  },
  "content.gone": { id: "safety.content.gone", message: "It is gone already." },
};

/** What is written of a plan, only where the person wants it written: one text, on this page and nowhere else. */
export function ContentCard({ found }: { found: Found }) {
  const say = useWords();
  const [writing, setWriting] = useState(false);
  const { content, earlier, mayWrite } = found;
  return (
    <Card title={say({ id: "safety.content", message: "A plan in writing" })}>
      {writing ? (
        <WriteForm found={found} onDone={() => setWriting(false)} />
      ) : content ? (
        <Standing found={found} content={content} onWrite={() => setWriting(true)} />
      ) : (
        <>
          <p className="measure text-quiet">
            {say({
              id: "safety.content.none",
              message: "Nothing is written, and nothing needs to be. Write only what they want written: it stays on this page.",
            })}
          </p>
          {mayWrite && (
            <div className="mt-4">
              <Button icon="note" onPress={() => setWriting(true)}>
                {say({ id: "safety.content.write", message: "They want it written" })}
              </Button>
            </div>
          )}
        </>
      )}
      {earlier.length > 0 && <Earlier earlier={earlier} />}
    </Card>
  );
}

function Standing({ found, content, onWrite }: { found: Found; content: NonNullable<Found["content"]>; onWrite: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <p className="measure whitespace-pre-wrap wrap-anywhere" dir="auto">
        {content.body}
      </p>
      <p className="mt-3 text-sm text-quiet">
        {formats.moment(content.at)} · <bdi>{content.by.name}</bdi> ·{" "}
        {say(
          { id: "safety.prints", message: "{count, plural, =0 {never printed} one {printed once} other {printed # times}}" },
          { count: content.prints },
        )}
      </p>
      {found.mayWrite && (
        <div className="mt-4">
          <Buttons>
            <Button icon="note" onPress={onWrite}>
              {say({ id: "safety.content.anew", message: "Write it anew" })}
            </Button>
            <Link look="secondary" icon="print" href={`/cases/${found.caseId}/safety-paper`}>
              {say({ id: "safety.content.print", message: "Print it for them…" })}
            </Link>
            <Button kind="quiet" onPress={() => setAsking(true)}>
              {say({ id: "safety.content.forget", message: "Take it away…" })}
            </Button>
          </Buttons>
        </div>
      )}
      {asking && <ForgetDialog contentId={content.contentId} onClose={() => setAsking(false)} />}
    </>
  );
}

function WriteForm({ found, onDone }: { found: Found; onDone: () => void }) {
  const say = useWords();
  const [replaces] = useState(found.content?.contentId ?? null);
  return (
    <Form
      tell={useTell(safety.write)}
      also={{ caseId: found.caseId, replaces }}
      initial={{ body: found.content?.body ?? "" }}
      explain={explain}
      submit={say({ id: "safety.content.save", message: "Keep it" })}
      actions={
        <Button kind="quiet" onPress={onDone}>
          {say({ id: "safety.cancel", message: "Cancel" })}
        </Button>
      }
      onDone={() => {
        showToast({ text: say({ id: "safety.content.saved", message: "Kept, on this page alone" }) });
        onDone();
      }}
    >
      <TextArea
        name="body"
        rows={8}
        autoFocus
        label={say({ id: "safety.content.body", message: "What they want written" })}
        hint={say(
          {
            id: "safety.content.hint",
            message: "In their words. It is in no export and in nothing that is shared; what it replaces is gone after {days} days.",
          },
          { days: R85_SAFETY.contentDays },
        )}
      />
    </Form>
  );
}

function ForgetDialog({ contentId, onClose }: { contentId: NonNullable<Found["content"]>["contentId"]; onClose: () => void }) {
  const say = useWords();
  const forget = useTell(safety.forget);
  async function run(): Promise<void> {
    try {
      await forget({ contentId });
      showToast({ text: say({ id: "safety.forgotten", message: "The words are gone" }) });
    } catch (problem) {
      showToast({ text: sayProblem(say, explain, problem) });
    }
    onClose();
  }
  return (
    <Dialog
      open
      width="narrow"
      title={say({ id: "safety.forget", message: "Take the words away?" })}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" waiting={forget.waiting} onPress={() => void run()}>
            {say({ id: "safety.forget.yes", message: "Take them away now" })}
          </Button>
          <Button onPress={onClose}>{say({ id: "safety.cancel", message: "Cancel" })}</Button>
        </>
      }
    >
      <p>{say({ id: "safety.forget.text", message: "Because they ask. Nobody can bring them back; that something was written stays." })}</p>
    </Dialog>
  );
}

function Earlier({ earlier }: { earlier: Found["earlier"] }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <div className="mt-5">
      <Disclosure title={say({ id: "safety.earlier", message: "Before it" })} aside={earlier.length}>
        <ul className="space-y-1.5 text-quiet">
          {earlier.map(({ contentId, at, by, supersededAt, prints, kept }) => (
            <li key={contentId}>
              {formats.day(formats.dayOf(at))} · <bdi>{by.name}</bdi> ·{" "}
              {say(
                { id: "safety.prints", message: "{count, plural, =0 {never printed} one {printed once} other {printed # times}}" },
                { count: prints },
              )}{" "}
              ·{" "}
              {kept && supersededAt
                ? say(
                    { id: "safety.earlier.kept", message: "replaced on {day}; its words go {days} days after" },
                    { day: formats.day(formats.dayOf(supersededAt)), days: R85_SAFETY.contentDays },
                  )
                : say({ id: "safety.earlier.gone", message: "its words are gone" })}
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
