import { useState } from "react";
import { isolate } from "../../people/PersonName.tsx";
import { mayChangePerson } from "../../people/policy.ts";
import { useAsk, useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { DatePicker } from "../../ui/DateField.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import type { Explain } from "../../ui/explaining.ts";
import { Form } from "../../ui/Form.tsx";
import { useFormats } from "../../ui/formats.ts";
import { useMe } from "../../ui/me.ts";
import { Notice } from "../../ui/Notice.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { missing } from "./contract.ts";

const explain: Explain = {
  "since.future": { id: "releases.missing.future", message: "A day that has come." },
  "on.future": { id: "releases.missing.future", message: "A day that has come." },
  "on.beforeSince": { id: "releases.missing.before", message: "Not before they were missed." },
  "missing.saidAlready": { id: "releases.missing.already", message: "Somebody wrote it down already." },
  "missing.notSaid": { id: "releases.missing.notSaid", message: "They are not written down as missing." },
  "missing.died": { id: "releases.missing.died", message: "They have died." },
};

/** On top of a person's page and of their Sharing tab: that they are missing, what stopped by it and what did not. */
export function MissingNotice({ id }: { id: string }) {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const found = useAsk(missing.show, { personId: id as never });
  const [open, setOpen] = useState(false);
  const tell = useTell(missing.found);
  const { last } = found;
  if (found.died || last === null || last.found !== null) return null;
  return (
    <div className="mb-6">
      <Notice
        tone="warn"
        title={say(
          { id: "releases.missing.since", message: "Missing since {day}, by the word of {name}" },
          { day: formats.day(last.since), name: isolate(last.by.name) },
        )}
        action={
          mayChangePerson(me, found) && (
            <Button onPress={() => setOpen(true)}>{say({ id: "releases.missing.found", message: "They were found…" })}</Button>
          )
        }
      >
        <What />
      </Notice>
      {open && (
        <Dialog open firm title={say({ id: "releases.missing.found.title", message: "They were found" })} onClose={() => setOpen(false)}>
          <Form
            tell={tell}
            initial={{ on: formats.today() }}
            also={{ personId: found.personId, version: found.version }}
            explain={explain}
            submit={say({ id: "releases.missing.found.do", message: "Write down that they were found" })}
            onDone={() => setOpen(false)}
          >
            <p className="measure">
              {say({
                id: "releases.missing.found.text",
                message: "What ended stays ended: ask them what they want shared now, and draw up a new release with them.",
              })}
            </p>
            <DatePicker name="on" label={say({ id: "releases.missing.on", message: "When?" })} max={formats.today()} />
          </Form>
        </Dialog>
      )}
    </div>
  );
}

/** What stops, and what does not. */
function What() {
  const say = useWords();
  return (
    <ul className="list-disc space-y-1 ps-5">
      <li>
        {say({
          id: "releases.missing.stops",
          message:
            "Stopped: everything that may leave on their word, with links and what partners read. Only a release that says otherwise in their own words goes on.",
        })}
      </li>
      <li>
        {say({
          id: "releases.missing.goesOn",
          message:
            "Not stopped: steps, calls and messages to them, their own page, court orders and emergencies. Think of who may hold their phone now.",
        })}
      </li>
      <li>
        {say({
          id: "releases.missing.asks",
          message: "Whoever asks whether they are known here hears what everybody hears: family and police too.",
        })}
      </li>
    </ul>
  );
}

/** At the foot of a person's page: that they are missing. */
export function MissingSwitch({ id }: { id: string }) {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const found = useAsk(missing.show, { personId: id as never });
  const [open, setOpen] = useState(false);
  const tell = useTell(missing.say);
  if (found.died || (found.last !== null && found.last.found === null) || !mayChangePerson(me, found)) return null;
  return (
    <div className="px-1 print:hidden">
      <Button kind="quiet" className="-ms-3" onPress={() => setOpen(true)}>
        {say({ id: "releases.missing.open", message: "Is missing…" })}
      </Button>
      {found.last?.found && (
        <p className="text-sm text-quiet">
          {say(
            { id: "releases.missing.was", message: "Was missing from {from} to {to}" },
            { from: formats.day(found.last.since), to: formats.day(found.last.found.on) },
          )}
        </p>
      )}
      {open && (
        <Dialog open firm title={say({ id: "releases.missing.say", message: "They are missing" })} onClose={() => setOpen(false)}>
          <Form
            tell={tell}
            initial={{ since: formats.today() }}
            also={{ personId: found.personId, version: found.version }}
            explain={explain}
            submit={say({ id: "releases.missing.do", message: "Write down that they are missing" })}
            onDone={({ ended }) => {
              setOpen(false);
              showToast({
                text: say(
                  {
                    id: "releases.missing.done",
                    message:
                      "{ended, plural, =0 {Written down} one {Written down. # release ended} other {Written down. # releases ended}}",
                  },
                  { ended },
                ),
              });
            }}
          >
            <What />
            <DatePicker name="since" label={say({ id: "releases.missing.when", message: "Since when?" })} max={formats.today()} />
          </Form>
        </Dialog>
      )}
    </div>
  );
}
