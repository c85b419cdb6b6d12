import { useState } from "react";
import { isolate, PersonName } from "../people/PersonName.tsx";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { RowItem, Rows } from "../ui/Card.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { SecondWord } from "../ui/SecondWord.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Hold, holds } from "./contract.ts";
import { retentionExplain } from "./retentionWords.ts";

/** What must not go, each with who said so and why; whoever may asks to lift one, and a second one says the word. */
export function HoldRows({ all }: { all: readonly Hold[] }) {
  const [asking, setAsking] = useState<Hold>();
  return (
    <>
      <Rows>
        {all.map((hold) => (
          <HoldRow key={hold.holdId} hold={hold} onAsk={() => setAsking(hold)} />
        ))}
      </Rows>
      {asking && <AskDialog hold={asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function HoldRow({ hold, onAsk }: { hold: Hold; onAsk: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const number = String(hold.number);
  const { lift } = hold;
  const name =
    hold.desk === "paper"
      ? say({ id: "retention.kind.paper", message: "Paper #{number}" }, { number })
      : say({ id: "retention.case", message: "Case #{number}" }, { number });
  const href = hold.desk === "paper" ? `/desk/${hold.deskId}` : hold.caseId && `/cases/${hold.caseId}`;
  return (
    <RowItem
      title={
        <>
          {hold.whole ? (
            say({ id: "retention.hold.person", message: "All about the person of case #{number}" }, { number })
          ) : href ? (
            <Link href={href}>{name}</Link>
          ) : (
            name
          )}
          {hold.person && (
            <>
              {" "}
              <PersonName label={hold.person.label} />
            </>
          )}
        </>
      }
      detail={
        <>
          <span className="block">
            {say(
              { id: "retention.hold.by", message: "held by {name} since {day}" },
              { name: isolate(hold.placedBy.name), day: formats.day(formats.dayOf(hold.placedAt)) },
            )}
          </span>
          {hold.desk === "request" && (
            <span className="block">
              {say({ id: "retention.hold.request", message: "Said at the desk, by what was asked about the record" })}
            </span>
          )}
          {hold.desk === "paper" && (
            <span className="block">
              {say(
                {
                  id: "retention.hold.paper",
                  message: "Said at the desk. It names nobody: all in {program} that is no case waits with it",
                },
                { program: isolate(hold.program ?? "") },
              )}
            </span>
          )}
          {hold.reason && (
            <span className="block wrap-anywhere">
              <bdi>{hold.reason}</bdi>
            </span>
          )}
          {lift && (
            <span className="mt-1 block">
              <Badge tone="outline" icon="clock">
                {say({ id: "retention.hold.waits", message: "{name} asks to lift it" }, { name: isolate(lift.by.name) })}
              </Badge>
              {lift.why && (
                <span className="block wrap-anywhere">
                  <bdi>{lift.why}</bdi>
                </span>
              )}
            </span>
          )}
        </>
      }
      action={
        hold.mayAnswer ? (
          <Answer hold={hold} />
        ) : (
          hold.mayAsk && (
            <Button
              kind="quiet"
              label={say({ id: "retention.hold.lift.of", message: "Lift the hold on #{number}" }, { number })}
              onPress={onAsk}
            >
              {say({ id: "retention.hold.lift", message: "Lift…" })}
            </Button>
          )
        )
      }
    />
  );
}

function Answer({ hold }: { hold: Hold }) {
  const say = useWords();
  const tell = useTell(holds.answerLift);
  const number = String(hold.number);
  return (
    <SecondWord
      waiting={tell.waiting}
      explain={retentionExplain}
      onAnswer={(answer) => tell({ holdId: hold.holdId, version: hold.version, answer })}
      lift={{
        text: say({ id: "retention.hold.yes", message: "Yes, lift it" }),
        label: say({ id: "retention.hold.yes.of", message: "Yes, lift the hold on #{number}" }, { number }),
        done: say({ id: "retention.hold.lifted", message: "The hold is lifted" }),
      }}
      keep={{
        text: say({ id: "retention.hold.no", message: "No, keep it" }),
        label: say({ id: "retention.hold.no.of", message: "No, keep the hold on #{number}" }, { number }),
        done: say({ id: "retention.hold.stays", message: "The hold stays" }),
      }}
    />
  );
}

function AskDialog({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const say = useWords();
  return (
    <Dialog title={say({ id: "retention.hold.ask", message: "Ask to lift the hold" })} open onClose={onClose} firm>
      <Form
        tell={useTell(holds.askLift)}
        also={{ holdId: hold.holdId, version: hold.version }}
        explain={retentionExplain}
        submit={say({ id: "retention.hold.ask.do", message: "Ask a second person" })}
        onDone={onClose}
      >
        <TextArea name="why" autoFocus rows={2} max={1000} label={say({ id: "retention.hold.why", message: "Why can it be lifted?" })} />
      </Form>
    </Dialog>
  );
}

/** Holds a case, by its number, or all of its person. `number` where it is known which case. */
export function HoldDialog({ number, onClose }: { number?: number; onClose: () => void }) {
  const say = useWords();
  return (
    <Dialog title={say({ id: "retention.hold.place", message: "Hold something" })} open onClose={onClose} firm>
      <Form
        tell={useTell(holds.place)}
        initial={{ whole: false, ...(number !== undefined && { caseNumber: String(number) }) }}
        fill={(values) => ({
          ...values,
          caseNumber: Number(String(values["caseNumber"] ?? "").replace(/\D/g, "")) || values["caseNumber"],
        })}
        explain={retentionExplain}
        submit={say({ id: "retention.hold.place.do", message: "Hold it from now on" })}
        onDone={() => {
          showToast({ text: say({ id: "retention.hold.placed", message: "It stays until two people lift the hold" }) });
          onClose();
        }}
      >
        <p className="measure text-quiet">
          {say({
            id: "retention.hold.text",
            message: "A lawsuit, a subpoena, an investigation: nothing of it goes, whatever a schedule says or somebody let go.",
          })}
        </p>
        {number === undefined && (
          <TextField
            name="caseNumber"
            autoFocus
            width="half"
            label={say({ id: "retention.hold.number", message: "Number of the case" })}
            inputMode="numeric"
          />
        )}
        <Checkbox name="whole" label={say({ id: "retention.hold.whole", message: "All about this person, in every case" })} />
        <TextArea
          name="reason"
          autoFocus={number !== undefined}
          rows={2}
          max={1000}
          label={say({ id: "retention.hold.reason", message: "Who asks for it, and since when?" })}
        />
      </Form>
    </Dialog>
  );
}
