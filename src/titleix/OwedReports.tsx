import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { askKey, useCall, useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { DatePicker, TimeField } from "../ui/DateField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Owed, titleIx } from "./contract.ts";
import { shippedDuty, titleIxExplain } from "./titleIxWords.ts";

/** What one owes and what the institution asks; undefined while it is not known, or where it is no school. */
export function useTitleIx() {
  const call = useCall();
  const { data } = useQuery({
    queryKey: askKey(titleIx.show, {}),
    queryFn: () => call(titleIx.show, {}),
    enabled: ["college", "district", "school"].includes(useMe().agency.kind),
    refetchInterval: 60_000,
    throwOnError: false,
  });
  return data?.applies ? data : undefined;
}
type Shown = NonNullable<ReturnType<typeof useTitleIx>>;

/** What a report follows from, in words. */
export function useWhat() {
  const say = useWords();
  return ({ caseId, concernId, passedOn, number }: Owed) =>
    caseId
      ? say({ id: "titleix.ofCase", message: "From case {number}" }, { number: String(number ?? "") })
      : concernId
        ? say({ id: "titleix.ofConcern", message: "From concern {number}" }, { number: String(number ?? "") })
        : passedOn
          ? say({ id: "titleix.ofPassedOn", message: "From a concern that was passed on, to colleagues who keep what they are told" })
          : say({ id: "titleix.ofSent", message: "From a concern you sent" });
}

/** A report that is owed, with what is asked of one: made, or said why there is none. */
export function OwedReport({ one, shown, title }: { one: Owed; shown: Shown; title: ReactNode }) {
  const say = useWords();
  const what = useWhat()(one);
  const formats = useFormats();
  const [opened, setOpened] = useState<"made" | "none">();
  const { edition } = shown;
  return (
    <Notice
      tone={one.late ? "warn" : "plain"}
      action={
        one.mine && (
          <Buttons>
            <Button
              kind="primary"
              label={say({ id: "titleix.made.which", message: "Report made: {what}" }, { what })}
              onPress={() => setOpened("made")}
            >
              {say({ id: "titleix.made", message: "Report made…" })}
            </Button>
            <Button
              kind="quiet"
              label={say({ id: "titleix.none.which", message: "Nothing to report: {what}" }, { what })}
              onPress={() => setOpened("none")}
            >
              {say({ id: "titleix.none", message: "Nothing to report…" })}
            </Button>
          </Buttons>
        )
      }
    >
      <p className="font-semibold">{title}</p>
      <p className="measure">{edition ? <bdi>{edition.body}</bdi> : say(shippedDuty)}</p>
      <p className="mt-1 text-sm text-quiet">
        {one.mine
          ? say(
              { id: "titleix.since", message: "Owed since {when}; after a day those above you are told." },
              { when: formats.ago(one.noticedAt) },
            )
          : say(
              { id: "titleix.others", message: "{name} owes it since {when}." },
              {
                name: one.account ? isolate(one.account.name) : say({ id: "titleix.triage", message: "Whoever sorts what comes in" }),
                when: formats.ago(one.noticedAt),
              },
            )}
      </p>
      <Dialog
        firm
        open={opened !== undefined}
        onClose={() => setOpened(undefined)}
        title={
          opened === "made"
            ? say({ id: "titleix.made.title", message: "The report was made" })
            : say({ id: "titleix.none.title", message: "There is nothing to report" })
        }
      >
        {opened === "made" && <MadeForm one={one} shown={shown} onDone={() => setOpened(undefined)} />}
        {opened === "none" && <NoneForm one={one} onDone={() => setOpened(undefined)} />}
      </Dialog>
    </Notice>
  );
}

function MadeForm({ one, shown, onDone }: { one: Owed; shown: Shown; onDone: () => void }) {
  const say = useWords();
  const { today } = useFormats();
  const coordinator = shown.edition?.coordinator;
  return (
    <Form
      tell={useTell(titleIx.makeReport)}
      also={{ reportId: one.reportId, version: one.version }}
      initial={{ toWhom: coordinator?.name ?? "", onDay: today(), atTime: null, send: coordinator !== null && coordinator !== undefined }}
      explain={titleIxExplain}
      submit={say({ id: "titleix.made.save", message: "Write it down" })}
      onDone={() => {
        showToast({ text: say({ id: "titleix.made.done", message: "That the report was made is on record" }) });
        onDone();
      }}
    >
      <TextField name="toWhom" label={say({ id: "titleix.toWhom", message: "To whom?" })} autoComplete="off" />
      <DatePicker name="onDay" max={today()} label={say({ id: "titleix.onDay", message: "When?" })} />
      <TimeField name="atTime" optional label={say({ id: "titleix.atTime", message: "At what time" })} />
      {coordinator && (
        <Checkbox
          name="send"
          label={say(
            { id: "titleix.send", message: "Show it to {name} as well, by its number alone" },
            { name: isolate(coordinator.name) },
          )}
        />
      )}
    </Form>
  );
}

function NoneForm({ one, onDone }: { one: Owed; onDone: () => void }) {
  const say = useWords();
  return (
    <Form
      tell={useTell(titleIx.setAside)}
      also={{ reportId: one.reportId, version: one.version }}
      explain={titleIxExplain}
      submit={say({ id: "titleix.none.save", message: "There is none" })}
      onDone={onDone}
    >
      <TextArea name="why" rows={3} label={say({ id: "titleix.why", message: "Why not?" })} />
    </Form>
  );
}

const useTitle = () => {
  const say = useWords();
  return say({ id: "titleix.prompt", message: "This has to go to the Title IX coordinator" });
};

/** On a case's page: the reports that are owed of it. */
export function OwedOfCase({ id }: { id: string }) {
  const shown = useTitleIx();
  const title = useTitle();
  const owed = shown?.owed.filter(({ caseId, mine }) => caseId === id && mine);
  if (!shown || !owed?.length) return null;
  return (
    <div className="mb-4 space-y-3">
      {owed.map((one) => (
        <OwedReport key={one.reportId} one={one} shown={shown} title={title} />
      ))}
    </div>
  );
}

/** On a concern's page: sent to the coordinator, or why not. */
export function OwedOfConcern({ id }: { id: string }) {
  const shown = useTitleIx();
  const title = useTitle();
  return shown?.owed
    .filter(({ concernId, mine }) => concernId === id && mine)
    .map((one) => <OwedReport key={one.reportId} one={one} shown={shown} title={title} />);
}
