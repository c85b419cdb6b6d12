import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { RowItem, Rows } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { SecondWord } from "../ui/SecondWord.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { type Wall, walls } from "./contract.ts";
import { originWords, wallExplain } from "./wallWords.ts";

/** Walls, each with who is kept out, since when and why; whoever may, asks to lift one, and a second one says the word. */
export function WallRows({ all, named }: { all: readonly Wall[]; named?: boolean }) {
  const [asking, setAsking] = useState<Wall>();
  return (
    <>
      <Rows>
        {all.map((wall) => (
          <WallRow key={wall.wallId} wall={wall} named={named ?? false} onAsk={() => setAsking(wall)} />
        ))}
      </Rows>
      {asking && <AskDialog wall={asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function WallRow({ wall, named, onAsk }: { wall: Wall; named: boolean; onAsk: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const { account, placedBy, lift } = wall;
  const day = formats.day(formats.dayOf(wall.placedAt));
  return (
    <RowItem
      title={<bdi>{account.name}</bdi>}
      detail={
        <>
          {named && <Before wall={wall} />}
          <span className="block">
            {[
              say(originWords[wall.origin]),
              placedBy && placedBy.id === account.id
                ? say({ id: "walls.placedByThemself", message: "kept out by their own word since {day}" }, { day })
                : placedBy
                  ? say({ id: "walls.placedBy", message: "kept out by {name} since {day}" }, { name: isolate(placedBy.name), day })
                  : say({ id: "walls.placed", message: "kept out since {day}" }, { day }),
            ].join(" · ")}
          </span>
          {wall.reason && <bdi className="block wrap-anywhere">{wall.reason}</bdi>}
          {lift && (
            <span className="mt-1 block">
              <Badge tone="outline" icon="clock">
                {say({ id: "walls.lift.waits", message: "Waits for a second person" })}
              </Badge>{" "}
              {say(
                { id: "walls.lift.asked", message: "{name} asks to lift it, {when}" },
                { name: isolate(lift.by.name), when: formats.moment(lift.at) },
              )}
              {lift.why && <bdi className="block wrap-anywhere">{lift.why}</bdi>}
            </span>
          )}
        </>
      }
      action={
        wall.mayAnswer ? (
          <Answer wall={wall} />
        ) : (
          wall.mayAsk && (
            <Button
              kind="quiet"
              label={say({ id: "walls.lift.of", message: "Lift it for {name}" }, { name: account.name })}
              onPress={onAsk}
            >
              {say({ id: "walls.lift", message: "Lift…" })}
            </Button>
          )
        )
      }
    />
  );
}

/** What it is before, as far as the reader may know. */
function Before({ wall }: { wall: Wall }) {
  const say = useWords();
  if (wall.caseId)
    return (
      <span className="block">
        <Link href={`/cases/${wall.caseId}?part=team`}>
          {say({ id: "walls.before.case", message: "Case #{number}" }, { number: String(wall.caseNumber ?? "") })}
        </Link>
      </span>
    );
  if (wall.personId)
    return (
      <span className="block">
        <Link href={`/people/${wall.personId}`}>{say({ id: "walls.before.person", message: "A person, in everything about them" })}</Link>
      </span>
    );
  return <span className="block">{say({ id: "walls.before.hidden", message: "Somebody your work does not open to you" })}</span>;
}

function Answer({ wall }: { wall: Wall }) {
  const say = useWords();
  const tell = useTell(walls.answerLift);
  const { name } = wall.account;
  return (
    <SecondWord
      waiting={tell.waiting}
      explain={wallExplain}
      onAnswer={(answer) => tell({ wallId: wall.wallId, version: wall.version, answer })}
      lift={{
        text: say({ id: "walls.yes", message: "Yes, lift it" }),
        label: say({ id: "walls.yes.of", message: "Yes, lift it for {name}" }, { name }),
        done: say({ id: "walls.lifted", message: "The wall is lifted" }),
      }}
      keep={{
        text: say({ id: "walls.no", message: "No, keep it" }),
        label: say({ id: "walls.no.of", message: "No, keep it: {name}" }, { name }),
        done: say({ id: "walls.kept", message: "The wall stays" }),
      }}
    />
  );
}

function AskDialog({ wall, onClose }: { wall: Wall; onClose: () => void }) {
  const say = useWords();
  return (
    <Dialog title={say({ id: "walls.ask.title", message: "Ask to lift the wall" })} open onClose={onClose} firm>
      <Form
        tell={useTell(walls.askLift)}
        also={{ wallId: wall.wallId, version: wall.version }}
        explain={wallExplain}
        submit={say({ id: "walls.ask.do", message: "Ask a second person" })}
        onDone={onClose}
      >
        <p>
          {say(
            { id: "walls.ask.text", message: "{name} stays out until a supervisor or the program’s officer, other than you, says yes." },
            { name: isolate(wall.account.name) },
          )}
        </p>
        <TextArea name="why" autoFocus rows={2} max={1000} label={say({ id: "walls.ask.why", message: "Why can it be lifted?" })} />
      </Form>
    </Dialog>
  );
}
