import { useSearchParam } from "../../ui/address.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, Rows } from "../../ui/Card.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useFormats } from "../../ui/formats.ts";
import { useMe } from "../../ui/me.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Select } from "../../ui/Select.tsx";
import { useWords } from "../../ui/words.ts";
import type { InboxItem } from "../contract.ts";
import { hasInbox } from "../policy.ts";
import { InboxRow } from "./InboxRow.tsx";
import { PassedOn } from "./PassedOn.tsx";
import { useInbox, type Which } from "./useInbox.ts";

/** One arm of the inbox, in its groups. */
export function InboxList({ which }: { which: Which }) {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const [program, setProgram] = useSearchParam("program");
  const programs = which === "mine" ? [] : me.programs.filter((one) => one.mayTriage || one.sees === "program");
  const inbox = useInbox(which, which === "mine" ? undefined : program);
  const decided = inbox.which === "decided";
  const flood = decided ? [] : inbox.items.filter((one) => one.flood);
  const rest = decided ? inbox.items : inbox.items.filter((one) => !one.flood);
  const urgent = decided ? [] : rest.filter((one) => one.urgent);
  const plain = decided ? rest : rest.filter((one) => !one.urgent);
  const rows = (items: readonly InboxItem[]) => (
    <Rows>
      {items.map((item) => (
        <InboxRow key={item.id} item={item} decided={decided} program={programs.length !== 1 && !program} />
      ))}
    </Rows>
  );
  return (
    <div className="-mt-2 space-y-4">
      {inbox.failed && (
        <Notice live icon="wrong">
          {say(
            { id: "concerns.triage.inbox.old", message: "No connection. This is how it stood at {time}; it is asked for again by itself." },
            { time: formats.time(inbox.asOf) },
          )}
        </Notice>
      )}
      <div className="flex min-h-(--tap) flex-wrap items-center gap-x-4 gap-y-2">
        <p role="status" className="min-w-48 grow basis-0 text-quiet">
          {!decided && <Sum total={inbox.total} overdue={inbox.items.filter((one) => one.clock.overdue).length} />}
        </p>
        {programs.length > 1 && (
          <Select
            labelHidden
            className="w-full sm:w-60"
            label={say({ id: "concerns.triage.program", message: "Program" })}
            value={program ?? "all"}
            onChange={(id) => setProgram(id === "all" || id === null ? undefined : id)}
            options={[
              { id: "all", label: say({ id: "concerns.triage.program.all", message: "All programs" }) },
              ...programs.map(({ id, name }) => ({ id, label: name })),
            ]}
          />
        )}
      </div>
      {inbox.items.length === 0 && <Nothing which={inbox.which} />}
      {urgent.length > 0 && (
        <Card flush tone="warn" title={say({ id: "concerns.triage.group.urgent", message: "Cannot wait" })} aside={urgent.length}>
          {rows(urgent)}
        </Card>
      )}
      {plain.length > 0 && (
        <Card
          flush
          title={
            decided
              ? say({ id: "concerns.triage.group.decided", message: "Latest first" })
              : say({ id: "concerns.triage.group.oldest", message: "Oldest first" })
          }
        >
          {rows(plain)}
        </Card>
      )}
      {flood.length > 0 && (
        <Disclosure
          level={2}
          title={say({ id: "concerns.triage.group.flood", message: "Marked: many from one place" })}
          aside={formats.number(flood.length)}
        >
          <p className="measure mb-3 text-quiet">
            {say({
              id: "concerns.triage.flood.why",
              message:
                "These came in quick succession from one place. Nothing was refused: one of them may be real, so each can be opened and taken.",
            })}
          </p>
          <Card flush>{rows(flood)}</Card>
        </Disclosure>
      )}
      {inbox.more && (
        <Button onPress={inbox.more} waiting={inbox.fetchingMore}>
          {say({ id: "concerns.triage.more", message: "Show more" })}
        </Button>
      )}
      {decided && hasInbox(me) && <PassedOn />}
    </div>
  );
}

function Sum({ total, overdue }: { total: number; overdue: number }) {
  const say = useWords();
  if (total === 0) return say({ id: "concerns.triage.sum.none", message: "Nothing waits." });
  const count = total > 500 ? "500+" : String(total);
  const waiting = say(
    { id: "concerns.triage.sum", message: "{total, plural, one {{count} waits.} other {{count} wait.}}" },
    { total, count },
  );
  if (overdue === 0) return waiting;
  return (
    <>
      {waiting}{" "}
      <span className="font-semibold text-warn">
        {say({ id: "concerns.triage.sum.overdue", message: "{overdue, plural, one {# is overdue.} other {# are overdue.}}" }, { overdue })}
      </span>
    </>
  );
}

function Nothing({ which }: { which: Which }) {
  const say = useWords();
  if (which === "decided") {
    return (
      <EmptyState icon="check" title={say({ id: "concerns.triage.none.decided", message: "Nothing is decided yet" })}>
        {say({
          id: "concerns.triage.none.decided.text",
          message: "Each concern that gets an outcome is kept here, with who decided and why.",
        })}
      </EmptyState>
    );
  }
  if (which === "mine") {
    return (
      <EmptyState icon="check" title={say({ id: "concerns.triage.none.mine", message: "You hold no concern now" })}>
        {say({
          id: "concerns.triage.none.mine.text",
          message: "What you take, and what colleagues give you, stands here until it is decided.",
        })}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="check" title={say({ id: "concerns.triage.none.open", message: "Nobody is waiting" })}>
      {say({
        id: "concerns.triage.none.open.text",
        message: "What people send comes in here by itself, the most urgent on top. You need not reload the page.",
      })}
    </EmptyState>
  );
}
