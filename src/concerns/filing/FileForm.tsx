import { useState } from "react";
import type { z } from "zod";
import { useFormValues } from "../../cases/formValues.ts";
import { useTell } from "../../ui/asking.ts";
import { CheckboxGroup } from "../../ui/Checkbox.tsx";
import type { Values } from "../../ui/entries.ts";
import { Form } from "../../ui/Form.tsx";
import { useKeptDraft } from "../../ui/keptDraft.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextArea, TextField } from "../../ui/TextField.tsx";
import { type Message, useWords } from "../../ui/words.ts";
import { concerns } from "../contract.ts";
import { categoryLabels, isQuiet, riskLabels, urgencyLabels } from "../public/wording.ts";
import { Duty } from "./Duty.tsx";

type Door = z.output<typeof concerns.doors.out>["doors"][number];

/** A concern in a minute, one's own or a caller's: at most eight questions. */
export function FileForm({ doors, onFiled }: { doors: readonly Door[]; onFiled: () => void }) {
  const say = useWords();
  const tell = useTell(concerns.file);
  const draft = useKeptDraft("concern.file");
  const [initial] = useState(() => ({
    doorId: doors.length === 1 ? (doors[0]?.id ?? null) : null,
    channel: "staff",
    source: null,
    name: "",
    detail: "",
    narrative: "",
    urgency: "when_you_can",
    categories: [],
    atRisk: [],
    senderName: "",
    senderReach: "",
    ...draft.kept,
  }));
  return (
    <Form
      tell={tell}
      initial={initial}
      fill={fillConcern}
      saveDraft={draft.keep}
      explain={{ source: { id: "concerns.filing.who.missing", message: "Say who they are." } }}
      onDone={() => {
        void draft.drop();
        onFiled();
      }}
      submit={say({ id: "concerns.filing.send", message: "Send it" })}
    >
      <Questions doors={doors} />
      <Duty />
    </Form>
  );
}

/** What the contract wants, of what is in the fields. What stands in a question that is no longer asked is not sent. */
function fillConcern({ name, detail, senderName, senderReach, source, ...values }: Values): Values {
  const caller = values["channel"] !== "staff";
  const self = caller && source === "self";
  return {
    ...values,
    // Unanswered must not become the contract's default.
    source: caller ? (source ?? "unanswered") : "staff",
    ...(!self && (name || detail) ? { about: { name: name ?? "", detail: caller ? "" : (detail ?? "") } } : {}),
    ...(caller && (senderName || senderReach) ? { sender: { name: senderName ?? "", reach: senderReach ?? "" } } : {}),
    ...(caller && { categories: [], atRisk: [] }),
  };
}

function Questions({ doors }: { doors: readonly Door[] }) {
  const say = useWords();
  const { values } = useFormValues();
  const door = doors.find((one) => one.id === values["doorId"]);
  const quiet = door !== undefined && isQuiet(door);
  const caller = values["channel"] !== "staff";
  const self = caller && values["source"] === "self";
  const words = (table: Readonly<Record<string, Message>>) => Object.entries(table).map(([id, label]) => ({ id, label: say(label) }));
  return (
    <>
      {doors.length > 1 && <DoorField doors={doors} />}
      <RadioGroup
        name="channel"
        optional={false}
        label={say({ id: "concerns.filing.whose", message: "Whose worry is it?" })}
        options={[
          { id: "staff", label: say({ id: "concerns.filing.whose.mine", message: "My own" }) },
          { id: "phone", label: say({ id: "concerns.filing.whose.caller", message: "Somebody calls" }) },
          { id: "mail", label: say({ id: "concerns.filing.whose.mail", message: "Somebody wrote" }) },
        ]}
      />
      {caller && (
        <RadioGroup
          name="source"
          optional={false}
          label={say({ id: "concerns.filing.who", message: "Who are they?" })}
          options={words(callers)}
        />
      )}
      {!self && (
        <TextField
          name="name"
          optional
          label={say({ id: "concerns.filing.about", message: "Who is it about?" })}
          hint={say({ id: "concerns.filing.about.hint", message: "A name, or whatever tells who they are." })}
        />
      )}
      {!caller && (
        <TextField
          name="detail"
          optional
          label={say({ id: "concerns.filing.detail", message: "What tells us who they are: school, grade, class, hall" })}
        />
      )}
      <TextArea
        name="narrative"
        rows={5}
        max={20_000}
        label={
          caller
            ? say({ id: "concerns.filing.said", message: "What do they say?" })
            : say({ id: "concerns.filing.saw", message: "What did you see or hear?" })
        }
        hint={
          caller
            ? say({ id: "concerns.filing.said.hint", message: "In their words, as near as you can." })
            : say({
                id: "concerns.filing.saw.hint",
                message: "Plain facts: what, when, how often, what you have tried. What goes well, too.",
              })
        }
      />
      {!caller && !quiet && (
        <CheckboxGroup
          name="categories"
          optional
          label={say({ id: "concerns.filing.touches", message: "What does it touch?" })}
          options={words(categoryLabels)}
        />
      )}
      {!caller && door?.regime === "FERPA" && (
        <CheckboxGroup
          name="atRisk"
          optional
          label={say({ id: "concerns.filing.risk", message: "What worries you more?" })}
          options={words(riskLabels)}
        />
      )}
      <RadioGroup
        name="urgency"
        optional={false}
        label={say({ id: "concerns.filing.when", message: "How soon should somebody look at it?" })}
        options={words(urgencyLabels)}
      />
      {caller && (
        <div className="grid items-end gap-6 sm:grid-cols-2">
          <TextField name="senderName" optional label={say({ id: "concerns.filing.caller", message: "Their name" })} />
          <TextField name="senderReach" optional label={say({ id: "concerns.filing.caller.reach", message: "How to reach them safely" })} />
        </div>
      )}
    </>
  );
}

function DoorField({ doors }: { doors: readonly Door[] }) {
  const say = useWords();
  const label = say({ id: "concerns.filing.door", message: "Who should read it?" });
  const options = doors.map(({ id, title, programName }) => ({ id, label: programName, ...(title !== programName && { hint: title }) }));
  return options.length > 5 ? (
    <Select name="doorId" label={label} options={options} width="half" />
  ) : (
    <RadioGroup name="doorId" label={label} options={options} />
  );
}

const callers: Readonly<Record<string, Message>> = {
  self: { id: "concerns.filing.who.self", message: "It is about themself" },
  family: { id: "concerns.filing.who.family", message: "Family" },
  staff: { id: "concerns.filing.who.staff", message: "A colleague" },
  administrator: { id: "concerns.filing.who.administrator", message: "An administrator" },
  community: { id: "concerns.filing.who.community", message: "A friend or neighbor" },
  agency: { id: "concerns.filing.who.agency", message: "Another agency" },
};
