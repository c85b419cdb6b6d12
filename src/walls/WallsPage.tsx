import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Page } from "../ui/Page.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { walls } from "./contract.ts";
import { EmergencyRows } from "./EmergencyRows.tsx";
import { emergencies, type LifeOption } from "./emergencyContract.ts";
import { WallRows } from "./WallRows.tsx";
import { emergencyExplain } from "./wallWords.ts";

/** What waits for a second person: emergencies to look at, walls to lift; and where emergency access is on in confidential programs. */
export function WallsPage() {
  const say = useWords();
  const { walls: all } = useAsk(walls.list, {}, { poll: true });
  const { emergencies: opened } = useAsk(emergencies.list, {}, { poll: true });
  const { programs } = useAsk(emergencies.programs, {});
  const kind = say({ id: "walls.page", message: "Walls and emergency access" });
  return (
    <Page
      width="text"
      title={kind}
      kind={kind}
      lead={say({
        id: "walls.page.lead",
        message: "Who is kept out of what, and what was opened in an emergency. Both take a second person.",
      })}
      back={{ href: "/settings", label: say({ id: "walls.settings", message: "Settings" }) }}
    >
      {all.length + opened.length + programs.length === 0 && (
        <EmptyState icon="lock" title={say({ id: "walls.page.none", message: "Nothing here is yours to look at" })}>
          {say({ id: "walls.page.none.text", message: "What is opened in an emergency and walls of your programs stand here." })}
        </EmptyState>
      )}
      {opened.length > 0 && (
        <Card flush title={say({ id: "walls.emergency", message: "Emergency access" })} aside={opened.length}>
          <EmergencyRows all={opened} />
        </Card>
      )}
      {all.length > 0 && (
        <Card flush title={say({ id: "walls.title", message: "Who is kept out" })} aside={all.length}>
          <WallRows all={all} named />
        </Card>
      )}
      {programs.map(({ programId, name, option }) => (
        <OptionCard key={programId} programId={programId} name={name} option={option} />
      ))}
    </Page>
  );
}

function OptionCard({ programId, name, option }: { programId: string; name: string; option: LifeOption | null }) {
  const say = useWords();
  const formats = useFormats();
  const [asking, setAsking] = useState(false);
  const ask = useTell(emergencies.askOption);
  const confirm = useTell(emergencies.confirmOption);
  const end = useTell(emergencies.endOption);
  const [wrong, setWrong] = useState<string>();
  const told = (work: Promise<unknown>) => void work.catch((problem: unknown) => setWrong(sayProblem(say, emergencyExplain, problem)));
  const state = !option
    ? say({
        id: "walls.option.off",
        message: "Off. In a confidential program it is on only where your counsel set it, for a threat to life.",
      })
    : option.confirmed
      ? say(
          { id: "walls.option.on", message: "On: written down by {one}, confirmed by {two} on {day}" },
          {
            one: isolate(option.askedBy.name),
            two: isolate(option.confirmed.by.name),
            day: formats.day(formats.dayOf(option.confirmed.at)),
          },
        )
      : say(
          { id: "walls.option.waits", message: "Still off: {one} wrote it down; a second person has to confirm it" },
          { one: isolate(option.askedBy.name) },
        );
  return (
    <Card title={say({ id: "walls.option", message: "Emergency access in {program}" }, { program: isolate(name) })}>
      <p>{state}</p>
      {option && <bdi className="mt-2 block wrap-anywhere text-quiet">{option.counsel}</bdi>}
      {wrong && (
        <p role="alert" className="mt-2 font-semibold">
          {wrong}
        </p>
      )}
      <div className="mt-4">
        <Buttons>
          {!option && (
            <Button onPress={() => setAsking(true)}>{say({ id: "walls.option.write", message: "Counsel set the option…" })}</Button>
          )}
          {option?.mayConfirm && (
            <Button waiting={confirm.waiting} onPress={() => told(confirm({ optionId: option.optionId }))}>
              {say({ id: "walls.option.confirm", message: "Confirm: switch it on" })}
            </Button>
          )}
          {option && (
            <Button kind="quiet" waiting={end.waiting} onPress={() => told(end({ optionId: option.optionId }))}>
              {say({ id: "walls.option.end", message: "Switch it off" })}
            </Button>
          )}
        </Buttons>
      </div>
      {asking && (
        <Dialog
          title={say({ id: "walls.option.title", message: "The option for a threat to life" })}
          open
          onClose={() => setAsking(false)}
          firm
        >
          <Form
            tell={ask}
            also={{ programId }}
            explain={emergencyExplain}
            submit={say({ id: "walls.option.do", message: "Write it down" })}
            onDone={() => setAsking(false)}
          >
            <TextArea
              name="counsel"
              autoFocus
              rows={3}
              max={1000}
              label={say({ id: "walls.option.counsel", message: "Who is your counsel, and what did they set?" })}
              hint={say({ id: "walls.option.counsel.hint", message: "It is on once a second person has confirmed it." })}
            />
          </Form>
        </Dialog>
      )}
    </Card>
  );
}
