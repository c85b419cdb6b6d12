import { useState } from "react";
import { useOptions } from "../people/personWords.ts";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Menu } from "../ui/Menu.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { useDiscreet } from "../ui/screen.ts";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type HoldReason, type Item, requests } from "./contract.ts";
import { holdReasons, requestExplain } from "./requestWords.ts";
import type { Shown } from "./shown.ts";

/** One thing there is, and what is decided of it: two presses at most. */
export function ItemRow({ item, found }: { item: Item; found: Shown }) {
  const say = useWords();
  const formats = useFormats();
  const { discreet } = useDiscreet();
  const tell = useTell(requests.decide);
  const [open, setOpen] = useState<"hold" | "copy">();
  const about = { requestId: found.requestId, itemId: item.itemId, version: item.version };
  const decide = (decision: "give" | "hold", reason: HoldReason | null = null) =>
    void tell({ ...about, decision, reason, copy: null }).catch((problem: unknown) =>
      showToast({ text: sayProblem(say, requestExplain, problem) }),
    );
  const title = [item.title, item.onDay && formats.day(item.onDay)].filter(Boolean).join(", ");
  const words = item.copy ?? item.words;
  const giveable = item.source !== "note" || item.words !== null;
  return (
    <li className="px-5 py-(--row)">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-40 grow basis-0 font-semibold wrap-anywhere">
          <bdi>{discreet && item.source === "file" ? "…" : title}</bdi>
        </p>
        <Mark item={item} />
        {found.canWrite && item.mayDecide && !item.packageId && (
          <span className="flex items-center gap-2">
            {found.askerBarred ? null : giveable ? (
              <Button
                waiting={tell.waiting}
                label={say({ id: "requests.item.giveThis", message: "Give: {title}" }, { title })}
                onPress={() => decide("give")}
              >
                {say({ id: "requests.item.give", message: "Give" })}
              </Button>
            ) : (
              <Button onPress={() => setOpen("copy")}>{say({ id: "requests.item.write", message: "Write what leaves…" })}</Button>
            )}
            <Button label={say({ id: "requests.item.holdThis", message: "Hold back: {title}" }, { title })} onPress={() => setOpen("hold")}>
              {say({ id: "requests.item.hold", message: "Hold back…" })}
            </Button>
            {giveable && !found.askerBarred && (
              <Menu
                iconOnly
                icon="more"
                kind="quiet"
                label={say({ id: "requests.item.more", message: "More about: {title}" }, { title })}
                entries={[
                  {
                    id: "copy",
                    label: say({ id: "requests.item.redact", message: "Give it with something taken out…" }),
                    run: () => setOpen("copy"),
                  },
                ]}
              />
            )}
          </span>
        )}
      </div>
      {words && !discreet && (
        <p className="measure mt-1 text-sm wrap-anywhere whitespace-pre-line text-quiet">
          <bdi>{words}</bdi>
        </p>
      )}
      {!item.mayDecide && (
        <p className="mt-1 text-sm text-quiet">
          {say({ id: "requests.item.notYours", message: "Somebody who may read it decides on it." })}
        </p>
      )}
      {open === "hold" && <HoldDialog item={item} about={about} onClose={() => setOpen(undefined)} />}
      {open === "copy" && <CopyDialog item={item} about={about} onClose={() => setOpen(undefined)} />}
    </li>
  );
}

function Mark({ item }: { item: Item }) {
  const say = useWords();
  if (item.packageId) return <Badge tone="accent">{say({ id: "requests.item.given", message: "given" })}</Badge>;
  if (item.decision === "hold" && item.reason) return <Badge tone="outline">{say(holdReasons[item.reason])}</Badge>;
  if (item.decision === "give")
    return (
      <Badge tone="accent" icon="check">
        {item.copy && item.copy !== item.words
          ? say({ id: "requests.item.goesCopy", message: "goes, with words taken out" })
          : say({ id: "requests.item.goes", message: "goes" })}
      </Badge>
    );
  return item.suggested ? (
    <Badge>{say({ id: "requests.item.perhaps", message: "perhaps not: {reason}" }, { reason: say(holdReasons[item.suggested]) })}</Badge>
  ) : null;
}

interface ChoiceProps {
  item: Item;
  about: { requestId: Shown["requestId"]; itemId: Item["itemId"]; version: number };
  onClose: () => void;
}

function HoldDialog({ item, about, onClose }: ChoiceProps) {
  const say = useWords();
  const tell = useTell(requests.decide);
  return (
    <Dialog open title={say({ id: "requests.item.why", message: "Why is it held back?" })} onClose={onClose}>
      <Form
        tell={tell}
        also={{ ...about, decision: "hold", copy: null }}
        initial={{ reason: item.reason ?? item.suggested }}
        explain={requestExplain}
        submit={say({ id: "requests.item.holdDo", message: "Hold it back" })}
        onDone={onClose}
      >
        <RadioGroup name="reason" label={say({ id: "requests.item.reason", message: "The reason" })} options={useOptions(holdReasons)} />
      </Form>
    </Dialog>
  );
}

function CopyDialog({ item, about, onClose }: ChoiceProps) {
  const say = useWords();
  const tell = useTell(requests.decide);
  return (
    <Dialog open firm title={say({ id: "requests.item.copy", message: "What leaves in its place" })} onClose={onClose}>
      <Form
        tell={tell}
        also={{ ...about, decision: "give", reason: null }}
        initial={{ copy: item.copy ?? item.words ?? "" }}
        explain={requestExplain}
        submit={say({ id: "requests.item.copyDo", message: "This goes" })}
        onDone={onClose}
      >
        <TextArea
          name="copy"
          rows={8}
          max={20_000}
          label={say({ id: "requests.item.words", message: "The words that leave" })}
          hint={say({
            id: "requests.item.words.hint",
            message: "Take other people’s names out. What stands in the record does not change.",
          })}
        />
      </Form>
    </Dialog>
  );
}
