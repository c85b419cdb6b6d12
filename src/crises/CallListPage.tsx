import { useState } from "react";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { CheckboxGroup } from "../ui/Checkbox.tsx";
import { TimeField } from "../ui/DateField.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import type { Values } from "../ui/entries.ts";
import { sayProblem } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { useMe } from "../ui/me.ts";
import { Page } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Resource, resources } from "./contract.ts";
import { useDayNames, useHours } from "./hoursWords.ts";
import { mayKeepList } from "./policy.ts";

const whenWrong = {
  "phone.needed": { id: "crises.list.needed", message: "Give a number or a place." },
  phone: { id: "crises.list.phone.wrong", message: "A number has digits, spaces and + only." },
  "closes.needed": { id: "crises.list.closes.needed", message: "Give both hours, or none for day and night." },
} as const;

/** Whom to call in a crisis: the agency's list, and the programs' own. */
export function CallListPage() {
  const say = useWords();
  const me = useMe();
  const { resources: all } = useAsk(resources.list, {});
  const [round, setRound] = useState(0);
  const title = say({ id: "crises.list.page", message: "Who helps in a crisis" });
  const lists = [
    ...(me.mayAdmin ? [{ id: "agency", label: say({ id: "crises.list.agency", message: "Whole agency" }) }] : []),
    ...me.programs.filter((one) => mayKeepList(me as never, { programId: one.id })).map(({ id, name }) => ({ id, label: name })),
  ];
  return (
    <Page
      width="text"
      title={title}
      kind={title}
      lead={say({ id: "crises.list.lead", message: "Shown beside every crisis, what is open at that hour first." })}
      back={{ href: "/settings", label: say({ id: "crises.settings", message: "Settings" }) }}
    >
      {all.length === 0 ? (
        <EmptyState icon="phone" title={say({ id: "crises.list.none", message: "No numbers are on your agency’s list yet." })}>
          {say({
            id: "crises.list.none.text",
            message: "The counselor on call, campus police, the nearest emergency room, the hotline you trust.",
          })}
        </EmptyState>
      ) : (
        <Card flush>
          <Rows>
            {all.map((one) => (
              <Entry key={one.id} resource={one} />
            ))}
          </Rows>
        </Card>
      )}
      {lists.length > 0 && (
        <Card title={say({ id: "crises.list.new", message: "Add somebody" })}>
          <AddForm key={round} lists={lists} onAdded={() => setRound((n) => n + 1)} />
        </Card>
      )}
    </Page>
  );
}

function Entry({ resource }: { resource: Resource }) {
  const say = useWords();
  const me = useMe();
  const hours = useHours();
  const end = useTell(resources.end);
  const add = useTell(resources.add);
  const { id, programId, name, phone, place, week, opens, closes } = resource;
  const whose =
    me.programs.find((one) => one.id === programId)?.name ?? (programId ? "" : say({ id: "crises.list.agency", message: "Whole agency" }));
  const failed = (problem: unknown) => showToast({ text: sayProblem(say, {}, problem) });
  const takeOff = () =>
    end({ resourceId: id }).then(
      () =>
        showToast({
          text: say({ id: "crises.list.ended", message: "Taken off the list" }),
          undo: () => void add({ programId, name, phone, place, week, opens, closes }).catch(failed),
        }),
      failed,
    );
  return (
    <RowItem
      title={name}
      detail={[phone, place, hours(resource), whose].filter(Boolean).join(" · ")}
      action={
        mayKeepList(me as never, resource) && (
          <Button
            kind="quiet"
            waiting={end.waiting}
            label={say({ id: "crises.list.end.which", message: "Take off: {name}" }, { name })}
            onPress={() => void takeOff()}
          >
            {say({ id: "crises.list.end", message: "Take off" })}
          </Button>
        )
      }
    />
  );
}

function AddForm({ lists, onAdded }: { lists: readonly { id: string; label: string }[]; onAdded: () => void }) {
  const say = useWords();
  const names = useDayNames();
  const tell = useTell(resources.add);
  const [initial] = useState<Values>(() => ({
    list: lists[0]?.id ?? null,
    name: "",
    phone: "",
    place: "",
    days: ["0", "1", "2", "3", "4", "5", "6"],
    opens: null,
    closes: null,
  }));
  return (
    <Form
      tell={tell}
      initial={initial}
      fill={fillResource}
      explain={whenWrong}
      onDone={onAdded}
      submit={say({ id: "crises.list.add", message: "Add it" })}
    >
      {lists.length > 1 && (
        <RadioGroup name="list" optional={false} label={say({ id: "crises.list.whose", message: "On whose list?" })} options={lists} />
      )}
      <TextField name="name" label={say({ id: "crises.list.name", message: "Who" })} />
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField name="phone" type="tel" inputMode="tel" label={say({ id: "crises.list.phone", message: "Number" })} />
        <TextField name="place" label={say({ id: "crises.list.place", message: "Place" })} />
      </div>
      <CheckboxGroup
        name="days"
        optional={false}
        label={say({ id: "crises.list.days", message: "Days" })}
        options={names.map((label, n) => ({ id: String(n), label }))}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <TimeField name="opens" label={say({ id: "crises.list.opens", message: "From" })} optional />
        <TimeField
          name="closes"
          label={say({ id: "crises.list.closes", message: "To" })}
          hint={say({ id: "crises.list.always", message: "None: day and night." })}
          optional
        />
      </div>
    </Form>
  );
}

/** What the contract wants, of what is in the fields. */
function fillResource({ list, days, ...values }: Values): Values {
  const week = (Array.isArray(days) ? days : []).reduce((sum: number, n) => sum | (1 << Number(n)), 0);
  return {
    ...values,
    programId: list === "agency" ? null : list,
    week,
    phone: values["phone"] || null,
    place: values["place"] || null,
    opens: values["opens"] ?? null,
    closes: values["closes"] ?? null,
  };
}
