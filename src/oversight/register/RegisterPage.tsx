import { ShareBasis } from "../../disclosures/copyContract.ts";
import { basesOfSharing, codesOfSharing } from "../../disclosures/disclosureWords.ts";
import { useSearchParam } from "../../ui/address.ts";
import { useAsk } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { DatePicker } from "../../ui/DateField.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Page } from "../../ui/Page.tsx";
import { Select } from "../../ui/Select.tsx";
import { Wait } from "../../ui/Skeleton.tsx";
import { Slot } from "../../ui/Slot.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { type Message, useWords } from "../../ui/words.ts";
import { register } from "./contract.ts";
import { LooksTable } from "./LooksTable.tsx";
import { SharedTable } from "./SharedTable.tsx";

const ANY = "any";
const anybody: Message = { id: "oversight.any", message: "All" };

const isBasis = (basis: string | undefined): basis is ShareBasis => ShareBasis.safeParse(basis).success;

/** The first day of the month before that of a day. */
function monthBefore(day: string): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return `${month === 1 ? year - 1 : year}-${String(month === 1 ? 12 : month - 1).padStart(2, "0")}-01`;
}

/** What was disclosed of all the cases one answers for, and who looked at what: by days, party, right, program and colleague (R67, R68). */
export function RegisterPage() {
  const say = useWords();
  const formats = useFormats();
  const { parties, colleagues, programs } = useAsk(register.parties, {});
  const [part, setPart] = useSearchParam("part");
  const [fromDay, setFrom] = useSearchParam("from");
  const [toDay, setTo] = useSearchParam("to");
  const [recipientId, setRecipient] = useSearchParam("party");
  const [basis, setBasis] = useSearchParam("basis");
  const [programId, setProgram] = useSearchParam("program");
  const [byId, setBy] = useSearchParam("by");
  const to = toDay ?? formats.today();
  const from = fromDay ?? monthBefore(formats.today());
  const within = { from, to: to < from ? from : to, ...(programId && { programId }), ...(byId && { byId }) };
  const shared = { ...within, ...(recipientId && { recipientId }), ...(isBasis(basis) && { basis }) };
  const looking = part === "looks";
  const kind = say({ id: "oversight.register", message: "Record of disclosures" });
  const choice = (
    label: Message,
    value: string | undefined,
    put: (value: string | undefined) => void,
    options: { id: string; label: string }[],
  ) => (
    <Select
      label={say(label)}
      value={value ?? ANY}
      onChange={(chosen) => put(chosen === ANY || chosen === null ? undefined : chosen)}
      options={[{ id: ANY, label: say(anybody) }, ...options]}
    />
  );
  const named = (all: readonly { id: string; name: string }[]) => all.map(({ id, name }) => ({ id, label: name }));
  return (
    <Page
      kind={kind}
      title={kind}
      lead={say({
        id: "oversight.register.lead",
        message: "Across the cases you answer for: a case by its number, and nothing of what is in it.",
      })}
      actions={
        <>
          {!looking && programs.length > 0 && <Slot name="register.file" id={JSON.stringify(shared)} />}
          <Button icon="print" onPress={() => window.print()}>
            {say({ id: "oversight.register.print", message: "Print" })}
          </Button>
        </>
      }
    >
      {programs.length === 0 ? (
        <EmptyState icon="share" title={say({ id: "oversight.register.not", message: "Your work does not include this" })}>
          {say({
            id: "oversight.register.not.text",
            message: "It is for privacy officers, and for supervisors of the programs they read.",
          })}
        </EmptyState>
      ) : (
        <div className="space-y-6">
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 print:hidden">
            {!looking && choice({ id: "oversight.filter.party", message: "To whom" }, recipientId, setRecipient, named(parties))}
            <DatePicker
              label={say({ id: "oversight.filter.from", message: "From" })}
              optional={false}
              value={from}
              max={to}
              onChange={(day) => setFrom(day ?? undefined)}
            />
            <DatePicker
              label={say({ id: "oversight.filter.to", message: "To" })}
              optional={false}
              value={to}
              min={from}
              onChange={(day) => setTo(day ?? undefined)}
            />
            {!looking &&
              choice(
                { id: "oversight.filter.basis", message: "By what right" },
                basis,
                setBasis,
                ShareBasis.exclude(["aggregate"]).options.map((id) => ({ id, label: say(basesOfSharing[id]) })),
              )}
            {choice({ id: "oversight.filter.by", message: "By whom" }, byId, setBy, named(colleagues))}
            {programs.length > 1 && choice({ id: "oversight.filter.program", message: "Program" }, programId, setProgram, named(programs))}
          </div>
          <p className="hidden print:block">
            {formats.span(within.from, within.to)} {recipientId && parties.find(({ id }) => id === recipientId)?.name}{" "}
            {isBasis(basis) && say(basesOfSharing[basis])}
          </p>
          <Tabs
            label={kind}
            selected={looking ? "looks" : "shared"}
            onSelect={(id) => setPart(id === "looks" ? "looks" : undefined)}
            tabs={[
              {
                id: "shared",
                label: say({ id: "oversight.shared", message: "What was shared" }),
                content: (
                  <Wait lines={6}>
                    <SharedTable
                      asked={shared}
                      programs={programs}
                      rightOf={(line) =>
                        [say(basesOfSharing[line.basis]), line.code && say(codesOfSharing[line.code])].filter(Boolean).join(" · ")
                      }
                    />
                  </Wait>
                ),
              },
              {
                id: "looks",
                label: say({ id: "oversight.looks", message: "Who looked" }),
                content: (
                  <Wait lines={6}>
                    <LooksTable asked={within} programs={programs} />
                  </Wait>
                ),
              },
            ]}
          />
        </div>
      )}
    </Page>
  );
}
