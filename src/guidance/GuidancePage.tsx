import { type ReactNode, useState } from "react";
import { programs } from "../agencies/programs/contract.ts";
import { isolate } from "../people/PersonName.tsx";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Page } from "../ui/Page.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { BeginningTopic, guidance, PracticeTopic, type Topic } from "./contract.ts";
import { PracticeText } from "./PracticeText.tsx";
import { beginningWords, learnMore, practiceWords, topicWords } from "./practiceWords.ts";
import { beginningsOf, startingPoints } from "./startingPoints.ts";

const names = { ...topicWords, ...beginningWords };
const isBeginning = (topic: Topic): topic is BeginningTopic => topic in startingPoints;

/** The practice notes of an agency: ours, or its own words in place of them. */
export function GuidancePage() {
  const say = useWords();
  const formats = useFormats();
  const { wordings, mayKeep } = useAsk(guidance.list, {});
  const takeBack = useTell(guidance.takeBack);
  const [changing, setChanging] = useState<Topic>();
  const kept = useAsk(programs.list, {}).programs;
  const begun = BeginningTopic.options.filter((topic) => kept.some(({ kind }) => beginningsOf(kind) === topic));
  const ownOf = (topic: Topic) => wordings.find((one) => one.topic === topic);
  const back = async (topic: Topic) => {
    await takeBack({ topic });
    showToast({ text: say({ id: "guidance.takenBack", message: "Ours stand again" }) });
  };
  const card = (topic: Topic, text: ReactNode) => {
    const own = ownOf(topic);
    return (
      <Card
        key={topic}
        title={say(names[topic])}
        foot={
          mayKeep && (
            <Buttons>
              <Button
                kind="quiet"
                className="-ms-3"
                label={say({ id: "guidance.change.of", message: "Say it in our own words: {topic}" }, { topic: say(names[topic]) })}
                onPress={() => setChanging(topic)}
              >
                {say({ id: "guidance.change", message: "Say it in our own words" })}
              </Button>
              {own && (
                <Button kind="quiet" waiting={takeBack.waiting} onPress={() => void back(topic)}>
                  {say({ id: "guidance.takeBack", message: "Take them back" })}
                </Button>
              )}
            </Buttons>
          )
        }
      >
        {text}
        {own && (
          <p className="mt-2 text-sm text-quiet">
            {say({ id: "guidance.by", message: "Written by {name}, {when}" }, { name: isolate(own.byName), when: formats.ago(own.at) })}
          </p>
        )}
      </Card>
    );
  };
  return (
    <Page
      width="text"
      title={say({ id: "guidance.page", message: "How we do it well" })}
      kind={say({ id: "guidance.page", message: "How we do it well" })}
      lead={say({
        id: "guidance.lead",
        message: "Each stands folded on the screen it concerns. Your agency’s own words take the place of ours, and can be taken back.",
      })}
      back={{ href: "/settings", label: say({ id: "guidance.settings", message: "Settings" }) }}
    >
      <div className="space-y-6">
        {PracticeTopic.options.map((topic) => card(topic, <PracticeText topic={topic} />))}
        {begun.map((topic) => card(topic, <Beginnings topic={topic} own={ownOf(topic)?.body} />))}
      </div>
      <Dialog firm open={changing !== undefined} onClose={() => setChanging(undefined)} title={changing ? say(names[changing]) : ""}>
        {changing && <WordingForm topic={changing} own={ownOf(changing)} onDone={() => setChanging(undefined)} />}
      </Dialog>
    </Page>
  );
}

interface WordingFormProps {
  topic: Topic;
  own: { body: string; training: string | null } | undefined;
  onDone: () => void;
}

function WordingForm({ topic, own, onDone }: WordingFormProps) {
  const say = useWords();
  const locale = document.documentElement.lang.startsWith("es") ? "es" : "en";
  const ours = isBeginning(topic)
    ? { body: startingPoints[topic].map((point) => point[locale]).join("\n"), training: "" }
    : {
        body: practiceWords[topic].map((message) => say(message)).join("\n"),
        training: learnMore[topic].map(({ name, href }) => `${name} ${href}`).join("\n"),
      };
  return (
    <Form
      tell={useTell(guidance.keep)}
      also={{ topic }}
      initial={own ?? ours}
      explain={{
        "guidance.changed": { id: "guidance.changed", message: "Somebody else has just changed this. Look at theirs first." },
      }}
      submit={say({ id: "guidance.save", message: "Put it in place" })}
      onDone={() => {
        showToast({ text: say({ id: "guidance.saved", message: "It stands on the screen it concerns" }) });
        onDone();
      }}
    >
      <TextArea
        name="body"
        rows={8}
        label={
          isBeginning(topic)
            ? say({ id: "guidance.beginnings.label", message: "What is offered to begin with" })
            : say({ id: "guidance.body", message: "How it is done well here" })
        }
        hint={say({ id: "guidance.body.hint", message: "A line each. All who work here read it: no names." })}
      />
      {!isBeginning(topic) && (
        <TextArea
          name="training"
          rows={3}
          label={say({ id: "guidance.training", message: "Where one learns more" })}
          hint={say({ id: "guidance.training.hint", message: "A line each: what it is called, and its address." })}
        />
      )}
    </Form>
  );
}

/** What is offered where somebody begins a plan: the agency's own lines, or ours. */
function Beginnings({ topic, own }: { topic: BeginningTopic; own: string | undefined }) {
  const say = useWords();
  const locale = document.documentElement.lang.startsWith("es") ? "es" : "en";
  const lines =
    own === undefined ? startingPoints[topic].map((point) => point[locale]) : own.split("\n").filter((line) => line.trim() !== "");
  return (
    <div className="measure space-y-3">
      <p className="text-sm text-quiet">
        {say({
          id: "guidance.beginnings.text",
          message: "Offered where a plan is begun, to be put into their own words. None is put in by itself, and nobody has to use one.",
        })}
      </p>
      <ul className="list-disc space-y-1 ps-5">
        {lines.map((line) => (
          <li key={line}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
