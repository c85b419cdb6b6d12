import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Page, Section } from "../ui/Page.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { ClocksForm } from "./ClocksForm.tsx";
import { ClosureForm } from "./ClosureForm.tsx";
import { type Closure, calendar, type ProgramCalendar } from "./contract.ts";
import { ProgramFacts } from "./ProgramFacts.tsx";
import { mayKeepCalendar } from "./policy.ts";

/** When the agency's programs are there, and what their clocks go by: for all to read, and for its administrators to change. */
export function CalendarPage() {
  const say = useWords();
  const me = useMe();
  const { today, programs, closures, colleagues } = useAsk(calendar.show, {});
  const mayChange = mayKeepCalendar(me);
  const kind = say({ id: "agencies.calendar", message: "Calendar and clocks" });
  const toCome = closures.filter((one) => one.lastDay >= today);
  const past = closures.filter((one) => one.lastDay < today).reverse();
  return (
    <Page
      width="text"
      title={kind}
      kind={kind}
      lead={say({
        id: "agencies.calendar.lead",
        message:
          "On a day that is closed no clock runs: nothing falls due, nobody is late, nobody slips. Urgent concerns are the exception.",
      })}
      back={{ href: "/settings", label: say({ id: "agencies.settings", message: "Settings" }) }}
    >
      <Section title={say({ id: "agencies.closed", message: "Closed days" })}>
        <Closures closures={toCome} programs={programs} mayChange={mayChange} />
        {past.length > 0 && (
          <Disclosure title={say({ id: "agencies.closed.past", message: "Of the last year" })} aside={past.length}>
            <Closures closures={past} programs={programs} mayChange={mayChange} />
          </Disclosure>
        )}
      </Section>
      {mayChange && <ClosureForm programs={programs} />}
      <Section title={say({ id: "agencies.programs", message: "Programs and their clocks" })}>
        {programs.map((program) => (
          <Card key={program.id} level={3} title={program.name}>
            <ProgramFacts program={program} />
            {mayChange && (
              <div className="mt-4 border-t border-line">
                <Disclosure title={say({ id: "agencies.clocks.change", message: "Change {program}" }, { program: program.name })}>
                  <ClocksForm key={program.version} program={program} colleagues={colleagues} />
                </Disclosure>
              </div>
            )}
          </Card>
        ))}
      </Section>
    </Page>
  );
}

function Closures({
  closures,
  programs,
  mayChange,
}: {
  closures: readonly Closure[];
  programs: readonly ProgramCalendar[];
  mayChange: boolean;
}) {
  const say = useWords();
  const formats = useFormats();
  const end = useTell(calendar.endClosure);
  const add = useTell(calendar.addClosure);
  if (closures.length === 0) {
    return (
      <EmptyState icon="calendar" title={say({ id: "agencies.closed.none", message: "No closed days are set" })}>
        {say({
          id: "agencies.closed.none.text",
          message: "Holidays, breaks and the summer belong here, or everybody seems late when they end.",
        })}
      </EmptyState>
    );
  }
  const failed = (problem: unknown) => showToast({ text: sayProblem(say, {}, problem) });
  const takeBack = ({ id: closureId, ...closure }: Closure) =>
    end({ closureId }).then(
      () =>
        showToast({
          text: say({ id: "agencies.closed.ended", message: "Taken back: these days count again" }),
          undo: () => void add(closure).catch(failed),
        }),
      failed,
    );
  return (
    <Card flush>
      <Rows>
        {closures.map((closure) => {
          const { id, programId, firstDay, lastDay, label } = closure;
          const whose = programs.find((one) => one.id === programId)?.name ?? say({ id: "agencies.whole", message: "Whole agency" });
          return (
            <RowItem
              key={id}
              title={label}
              detail={`${formats.span(firstDay, lastDay)} · ${whose}`}
              action={
                mayChange && (
                  <Button
                    kind="quiet"
                    waiting={end.waiting}
                    label={say({ id: "agencies.closed.end.which", message: "Take back: {label}" }, { label })}
                    onPress={() => void takeBack(closure)}
                  >
                    {say({ id: "agencies.closed.end", message: "Take back" })}
                  </Button>
                )
              }
            />
          );
        })}
      </Rows>
    </Card>
  );
}
