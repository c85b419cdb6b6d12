import { useMemo, useRef, useState } from "react";
import { z } from "zod";
import type { Call } from "../../kernel/client.ts";
import { day, endpoint, version, words, wordsOrNone } from "../../kernel/contract.ts";
import { invalid, stale } from "../../kernel/problem.ts";
import { Asking, useTell } from "../asking.ts";
import { Button, Buttons } from "../Button.tsx";
import { Card } from "../Card.tsx";
import { DatePicker } from "../DateField.tsx";
import { Dialog, Sheet } from "../Dialog.tsx";
import type { Values } from "../entries.ts";
import { Form } from "../Form.tsx";
import { Unreachable } from "../line.ts";
import { Menu } from "../Menu.tsx";
import { Section } from "../Page.tsx";
import { RadioGroup } from "../RadioGroup.tsx";
import { TextArea, TextField } from "../TextField.tsx";
import { showToast } from "../Toast.tsx";
import { worries } from "./options.ts";

const keepStep = endpoint({
  name: "gallery.keep",
  method: "POST",
  path: "/gallery",
  in: z.object({
    what: words(120),
    why: wordsOrNone(400),
    by: day,
    worry: z.enum(["low", "some", "high", "immediate"]),
    version,
  }),
  out: z.object({ what: z.string() }),
  about: "Stands in for the server in the gallery.",
});

type Fate = "kept" | "refused" | "stale" | "strange" | "lost" | "elsewhere";

/** A form and all that can happen to it. */
export function FormsPart() {
  const [fate, setFate] = useState<Fate>("kept");
  const call: Call = useMemo(
    () =>
      (async (_, input) => {
        await new Promise((resolve) => setTimeout(resolve, 400));
        const { version } = input as { version: number };
        if (fate === "refused") throw invalid({ what: "tooLong" });
        if (fate === "stale" && version === 1)
          throw stale({ what: "Ravi asks housing", by: "2025-06-20", worry: "low", why: null, version: 2 });
        if (fate === "strange") throw stale({ name: "another thing", version: 2 });
        if (fate === "lost") throw new Unreachable();
        return input;
      }) as Call,
    [fate],
  );
  return (
    <Section title="A form" lead="Send it empty to see what it says; then choose what the server answers.">
      <Asking value={call}>
        <Card>
          <Step elsewhere={fate === "elsewhere"} />
        </Card>
      </Asking>
      <RadioGroup
        label="The server will"
        value={fate}
        onChange={(value) => setFate(value as Fate)}
        options={[
          { id: "kept", label: "keep it" },
          { id: "refused", label: "refuse a field" },
          { id: "stale", label: "say somebody was first" },
          { id: "strange", label: "answer with another record" },
          { id: "lost", label: "not be reached" },
          { id: "elsewhere", label: "have another draft" },
        ]}
      />
    </Section>
  );
}

const otherDraft = JSON.stringify({ what: "Omar asks the dean" });

function Step({ elsewhere }: { elsewhere: boolean }) {
  const met = useRef(false);
  const saveDraft = async (values: Values) => {
    if (elsewhere && !met.current && JSON.stringify(values) !== otherDraft) throw stale({ body: otherDraft, version: 2 });
    met.current = elsewhere;
  };
  const keep = useTell(keepStep);
  return (
    <Form
      tell={keep}
      also={{ version: 1 }}
      submit="Set the next step"
      onDone={() => showToast({ text: "Next step set", undo: () => {} })}
      saveDraft={saveDraft}
    >
      <TextField name="what" label="What is the next step?" hint="One thing, with a verb." />
      <TextArea name="why" label="Why" rows={2} />
      <DatePicker name="by" label="By when" />
      <RadioGroup name="worry" label="How worried are we?" options={worries} />
    </Form>
  );
}

/** What opens over the page. */
export function OverPart() {
  const [open, setOpen] = useState<"dialog" | "alert" | "sheet">();
  const close = () => setOpen(undefined);
  return (
    <Section title="Over the page">
      <Buttons>
        <Button onPress={() => setOpen("dialog")}>A dialog</Button>
        <Button onPress={() => setOpen("alert")}>A question</Button>
        <Button onPress={() => setOpen("sheet")}>A sheet</Button>
        <Button onPress={() => showToast({ text: "Note kept for those who work with Jo", undo: () => {} })}>A toast</Button>
        <Menu
          label="More"
          entries={[
            { id: "print", label: "Print", icon: "print", run: () => {} },
            { id: "share", label: "Share", icon: "share", hint: "Two releases, one ends Friday", run: () => {} },
            "line",
            { id: "close", label: "Close the case", icon: "check", disabled: true },
          ]}
        />
      </Buttons>
      <Dialog title="Log a contact" open={open === "dialog"} onClose={close} actions={<Button kind="primary">Keep</Button>}>
        <div className="space-y-5">
          <RadioGroup
            label="How"
            options={[
              { id: "call", label: "Call" },
              { id: "text", label: "Text" },
              { id: "visit", label: "Visit" },
            ]}
          />
          <TextArea label="What was said" optional />
        </div>
      </Dialog>
      <Dialog
        alert
        width="narrow"
        title="Send this to Legal aid?"
        open={open === "alert"}
        onClose={close}
        actions={
          <>
            <Button kind="primary" onPress={close}>
              Send the letter
            </Button>
            <Button onPress={close}>Not now</Button>
          </>
        }
      >
        <p>They will see the housing letter and nothing else. It cannot be called back.</p>
      </Dialog>
      <Sheet title="Why they may see this" open={open === "sheet"} onClose={close}>
        <p>The release of 3 May covers attendance and the housing letter, until 14 June.</p>
      </Sheet>
    </Section>
  );
}
