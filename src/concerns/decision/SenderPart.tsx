import { useState } from "react";
import { useFormValues } from "../../cases/formValues.ts";
import { chooseMessageLanguage, writeMessage } from "../../messages/templates.ts";
import { useCall, useTell } from "../../ui/asking.ts";
import { Button, Buttons } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { useFormats } from "../../ui/formats.ts";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { type ConcernRecord, concerns } from "../contract.ts";
import { useOther } from "./OtherField.tsx";
import { useSayRefusal } from "./refusals.ts";

/** What the sender will read, to the letter, and the way to send it (R39): alone, or together with the decision. */
export function SenderPart({
  record,
  otherId = null,
  inForm = false,
}: {
  record: ConcernRecord;
  otherId?: string | null;
  inForm?: boolean;
}) {
  const say = useWords();
  const formats = useFormats();
  const { values } = useFormValues();
  const { sender, regime } = record;
  const writtenDown = isWrittenDown(record);
  const language = chooseMessageLanguage(sender.language);
  const both = useOther(otherId)?.sender.canAcknowledge === true && sender.canAcknowledge;
  return (
    <Card
      tone="quiet"
      level={2}
      title={
        both
          ? say({ id: "concerns.triage.sender.both", message: "Both senders will read" })
          : say({ id: "concerns.triage.sender", message: "The sender will read" })
      }
    >
      <div className="space-y-3">
        {sender.acknowledgedAt ? (
          <p>
            {say(
              { id: "concerns.triage.sender.told", message: "They were told on {at} that it arrived." },
              { at: formats.moment(sender.acknowledgedAt) },
            )}
          </p>
        ) : sender.canAcknowledge ? (
          <>
            <blockquote lang={language} className="border-s-2 border-edge ps-4">
              {writeMessage("concern.thanks", {}, language).text}
            </blockquote>
            {inForm && (
              <Checkbox
                name="tell"
                label={
                  both
                    ? say({ id: "concerns.triage.sender.withBoth", message: "Send it to both with the decision" })
                    : say({ id: "concerns.triage.sender.with", message: "Send it with the decision" })
                }
                hint={say({
                  id: "concerns.triage.sender.content",
                  message: "It says nothing of what was found or decided, and not whom it is about.",
                })}
              />
            )}
          </>
        ) : regime === "VSP" || regime === "CONF" ? (
          <p>
            {say({
              id: "concerns.triage.sender.constant",
              message: "The one answer everybody gets, for ever: that it arrived. No message leaves from here, and nobody is asked back.",
            })}
          </p>
        ) : (
          <p>
            {say({
              id: "concerns.triage.sender.none",
              message: "They left no way to be reached. Their receipt code shows them that it arrived, and no more.",
            })}
          </p>
        )}
        {regime === "FERPA" && sender.account && !writtenDown && (
          <p className="text-sm text-quiet">
            {say({
              id: "concerns.triage.sender.states",
              message: "They are staff here: their own list says “Received”, “Being looked at” or “Followed up”, and nothing else.",
            })}
          </p>
        )}
        <Acts record={record} otherId={both ? otherId : null} quiet={inForm && values["tell"] === true} />
      </div>
    </Card>
  );
}

/** Taken down for somebody: the account is the writer's, not the sender's. */
const isWrittenDown = ({ channel }: ConcernRecord) => channel === "phone" || channel === "mail";

function Acts({ record, otherId, quiet }: { record: ConcernRecord; otherId: string | null; quiet: boolean }) {
  const say = useWords();
  const call = useCall();
  const acknowledge = useTell(concerns.acknowledge);
  const ask = useTell(concerns.askSender);
  const sayRefusal = useSayRefusal();
  const [wrong, setWrong] = useState<string>();
  const { id: concernId, version, sender } = record;
  const attempt = async (act: () => Promise<unknown>, done: string) => {
    setWrong(undefined);
    try {
      await act();
      showToast({ text: done });
    } catch (problem) {
      setWrong(sayRefusal(problem));
    }
  };
  const tell = async () => {
    if (otherId) {
      const other = await call(concerns.show, { concernId: otherId });
      await acknowledge({ concernId: otherId, version: other.version });
    }
    await acknowledge({ concernId, version });
  };
  const told = say({ id: "concerns.triage.sender.done", message: "They are told that it arrived." });
  const asked = say({ id: "concerns.triage.sender.asked", message: "Their list now says that we would like to know more." });
  if (!sender.canAcknowledge && !sender.canAsk) return null;
  return (
    <>
      <Buttons>
        {sender.canAcknowledge && (
          <Button
            kind={quiet ? "quiet" : "secondary"}
            className={quiet ? "-ms-3" : ""}
            waiting={acknowledge.waiting}
            onPress={() => void attempt(tell, told)}
          >
            {otherId
              ? say({ id: "concerns.triage.sender.tellBoth", message: "Acknowledge both now" })
              : say({ id: "concerns.triage.sender.tell", message: "Acknowledge now" })}
          </Button>
        )}
        {sender.canAsk && (
          <Button kind="quiet" waiting={ask.waiting} onPress={() => void attempt(() => ask({ concernId, version }), asked)}>
            {say({ id: "concerns.triage.sender.ask", message: "Ask them for more" })}
          </Button>
        )}
      </Buttons>
      {wrong && (
        <p role="alert" className="font-semibold">
          {wrong}
        </p>
      )}
    </>
  );
}
