import { type ReactNode, useState } from "react";
import type { z } from "zod";
import { useAsk, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { ComboBox } from "../ui/ComboBox.tsx";
import { DatePicker, TimeField } from "../ui/DateField.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Page, Section } from "../ui/Page.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { absences, covers } from "./coverContract.ts";
import { coverWrongs } from "./coverWrongs.ts";
import { SuddenAway } from "./SuddenAway.tsx";

type Listed = z.output<typeof covers.list.out>;

/** Who stands in for whom, and when: one's own absence in four presses. */
export function CoverPage() {
  const say = useWords();
  const listed = useAsk(covers.list, {});
  const kind = say({ id: "staff.cover", message: "Away and cover" });
  return (
    <Page
      width="text"
      title={kind}
      kind={kind}
      lead={say({
        id: "staff.cover.lead",
        message: "Whoever stands in sees the cases for that time, new ones too. Private notes stay private, and it ends by itself.",
      })}
      back={{ href: "/settings", label: say({ id: "staff.settings", message: "Settings" }) }}
    >
      <SuddenAway listed={listed} />
      <NewCover listed={listed} />
      <Standing listed={listed} />
    </Page>
  );
}

function NewCover({ listed }: { listed: Listed }) {
  const say = useWords();
  const me = useMe();
  const tell = useTell(covers.add);
  const [covered, setCovered] = useState<string>(me.id);
  const { candidates } = useAsk(covers.candidates, { coveredId: covered as never });
  const others = listed.mayArrangeFor.length > 1;
  return (
    <Section title={say({ id: "staff.cover.planned", message: "Plan ahead" })}>
      <Form
        key={covered}
        tell={tell}
        also={{ coveredId: covered }}
        initial={{ firstDay: me.today }}
        explain={coverWrongs}
        clears
        submit={say({ id: "staff.cover.give", message: "Give cover" })}
        onDone={() => showToast({ text: say({ id: "staff.cover.given", message: "Cover given" }) })}
      >
        {others && (
          <ComboBox
            label={say({ id: "staff.cover.who", message: "Who is away" })}
            options={listed.mayArrangeFor.map(({ id, name }) => ({
              id,
              label: id === me.id ? say({ id: "staff.cover.me", message: "{name} (you)" }, { name }) : name,
            }))}
            value={covered}
            onChange={(id) => id && setCovered(id)}
          />
        )}
        <ComboBox
          name="byId"
          label={say({ id: "staff.cover.by", message: "Who stands in" })}
          options={candidates.map(({ id, name, title }) => ({ id, label: name, ...(title && { hint: title }) }))}
          {...(candidates.length === 0 && {
            hint: say({
              id: "staff.cover.nobody",
              message: "Nobody else works in all of the same programs. An administrator can see to that.",
            }),
          })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <DatePicker name="firstDay" label={say({ id: "staff.cover.from", message: "First day" })} min={me.today} />
          <DatePicker name="lastDay" label={say({ id: "staff.cover.until", message: "Last day" })} min={me.today} />
          <TimeField name="fromTime" label={say({ id: "staff.cover.fromTime", message: "From" })} />
          <TimeField name="untilTime" label={say({ id: "staff.cover.untilTime", message: "Until" })} />
        </div>
      </Form>
    </Section>
  );
}

function Standing({ listed }: { listed: Listed }) {
  const say = useWords();
  const endCover = useTell(covers.end);
  const endAbsence = useTell(absences.end);
  const formats = useFormats();
  const span = ({ from, until }: { from: string; until: string }) =>
    say({ id: "staff.cover.span", message: "{from} to {until}" }, { from: formats.moment(from), until: formats.moment(until) });
  const uncovered = listed.absences.filter(
    (away) => !listed.covers.some((cover) => cover.covered.id === away.account.id && cover.from <= away.from && cover.until >= away.until),
  );
  return (
    <Section title={say({ id: "staff.cover.standing", message: "Now and to come" })}>
      {listed.covers.length + uncovered.length === 0 ? (
        <EmptyState icon="calendar" title={say({ id: "staff.cover.none", message: "Nobody is away" })} />
      ) : (
        <Card flush>
          <Rows>
            {listed.covers.map((cover) => {
              const line = say(
                { id: "staff.cover.line", message: "{by} stands in for {covered}" },
                { by: cover.by.name, covered: cover.covered.name },
              );
              const now = cover.begun && <Badge tone="accent">{say({ id: "staff.cover.now", message: "Now" })}</Badge>;
              return (
                <Ending
                  key={cover.id}
                  line={line}
                  badge={now}
                  detail={span(cover)}
                  waiting={endCover.waiting}
                  onEnd={() => endCover({ coverId: cover.id })}
                />
              );
            })}
            {uncovered.map((away) => (
              <Ending
                key={away.id}
                line={say({ id: "staff.away.line", message: "{name} is away, and nobody stands in" }, { name: away.account.name })}
                detail={span(away)}
                waiting={endAbsence.waiting}
                onEnd={() => endAbsence({ absenceId: away.id })}
              />
            ))}
          </Rows>
        </Card>
      )}
    </Section>
  );
}

interface EndingProps {
  line: string;
  badge?: ReactNode;
  detail: string;
  waiting: boolean;
  onEnd: () => Promise<unknown>;
}

function Ending({ line, badge, detail, waiting, onEnd }: EndingProps) {
  const say = useWords();
  const ended = () => showToast({ text: say({ id: "staff.cover.ended", message: "Ended" }) });
  return (
    <RowItem
      title={
        <>
          {line} {badge}
        </>
      }
      detail={detail}
      action={
        <Button
          kind="quiet"
          waiting={waiting}
          label={say({ id: "staff.cover.end.which", message: "End now: {line}" }, { line })}
          onPress={() => void onEnd().then(ended, () => undefined)}
        >
          {say({ id: "staff.cover.end", message: "End now" })}
        </Button>
      }
    />
  );
}
