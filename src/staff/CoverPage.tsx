import { useContext, useState } from "react";
import type { z } from "zod";
import { useSearchParam } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Card, Rows } from "../ui/Card.tsx";
import { ComboBox } from "../ui/ComboBox.tsx";
import { DatePicker, TimeField } from "../ui/DateField.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Form } from "../ui/Form.tsx";
import { FillingContext } from "../ui/filling.ts";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Page, Section } from "../ui/Page.tsx";
import { Slot } from "../ui/Slot.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { absences, covers } from "./coverContract.ts";
import { coverWrongs } from "./coverWrongs.ts";
import { EndingRow } from "./EndingRow.tsx";
import { OutsideSection } from "./OutsideSection.tsx";
import { SuddenAway } from "./SuddenAway.tsx";
import { useSpans } from "./useSpans.ts";

type Listed = z.output<typeof covers.list.out>;

/** Who stands in for whom, and when: one's own absence in four presses. */
export function CoverPage() {
  const say = useWords();
  const listed = useAsk(covers.list, {});
  // Who works in no program here stands in, or says yes to who does: that comes first.
  const me = useMe();
  const outside = me.programs.length === 0;
  const [asked] = useSearchParam("who");
  const [who, setWho] = useState<string>(() => listed.mayArrangeFor.find(({ id }) => id === asked)?.id ?? me.id);
  const [planned, setPlanned] = useState<string>();
  // Whoever is away above with nobody standing in is who is planned for below.
  const covered = planned ?? (findBare(listed, who) ? who : me.id);
  const onWho = (id: string) => {
    setWho(id);
    setPlanned(undefined);
  };
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
      {outside && <OutsideSection />}
      <SuddenAway listed={listed} who={who} onWho={onWho} />
      <NewCover listed={listed} covered={covered} onCovered={setPlanned} />
      {!outside && <OutsideSection />}
      <Standing listed={listed} />
    </Page>
  );
}

/** Until when somebody is away now, where nobody stands in. */
const findBare = ({ absences: all, covers: given }: Listed, who: string): string | undefined =>
  given.some(({ covered, begun }) => begun && covered.id === who)
    ? undefined
    : all
        .filter(({ account, begun }) => begun && account.id === who)
        .map(({ until }) => until)
        .toSorted()
        .at(-1);

interface NewCoverProps {
  listed: Listed;
  covered: string;
  onCovered: (id: string) => void;
}

function NewCover({ listed, covered, onCovered }: NewCoverProps) {
  const say = useWords();
  const me = useMe();
  const formats = useFormats();
  const tell = useTell(covers.add);
  const { candidates } = useAsk(covers.candidates, { coveredId: covered as never });
  const others = listed.mayArrangeFor.length > 1;
  const until = findBare(listed, covered);
  return (
    <Section title={say({ id: "staff.cover.planned", message: "Plan ahead" })}>
      <Form
        key={`${covered} ${until ?? ""}`}
        tell={tell}
        also={{ coveredId: covered }}
        initial={{ firstDay: me.today, ...(until && { lastDay: formats.lastDayOf(until) }) }}
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
            onChange={(id) => id && onCovered(id)}
          />
        )}
        <ComboBox
          name="byId"
          label={say({ id: "staff.cover.by", message: "Who stands in" })}
          options={candidates.map(({ id, name, title }) => ({ id, label: name, ...(title && { hint: title }) }))}
          {...(candidates.length === 0 && {
            hint: say({
              id: "staff.cover.nobody",
              message:
                "Nobody else works in all of the same programs. An administrator can see to that. Who works alone names somebody from outside, below.",
            }),
          })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <DatePicker name="firstDay" label={say({ id: "staff.cover.from", message: "First day" })} min={me.today} />
          <DatePicker name="lastDay" label={say({ id: "staff.cover.until", message: "Last day" })} min={me.today} />
          <TimeField name="fromTime" label={say({ id: "staff.cover.fromTime", message: "From" })} />
          <TimeField name="untilTime" label={say({ id: "staff.cover.untilTime", message: "Until" })} />
        </div>
        <Booked who={covered} />
      </Form>
    </Section>
  );
}

/** What is agreed with whoever is away on the days that are chosen, said before it is saved. */
function Booked({ who }: { who: string }) {
  const { firstDay, lastDay } = useContext(FillingContext)?.values ?? {};
  if (typeof firstDay !== "string" || typeof lastDay !== "string" || lastDay < firstDay) return null;
  return <Slot name="cover.booked" id={`${who} ${firstDay} ${lastDay}`} />;
}

function Standing({ listed }: { listed: Listed }) {
  const say = useWords();
  const endCover = useTell(covers.end);
  const endAbsence = useTell(absences.end);
  const { saySpan } = useSpans();
  const uncovered = listed.absences.filter(
    (away) =>
      !listed.covers.some(
        ({ covered, begun, from, until }) =>
          covered.id === away.account.id && (away.begun ? begun : from <= away.from) && until >= away.until,
      ),
  );
  const ended = (name: string, away: boolean) =>
    away
      ? say({ id: "staff.cover.ended.away", message: "Ended. {name} is still marked as away." }, { name })
      : say({ id: "staff.cover.ended", message: "Ended" });
  return (
    <Section title={say({ id: "staff.cover.standing", message: "Now and to come" })}>
      {listed.covers.length + uncovered.length === 0 ? (
        <EmptyState icon="calendar" title={say({ id: "staff.cover.none", message: "Nobody is away" })} />
      ) : (
        <Card flush>
          <Rows>
            {listed.covers.map((cover) => (
              <EndingRow
                key={cover.id}
                line={say(
                  { id: "staff.cover.line", message: "{by} stands in for {covered}" },
                  { by: cover.by.name, covered: cover.covered.name },
                )}
                begun={cover.begun}
                detail={saySpan(cover)}
                waiting={endCover.waiting}
                onEnd={() => endCover({ coverId: cover.id })}
                done={ended(
                  cover.covered.name,
                  listed.absences.some(({ account, begun }) => begun && account.id === cover.covered.id),
                )}
              />
            ))}
            {uncovered.map((away) => (
              <EndingRow
                key={away.id}
                line={say({ id: "staff.away.line", message: "{name} is away, and nobody stands in" }, { name: away.account.name })}
                begun={away.begun}
                away
                detail={saySpan(away)}
                waiting={endAbsence.waiting}
                onEnd={() => endAbsence({ absenceId: away.id })}
                done={say({ id: "staff.sudden.back", message: "Back: what happened meanwhile stands on Today" })}
              />
            ))}
          </Rows>
        </Card>
      )}
    </Section>
  );
}
