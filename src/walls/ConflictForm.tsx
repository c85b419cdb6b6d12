import { useAsk, useTell } from "../ui/asking.ts";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { conflicts } from "./conflictContract.ts";
import { conflictExplain, conflictWords } from "./wallWords.ts";

const lines = (typed: unknown) => [
  ...new Set(
    String(typed ?? "")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];
/** A line each, as the contract wants it. */
const fill = ({ people, halls, classes }: Values): Values => ({ people: lines(people), halls: lines(halls), classes: lines(classes) });

/** Whom one knows, where one lives, in which class one sits: typed, and looked up for nobody. */
export function ConflictForm({ places, due, onDone }: { places: boolean; due: boolean; onDone?: () => void }) {
  const say = useWords();
  const tell = useTell(conflicts.say);
  return (
    <Form
      tell={tell}
      fill={fill}
      clears
      explain={conflictExplain}
      submit={
        due ? say({ id: "walls.know.begin", message: "That is all of them" }) : say({ id: "walls.know.say", message: "Keep me out of it" })
      }
      onDone={() => {
        showToast({ text: say({ id: "walls.know.done", message: "Noted. Should they be here, you are kept out" }) });
        onDone?.();
      }}
    >
      <Notice>
        {say({
          id: "walls.know.text",
          message:
            "What concerns them stays away from you, now or once they come. Nothing tells you whether they are here. You cannot take it back: that takes two others.",
        })}
      </Notice>
      <TextArea
        name="people"
        optional
        rows={3}
        label={say({ id: "walls.know.people", message: "Whom you know" })}
        hint={say({
          id: "walls.know.people.hint",
          message: "First and last name, one person a line: family, friends, whoever you live with.",
        })}
      />
      {places && (
        <>
          <TextField
            name="halls"
            optional
            label={say({ id: "walls.know.hall", message: "The hall you live in" })}
            hint={say({ id: "walls.know.hall.hint", message: "As its name is written. For this term." })}
          />
          <TextArea
            name="classes"
            optional
            rows={2}
            label={say({ id: "walls.know.classes", message: "The classes you take" })}
            hint={say({ id: "walls.know.classes.hint", message: "One a line, as the timetable calls them. For this term." })}
          />
        </>
      )}
    </Form>
  );
}

/** What somebody has said of themself, and saying more. */
export function ConflictPage() {
  const say = useWords();
  const formats = useFormats();
  const { said, due, places } = useAsk(conflicts.mine, {});
  const kind = say({ id: "walls.know", message: "Whom you know" });
  return (
    <Page
      width="text"
      title={kind}
      kind={kind}
      lead={say({ id: "walls.know.lead", message: "Nobody works on the case of somebody they know." })}
      back={{ href: "/settings/sign-in", label: say({ id: "walls.know.back", message: "Your sign-in" }) }}
    >
      <ConflictForm places={places} due={due} />
      {said.length > 0 && (
        <Section title={say({ id: "walls.know.said", message: "You have said" })}>
          <Card flush>
            <Rows>
              {said.map(({ kind: what, words, at }) => (
                <RowItem
                  key={`${what} ${words} ${at}`}
                  title={<bdi>{words}</bdi>}
                  detail={`${say(conflictWords[what])} · ${formats.day(formats.dayOf(at))}`}
                />
              ))}
            </Rows>
          </Card>
        </Section>
      )}
    </Page>
  );
}
