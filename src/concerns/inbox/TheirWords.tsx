import { type ReactNode, useState } from "react";
import { useSpoken } from "../../people/personWords.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { useFormats } from "../../ui/formats.ts";
import { useDiscreet } from "../../ui/screen.ts";
import { useWords } from "../../ui/words.ts";
import { channelWords, fromWords } from "../concernWords.ts";
import type { ConcernRecord } from "../contract.ts";
import { categoryLabels, riskLabels, urgencyLabels } from "../public/wording.ts";

/** What the sender wrote, untouched, each line in its own direction; and what they ticked and gave beside it. */
export function TheirWords({ record }: { record: ConcernRecord }) {
  const say = useWords();
  const formats = useFormats();
  const { discreet } = useDiscreet();
  const [shown, setShown] = useState(false);
  const { narrative, additions, appendix, sender } = record;
  return (
    <Card title={say({ id: "concerns.triage.wrote", message: "What they wrote" })}>
      {discreet && !shown ? (
        <Button icon="hidden" onPress={() => setShown(true)}>
          {say({ id: "concerns.triage.wrote.show", message: "Show it: your screen can be seen" })}
        </Button>
      ) : (
        <div className="space-y-5">
          <Words language={sender.language}>{narrative}</Words>
          {additions.map((one) => (
            <div key={one.id} className="border-t border-line pt-3">
              <h3 className="text-sm font-semibold text-quiet">
                {say({ id: "concerns.triage.wrote.later", message: "Added {at}" }, { at: formats.moment(one.at) })}
              </h3>
              <Words language={sender.language}>{one.words}</Words>
            </div>
          ))}
          {appendix.length > 0 && (
            <Disclosure title={say({ id: "concerns.triage.wrote.more", message: "What else they sent" })}>
              <Facts items={appendix.map((one) => ({ term: one.field, value: <Words language={sender.language}>{one.value}</Words> }))} />
            </Disclosure>
          )}
        </div>
      )}
      <div className="mt-5 border-t border-line pt-4">
        <Given record={record} />
      </div>
    </Card>
  );
}

function Words({ children, language }: { children: string; language: string }) {
  return (
    <p lang={language} dir="auto" className="measure leading-relaxed wrap-anywhere whitespace-pre-wrap [unicode-bidi:plaintext]">
      {children}
    </p>
  );
}

function Given({ record }: { record: ConcernRecord }) {
  const say = useWords();
  const { shown } = useDiscreet();
  const { nameOf } = useSpoken();
  const { subject, sender } = record;
  const items: { term: string; value: ReactNode }[] = [];
  const add = (term: string, value: ReactNode) => {
    if (value) items.push({ term, value });
  };
  const about = [subject.name && shown(subject.name), subject.detail].filter(Boolean);
  add(
    say({ id: "concerns.triage.given.about", message: "About" }),
    about.map((part, at) => (
      <p key={part} className={at === 0 ? "font-semibold" : undefined}>
        <bdi>{part}</bdi>
      </p>
    )),
  );
  if (about.length === 0) items.pop();
  add(
    say({ id: "concerns.triage.given.touches", message: "It touches" }),
    record.categories.length > 0 && <Chips>{record.categories.flatMap((one) => categoryLabels[one] ?? []).map((one) => say(one))}</Chips>,
  );
  add(
    say({ id: "concerns.triage.given.risk", message: "At risk" }),
    record.atRisk
      .flatMap((one) => riskLabels[one] ?? [])
      .map((one) => say(one))
      .join(" · "),
  );
  const urgency = urgencyLabels[record.urgency];
  add(say({ id: "concerns.triage.given.urgency", message: "How soon" }), urgency && say(urgency));
  add(say({ id: "concerns.triage.given.sender", message: "Sender" }), <SenderGiven record={record} />);
  if (sender.language !== "en") add(say({ id: "concerns.triage.given.language", message: "They wrote in" }), nameOf(sender.language));
  add(say({ id: "concerns.triage.given.number", message: "Number" }), `${record.number} · ${record.programName}`);
  return <Facts items={items} />;
}

function SenderGiven({ record }: { record: ConcernRecord }) {
  const say = useWords();
  const { shown } = useDiscreet();
  const { sender, anonymous, source, channel } = record;
  const writtenDown = channel === "phone" || channel === "mail";
  const isAccount = !writtenDown && sender.name === sender.account?.name;
  const given = [sender.name && !isAccount ? shown(sender.name) : null, sender.reach].filter((one) => one !== null);
  return (
    <div className="space-y-0.5">
      <p>
        {say(fromWords[source])}, {say(channelWords[channel])}
      </p>
      {given.map((one) => (
        <p key={one}>
          <bdi>{one}</bdi>
        </p>
      ))}
      {anonymous && (
        <p className="text-quiet">
          {say({
            id: "concerns.triage.given.anonymous",
            message: "They chose to stay anonymous. Please do not try to find out who they are.",
          })}
        </p>
      )}
      {sender.account && (
        <p className="text-quiet">
          {writtenDown
            ? say({ id: "concerns.triage.given.writtenBy", message: "Written down by {name}" }, { name: sender.account.name })
            : say({ id: "concerns.triage.given.signedIn", message: "Signed in as {name}" }, { name: sender.account.name })}
        </p>
      )}
    </div>
  );
}

function Chips({ children }: { children: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-1.5">
      {children.map((one) => (
        <Badge key={one}>{one}</Badge>
      ))}
    </span>
  );
}
