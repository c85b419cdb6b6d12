import { useState } from "react";
import { personHref } from "../people/findPeople.ts";
import { isolate } from "../people/PersonName.tsx";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { deaths } from "./contract.ts";
import { deathExplain } from "./deathWords.ts";
import { maySayDeath } from "./policy.ts";
import { SupportCard } from "./SupportCard.tsx";

/** On top of a person's page once they have died: since when, whom to speak with, and who needs support. Nothing while they live. */
export function DeathNotice({ id }: { id: string }) {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const found = useAsk(deaths.show, { personId: id as never });
  const [open, setOpen] = useState(false);
  const { diedOn, death, personId } = found;
  if (diedOn === null) return null;
  const may = maySayDeath(me, found);
  const day = formats.day(diedOn);
  return (
    <div className="mb-6 max-w-6xl space-y-6">
      <Notice
        title={
          death?.about
            ? say({ id: "deaths.about", message: "They died about {day}" }, { day })
            : say({ id: "deaths.on", message: "They died on {day}" }, { day })
        }
        action={
          may &&
          death && (
            <Button kind="quiet" onPress={() => setOpen(true)}>
              {say({ id: "deaths.mistake", message: "This is a mistake" })}
            </Button>
          )
        }
      >
        <p>
          {say({
            id: "deaths.stopped",
            message: "Letters, reminders and calls about them have stopped. Their cases stay until somebody closes them.",
          })}
        </p>
        {death?.family && (
          <p>
            {say({ id: "deaths.speakWith", message: "Speak with:" })}{" "}
            {death.family.otherId ? (
              <Link href={personHref(death.family.otherId)}>{isolate(death.family.name)}</Link>
            ) : (
              <bdi className="font-semibold">{death.family.name}</bdi>
            )}
          </p>
        )}
        {death && (
          <p className="text-sm text-quiet">
            {say(
              { id: "deaths.said", message: "Written down by {name} on {at}. Told by: {who}" },
              { name: isolate(death.saidBy.name), at: formats.moment(death.saidAt), who: isolate(death.toldBy) },
            )}
          </p>
        )}
      </Notice>
      {death && <SupportCard personId={personId} bereaved={found.bereaved} may={may} />}
      {open && death && <TakeBackDialog personId={personId} version={death.version} onClose={() => setOpen(false)} />}
    </div>
  );
}

function TakeBackDialog({ personId, version, onClose }: { personId: never | string; version: number; onClose: () => void }) {
  const say = useWords();
  const tell = useTell(deaths.takeBack);
  return (
    <Dialog title={say({ id: "deaths.back.title", message: "They have not died" })} open onClose={onClose} firm>
      <Form
        tell={tell}
        also={{ personId, version }}
        explain={deathExplain}
        submit={say({ id: "deaths.back.do", message: "Take it back" })}
        onDone={onClose}
      >
        <p>
          {say({
            id: "deaths.back.text",
            message: "What was due is due again, and messages go again. What was stopped meanwhile is not sent afterwards.",
          })}
        </p>
        <TextArea
          name="reason"
          autoFocus
          rows={2}
          max={400}
          label={say({ id: "deaths.back.why", message: "What happened?" })}
          hint={say({ id: "deaths.back.why.hint", message: "It is kept with your name." })}
        />
      </Form>
    </Dialog>
  );
}
