import { useState } from "react";
import { actionWords, barrierWords, outcomeWords } from "../cases/timeline/aroundTold.ts";
import { isolate } from "../people/PersonName.tsx";
import { useOptions } from "../people/personWords.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { type Message, useWords } from "../ui/words.ts";
import { type Around, type Barrier, navigation } from "./contract.ts";
import { navigationExplain } from "./navigationWords.ts";

/** What is in somebody's way and what was done about it: what, what was done, saved. */
export function BarriersCard({ found }: { found: Around }) {
  const say = useWords();
  const [kind, setKind] = useState<string | null>(null);
  const [settling, setSettling] = useState<Barrier>();
  const tell = useTell(navigation.logBarrier);
  const kinds = useOptions(barrierWords);
  const actions = useOptions(actionWords);
  return (
    <Card flush title={say({ id: "navigation.barriers", message: "In their way" })}>
      {found.mayWrite && (
        <div className="space-y-5 px-5 py-4">
          <RadioGroup
            label={say({ id: "navigation.barrier.kind", message: "What is in their way?" })}
            labelHidden={kind === null && found.barriers.length === 0}
            value={kind}
            onChange={setKind}
            optional={false}
            options={kinds}
          />
          {kind !== null && (
            <Form
              tell={tell}
              also={{ caseId: found.caseId, kind }}
              explain={navigationExplain}
              submit={say({ id: "navigation.barrier.save", message: "Save" })}
              actions={
                <Button kind="quiet" onPress={() => setKind(null)}>
                  {say({ id: "navigation.barrier.not", message: "Not now" })}
                </Button>
              }
              onDone={() => {
                setKind(null);
                showToast({ text: say({ id: "navigation.barrier.saved", message: "Saved" }) });
              }}
            >
              <RadioGroup
                name="action"
                label={say({ id: "navigation.barrier.action", message: "What did you do about it?" })}
                options={actions}
              />
              <TextField name="words" label={say({ id: "navigation.barrier.words", message: "In words" })} />
            </Form>
          )}
        </div>
      )}
      {found.barriers.length > 0 && (
        <div className={found.mayWrite ? "border-t border-line" : ""}>
          <Rows>
            {found.barriers.map((one) => (
              <BarrierRow key={one.barrierId} one={one} onSettle={found.mayWrite ? () => setSettling(one) : undefined} />
            ))}
          </Rows>
        </div>
      )}
      {!found.mayWrite && found.barriers.length === 0 && (
        <p className="px-5 py-4 text-quiet">{say({ id: "navigation.barriers.none", message: "Nothing is written down." })}</p>
      )}
      {settling && <SettleBarrier one={settling} onClose={() => setSettling(undefined)} />}
    </Card>
  );
}

function BarrierRow({ one, onSettle }: { one: Barrier; onSettle: (() => void) | undefined }) {
  const say = useWords();
  const formats = useFormats();
  const word = (table: Readonly<Record<string, Message>>, key: string) => (table[key] ? say(table[key]) : key);
  const what = word(barrierWords, one.kind);
  const done = one.action ? word(actionWords, one.action) : say({ id: "navigation.barrier.nothing", message: "nothing done yet" });
  return (
    <RowItem
      title={what}
      detail={
        <>
          {formats.day(one.onDay)} · {done}
          {one.outcome !== "open" && <b> · {word(outcomeWords, one.outcome)}</b>}
          {[one.words, one.actionWords, one.outcomeWords].map(
            (words) =>
              words && (
                <span key={words} className="block break-words">
                  {isolate(words)}
                </span>
              ),
          )}
        </>
      }
      action={
        onSettle && (
          <Button
            kind="quiet"
            label={say({ id: "navigation.barrier.settleOf", message: "What came of it: {what}" }, { what })}
            onPress={onSettle}
          >
            {say({ id: "navigation.barrier.settle", message: "What came of it" })}
          </Button>
        )
      }
    />
  );
}

function SettleBarrier({ one, onClose }: { one: Barrier; onClose: () => void }) {
  const say = useWords();
  return (
    <Dialog title={say({ id: "navigation.barrier.settle", message: "What came of it" })} open onClose={onClose} firm>
      <Form
        tell={useTell(navigation.settleBarrier)}
        also={{ barrierId: one.barrierId, version: one.version }}
        initial={{ outcome: one.outcome, words: one.outcomeWords ?? "" }}
        explain={navigationExplain}
        submit={say({ id: "navigation.barrier.settle.save", message: "Save" })}
        onDone={onClose}
      >
        <RadioGroup
          name="outcome"
          optional={false}
          label={say({ id: "navigation.barrier.now", message: "It is now" })}
          options={useOptions(outcomeWords)}
        />
        <TextArea name="words" rows={2} label={say({ id: "navigation.barrier.words", message: "In words" })} />
      </Form>
    </Dialog>
  );
}
