import { useState } from "react";
import { useAsk, useTell } from "../ui/asking.ts";
import { Card } from "../ui/Card.tsx";
import { TimeField } from "../ui/DateField.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { type Message, useWords } from "../ui/words.ts";
import { type Visit, visits } from "./contract.ts";
import { visitExplain } from "./useVisits.ts";
import { VisitsToday } from "./VisitsToday.tsx";

/** Going out: where, until when, and who is told if there is no word; while one is out, how it stands. Those one looks out for stand above. */
export function VisitPage() {
  const say = useWords();
  const { mine } = useAsk(visits.now, {}, { poll: true });
  const title = say({ id: "visits.page", message: "Going out" });
  return (
    <Page width="text" title={title} kind={title} back={{ href: "/", label: say({ id: "visits.page.back", message: "Today" }) }}>
      <VisitsToday />
      {mine ? <MineCard visit={mine} /> : <GoOut />}
    </Page>
  );
}

const whys = {
  last: { id: "visits.why.last", message: "as the last time" },
  onCall: { id: "visits.why.onCall", message: "on call now" },
  supervisor: { id: "visits.why.supervisor", message: "supervises" },
  program: undefined,
  agency: undefined,
} as const satisfies Record<string, Message | undefined>;

function GoOut() {
  const say = useWords();
  const { mayGo, colleagues, phone } = useAsk(visits.ready, {});
  const [back, setBack] = useState<string | null>("60");
  const start = useTell(visits.start);
  if (!mayGo)
    return (
      <EmptyState icon="people" title={say({ id: "visits.none", message: "Nobody is out" })}>
        {say({
          id: "visits.none.text",
          message:
            "Whoever works with people says here that they are going out. Should one of them not come back and ring you, it stands here.",
        })}
      </EmptyState>
    );
  if (colleagues.length === 0)
    return (
      <Notice tone="warn" title={say({ id: "visits.nobody", message: "Nobody of your agency is there who could look out for you" })}>
        {say({ id: "visits.nobody.text", message: "Tell somebody by telephone where you go and when you are back, or do not go alone." })}
      </Notice>
    );
  return (
    <Form
      tell={start}
      passing
      also={back === "at" ? {} : { backIn: Number(back) }}
      initial={{ colleagueId: colleagues[0]?.id, ...(phone && { phone }) }}
      explain={visitExplain}
      submit={say({ id: "visits.start", message: "I am going out" })}
      onDone={() =>
        showToast({ text: say({ id: "visits.start.done", message: "Go well. When you are out again, one press at the top of any page." }) })
      }
    >
      <TextArea
        name="place"
        rows={2}
        max={500}
        label={say({ id: "visits.place", message: "Where are you going?" })}
        hint={say({
          id: "visits.place.hint",
          message: "Read by nobody unless you are late, and then by the colleague who looks for you. Write the place, and not whose it is.",
        })}
      />
      <RadioGroup
        label={say({ id: "visits.back", message: "Back at the latest" })}
        value={back}
        onChange={setBack}
        options={[
          { id: "60", label: say({ id: "visits.back.hour", message: "In 1 hour" }) },
          { id: "120", label: say({ id: "visits.back.two", message: "In 2 hours" }) },
          { id: "at", label: say({ id: "visits.back.at", message: "At a time" }) },
        ]}
      />
      {back === "at" && <TimeField name="backAt" label={say({ id: "visits.back.by", message: "Back by" })} />}
      <Select
        name="colleagueId"
        width="half"
        label={say({ id: "visits.who", message: "Who is told if there is no word from you" })}
        options={colleagues.map(({ id, name, why }) => {
          const because = whys[why];
          return { id, label: name, ...(because && { hint: say(because) }) };
        })}
      />
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        width="half"
        optional
        label={say({ id: "visits.phone", message: "Your phone there" })}
      />
    </Form>
  );
}

function MineCard({ visit: { colleague, startedAt, arrivedAt, backBy, told } }: { visit: Visit }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <Card title={say({ id: "visits.mine", message: "Your visit" })}>
      <div className="space-y-4">
        <p>
          {say(
            { id: "visits.mine.times", message: "Out since {since}, back by {by}. {name} is told if there is no word." },
            { since: formats.time(startedAt), by: formats.moment(backBy), name: colleague.name },
          )}{" "}
          {arrivedAt && say({ id: "visits.mine.arrived", message: "You arrived at {time}." }, { time: formats.time(arrivedAt) })}
        </p>
        {told.length > 0 && (
          <ul className="space-y-1">
            {told.map((one) => (
              <li key={one.at}>
                {say(
                  { id: "visits.mine.told", message: "{name} was told at {time}" },
                  { name: one.account.name, time: formats.time(one.at) },
                )}
                {one.answer === "has_it" && ` · ${say({ id: "visits.mine.onIt", message: "is on it" })}`}
                {one.readAt && ` · ${say({ id: "visits.mine.read", message: "read where you went" })}`}
              </li>
            ))}
          </ul>
        )}
        <p className="text-quiet">
          {say({
            id: "visits.mine.keep",
            message:
              "Where you went is gone thirty days after you are out. It is in no case: what belongs there, you write there yourself.",
          })}
        </p>
      </div>
    </Card>
  );
}
