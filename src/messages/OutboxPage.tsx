import { useState } from "react";
import { useAsk } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useFormats } from "../ui/formats.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { useDiscreet } from "../ui/screen.ts";
import { Table } from "../ui/Table.tsx";
import { useWords, type Message as Words } from "../ui/words.ts";
import { type Message, messages } from "./contract.ts";

const states: Record<Message["state"], Words> = {
  waiting: { id: "messages.waiting", message: "Waiting" },
  sent: { id: "messages.sent", message: "Sent" },
  failed: { id: "messages.failed", message: "Not sent" },
  withdrawn: { id: "messages.withdrawn", message: "Taken back" },
};

/** What left the agency's outbox or waits there. In the demo nothing leaves, and this page is where it is read. */
export function OutboxPage() {
  const say = useWords();
  const [places, setPlaces] = useState<readonly string[]>([]);
  const after = places.at(-1);
  const { messages: shown, next, demo } = useAsk(messages.list, after ? { after } : {}, { poll: true });
  return (
    <Page
      title={say({ id: "messages.title", message: "Messages" })}
      kind={say({ id: "messages.title", message: "Messages" })}
      lead={say({
        id: "messages.lead",
        message: "What Holdfast sent by mail or to a phone. A message never says who or what it is about.",
      })}
    >
      {demo && (
        <Notice title={say({ id: "messages.demo", message: "Nothing leaves this computer" })}>
          {say({
            id: "messages.demo.text",
            message: "This is a trial network. Messages that would be sent stay here, and everybody of the agency can read them.",
          })}
        </Notice>
      )}
      {shown.length === 0 && !after ? (
        <EmptyState title={say({ id: "messages.none", message: "No messages yet" })}>
          {say({ id: "messages.none.text", message: "When something needs an answer, or somebody is invited, the message stands here." })}
        </EmptyState>
      ) : (
        <MessageTable shown={shown} />
      )}
      {(next || after) && (
        <div className="flex gap-2 print:hidden">
          {after && <Button onPress={() => setPlaces(places.slice(0, -1))}>{say({ id: "messages.newer", message: "Newer" })}</Button>}
          {next && <Button onPress={() => setPlaces([...places, next])}>{say({ id: "messages.older", message: "Older" })}</Button>}
        </div>
      )}
    </Page>
  );
}

function MessageTable({ shown }: { shown: readonly Message[] }) {
  const say = useWords();
  const { moment } = useFormats();
  const discreet = useDiscreet();
  return (
    <Table
      label={say({ id: "messages.title", message: "Messages" })}
      columns={[
        {
          id: "text",
          label: say({ id: "messages.text", message: "Message" }),
          show: (message) => (
            <>
              <p className="font-semibold">{message.subject}</p>
              <p className="measure font-normal break-words whitespace-pre-line">{message.text}</p>
            </>
          ),
        },
        {
          id: "to",
          label: say({ id: "messages.to", message: "To" }),
          show: (message) => <span className="block min-w-48 wrap-anywhere">{discreet.shown(message.to)}</span>,
        },
        { id: "state", label: say({ id: "messages.state", message: "State" }), show: (message) => <State message={message} /> },
        {
          id: "at",
          label: say({ id: "messages.when", message: "When" }),
          show: (message) => (
            <time className="sm:whitespace-nowrap" dateTime={message.at}>
              {moment(message.at)}
            </time>
          ),
        },
      ]}
      rows={shown}
    />
  );
}

const failures: Record<string, Words> = {
  "recipient.left": { id: "messages.failure.left", message: "The account was closed" },
  "text.noTransport": { id: "messages.failure.text", message: "Messages to phones are not set up here" },
  "mail.address": { id: "messages.failure.address", message: "This is not a mail address" },
};

function State({ message }: { message: Message }) {
  const say = useWords();
  const why = message.failure ? failures[message.failure] : undefined;
  return (
    <>
      <Badge tone={message.state === "sent" ? "plain" : "outline"}>{say(states[message.state])}</Badge>
      {message.failure && message.state !== "withdrawn" && (
        <span className="block text-sm text-quiet">
          {why ? say(why) : say({ id: "messages.failure.code", message: "The mail server refused it ({code})" }, { code: message.failure })}
        </span>
      )}
    </>
  );
}
