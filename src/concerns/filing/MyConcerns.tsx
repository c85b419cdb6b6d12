import { useState } from "react";
import type { z } from "zod";
import { useAsk, useTell } from "../../ui/asking.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Form } from "../../ui/Form.tsx";
import { useFormats } from "../../ui/formats.ts";
import { TextArea } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { stateWords } from "../concernWords.ts";
import { concerns } from "../contract.ts";

type Mine = z.output<typeof concerns.mine.out>["items"][number];

/** What one filed oneself, and how far it is, as a sender may know it (R39). */
export function MyConcerns() {
  const say = useWords();
  const { items } = useAsk(concerns.mine, {});
  const title = say({ id: "concerns.filing.mine", message: "My concerns" });
  return (
    <Card flush title={title}>
      {items.length === 0 ? (
        <p className="px-5 pt-1 pb-4 text-quiet">
          {say({ id: "concerns.filing.mine.none", message: "What you file stands here, so that you know it arrived." })}
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {items.map((one) => (
            <MineRow key={one.id} mine={one} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function MineRow({ mine }: { mine: Mine }) {
  const say = useWords();
  const formats = useFormats();
  const [adding, setAdding] = useState(false);
  const number = say({ id: "concerns.triage.title.number", message: "Concern {number}" }, { number: mine.number });
  const state = say(stateWords[mine.state]);
  return (
    <li className="space-y-3 px-5 py-(--row)">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <div className="min-w-0 grow basis-full sm:basis-0">
          <p className="leading-snug font-semibold">
            <span className="me-2">{number}</span>
            {mine.state !== "constant" && (
              <span className="font-normal">
                <Badge tone={mine.state === "need_more_information" ? "accent" : "plain"}>{state}</Badge>
              </span>
            )}
          </p>
          <p className="text-sm text-quiet">
            <bdi>{mine.doorTitle}</bdi> · {formats.moment(mine.filedAt)}
          </p>
          {mine.state === "constant" && <p className="text-sm">{state}</p>}
        </div>
        {!adding && (
          <Button
            kind={mine.state === "need_more_information" ? "secondary" : "quiet"}
            className={mine.state === "need_more_information" ? "" : "max-sm:-ms-3 sm:-me-3"}
            label={say({ id: "concerns.filing.add.of", message: "Add to it: {title}" }, { title: number })}
            onPress={() => setAdding(true)}
          >
            {say({ id: "concerns.filing.add", message: "Add to it" })}
          </Button>
        )}
      </div>
      {adding && <AddWords concernId={mine.id} onClose={() => setAdding(false)} />}
    </li>
  );
}

function AddWords({ concernId, onClose }: { concernId: string; onClose: () => void }) {
  const say = useWords();
  const tell = useTell(concerns.addWords);
  return (
    <Form
      tell={tell}
      also={{ concernId }}
      submit={say({ id: "concerns.filing.add.send", message: "Send this too" })}
      actions={<Button onPress={onClose}>{say({ id: "concerns.filing.add.no", message: "Not now" })}</Button>}
      onDone={() => {
        showToast({ text: say({ id: "concerns.filing.add.done", message: "Added. It is read together with what came before." }) });
        onClose();
      }}
    >
      <TextArea
        name="words"
        autoFocus
        rows={3}
        max={20_000}
        label={say({ id: "concerns.filing.add.words", message: "What would you like to add?" })}
      />
    </Form>
  );
}
