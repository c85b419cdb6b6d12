import { useAsk, useTell } from "../../ui/asking.ts";
import { Card, RowItem, Rows } from "../../ui/Card.tsx";
import { Form } from "../../ui/Form.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Page, Section } from "../../ui/Page.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { key, type Rotation } from "./contract.ts";

const explain = {
  "rotation.running": { id: "agencies.key.running", message: "The key is being changed already." },
  "rotation.notHere": {
    id: "agencies.key.notHere",
    message: "The database this runs on does not allow it. Whoever installed it can: the README says how.",
  },
};

/** Since when the agency's key counts, its changes, and the button that begins another one. The key itself is never shown. */
export function KeyPage() {
  const say = useWords();
  const formats = useFormats();
  const { since, rotations } = useAsk(key.show, {}, { poll: true });
  const tell = useTell(key.rotate);
  const kind = say({ id: "agencies.key", message: "The key" });
  const going = rotations.find(({ doneAt }) => doneAt === null);
  return (
    <Page
      width="text"
      title={kind}
      kind={kind}
      lead={say({
        id: "agencies.key.lead",
        message: "Names, words, addresses and files of your agency are sealed with a key of its own. Nobody here ever sees it.",
      })}
      back={{ href: "/settings", label: say({ id: "agencies.settings", message: "Settings" }) }}
    >
      {going && (
        <Notice live title={say({ id: "agencies.key.going", message: "The key is being changed" })}>
          {say(
            {
              id: "agencies.key.going.text",
              message:
                "{count, plural, =0 {It begins within a minute or two.} one {# record is sealed anew so far.} other {# records are sealed anew so far.}} Everybody works on as usual.",
            },
            { count: going.resealed },
          )}
        </Notice>
      )}
      {!going && (
        <Card title={say({ id: "agencies.key.change", message: "Change the key" })}>
          <Form
            tell={tell}
            passing
            submit={say({ id: "agencies.key.change.do", message: "Change the key" })}
            explain={explain}
            onDone={() =>
              showToast({ text: say({ id: "agencies.key.change.done", message: "The key is being changed. Nobody has to wait." }) })
            }
          >
            <p className="measure text-quiet">
              {say(
                {
                  id: "agencies.key.change.text",
                  message:
                    "The present key counts since {day}. Change it once a year, and when somebody who had access to the server leaves. All that is there is sealed anew, and stays readable meanwhile.",
                },
                { day: formats.day(formats.dayOf(since)) },
              )}
            </p>
          </Form>
        </Card>
      )}
      {rotations.some(({ doneAt }) => doneAt !== null) && (
        <Section title={say({ id: "agencies.key.past", message: "Before" })}>
          <Card flush>
            <Rows>
              {rotations.flatMap((one) => (one.doneAt === null ? [] : [<Past key={one.askedAt} one={one} doneAt={one.doneAt} />]))}
            </Rows>
          </Card>
        </Section>
      )}
    </Page>
  );
}

function Past({ one, doneAt }: { one: Rotation; doneAt: string }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <RowItem
      title={formats.day(formats.dayOf(doneAt))}
      detail={
        <>
          {say({ id: "agencies.key.by", message: "Asked for by {name}" }, { name: `\u2068${one.askedBy.name}\u2069` })}
          {one.unopened > 0 && (
            <span className="block">
              {say(
                {
                  id: "agencies.key.unopened",
                  message:
                    "{count, plural, one {# record was damaged before and stayed as it was.} other {# records were damaged before and stayed as they were.}} Tell whoever runs Holdfast for you.",
                },
                { count: one.unopened },
              )}
            </span>
          )}
        </>
      }
    />
  );
}
