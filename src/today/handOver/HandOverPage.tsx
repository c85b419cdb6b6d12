import type { ReactNode } from "react";
import { handOvers } from "../../oncall/contract.ts";
import { mayWriteHandOver, seesHandOver } from "../../oncall/policy.ts";
import { useSearchParam } from "../../ui/address.ts";
import { useAsk, useTell } from "../../ui/asking.ts";
import { Button, Buttons } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Form } from "../../ui/Form.tsx";
import { useFormats } from "../../ui/formats.ts";
import { useMe } from "../../ui/me.ts";
import { Page, Section } from "../../ui/Page.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { ConflictForm } from "../../walls/ConflictForm.tsx";
import { conflicts } from "../../walls/conflictContract.ts";
import { handOver } from "./contract.ts";
import { DueParts, OpenParts, RungParts, SheetParts } from "./SheetParts.tsx";

/** The end of a shift: what is open tonight, a few words to the one who comes, and their word that they read it. */
export function HandOverPage() {
  const say = useWords();
  const me = useMe();
  const [chosen, choose] = useSearchParam("program");
  const programs = me.programs.filter(({ id }) => seesHandOver(me as never, id));
  const program = programs.find(({ id }) => id === chosen) ?? programs[0];
  const kind = say({ id: "today.handOver", message: "Hand-over" });
  return (
    <Page
      title={kind}
      kind={kind}
      lead={program?.name ?? ""}
      back={{ href: "/settings/on-call", label: say({ id: "today.handOver.onCall", message: "On call" }) }}
    >
      {programs.length > 1 && (
        <div className="print:hidden">
          <Select
            width="half"
            label={say({ id: "today.handOver.program", message: "Program" })}
            options={programs.map(({ id, name }) => ({ id, label: name }))}
            value={program?.id ?? null}
            onChange={(id) => id && choose(id)}
          />
        </div>
      )}
      {program ? (
        <Before student={program.role === "student_staff"}>
          <Sheet key={program.id} programId={program.id} numbersOnly={program.role === "student_staff"} />
        </Before>
      ) : (
        <EmptyState icon="note" title={say({ id: "today.handOver.none", message: "You see no program's inbox" })} />
      )}
    </Page>
  );
}

/** Student staff first say whom they know, once a term; until then the list is empty for them (D29). */
function Before({ student, children }: { student: boolean; children: ReactNode }) {
  return student ? <Saying>{children}</Saying> : children;
}

function Saying({ children }: { children: ReactNode }) {
  const say = useWords();
  const { due, places } = useAsk(conflicts.mine, {});
  if (!due) return children;
  return (
    <Section
      title={say({ id: "today.handOver.first", message: "Before you begin: whom do you know?" })}
      lead={say({ id: "today.handOver.first.lead", message: "Asked once a term. Leave empty what there is not." })}
    >
      <div className="max-w-2xl">
        <ConflictForm places={places} due />
      </div>
    </Section>
  );
}

/** `numbersOnly`: who was rung, and what falls due, is not theirs to read. */
function Sheet({ programId, numbersOnly }: { programId: string; numbersOnly: boolean }) {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const sheet = useAsk(handOver.show, { programId: programId as never }, { poll: true });
  const write = useTell(handOvers.write);
  const names = [...new Set(sheet.now.map(({ name }) => name))];
  const now =
    names.length > 0
      ? say({ id: "today.handOver.now", message: "On call now: {names}." }, { names: formats.list(names) })
      : say({ id: "today.handOver.nobody", message: "Nobody is on call now." });
  const next = sheet.next
    ? say(
        { id: "today.handOver.next", message: "Next: {name}, from {from}." },
        { name: sheet.next.name, from: formats.moment(sheet.next.from) },
      )
    : say({ id: "today.handOver.noNext", message: "Nobody comes next on the rota." });
  return (
    <div className="space-y-8">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p>
          {now} {next}
        </p>
        <div className="print:hidden">
          <Buttons>
            <Button icon="print" onPress={() => window.print()}>
              {say({ id: "today.handOver.print", message: "Print" })}
            </Button>
          </Buttons>
        </div>
      </div>
      <SheetParts sheet={sheet} />
      <OpenParts sheet={sheet} />
      {!numbersOnly && (
        <>
          <RungParts sheet={sheet} />
          <DueParts sheet={sheet} />
        </>
      )}
      {mayWriteHandOver(me as never, { programId }) && (
        <div className="print:hidden">
          <Section title={say({ id: "today.handOver.write", message: "A few words to the one who comes" })}>
            <Form
              tell={write}
              also={{ programId }}
              clears
              submit={say({ id: "today.handOver.give", message: "Hand over" })}
              onDone={() => showToast({ text: say({ id: "today.handOver.given", message: "Handed over" }) })}
            >
              <TextArea
                name="words"
                label={say({ id: "today.handOver.words", message: "What they should know" })}
                hint={say({ id: "today.handOver.words.hint", message: "Concerns by their number, and no names: this page is printed." })}
                max={2000}
                rows={4}
              />
            </Form>
          </Section>
        </div>
      )}
    </div>
  );
}
