import { use, useState } from "react";
import { conflict } from "../kernel/problem.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Form } from "../ui/Form.tsx";
import { FillingContext } from "../ui/filling.ts";
import { useFormats } from "../ui/formats.ts";
import { Page, Section } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type LawStanding, law } from "./lawContract.ts";

/** What officers of the law are to the agency, decided once, to read and to print (D30). */
export function LawPage() {
  const say = useWords();
  const { standings, accounts, agencies, mayDecide } = useAsk(law.list, {});
  const kind = say({ id: "staff.law", message: "Law enforcement" });
  return (
    <Page
      width="text"
      title={kind}
      kind={kind}
      lead={say({
        id: "staff.law.lead",
        message:
          "A police or school resource officer is a school official for one purpose, or an outsider. An outsider gets nothing but what is shared with them, each time on its own basis.",
      })}
      back={{ href: "/settings", label: say({ id: "staff.settings", message: "Settings" }) }}
      actions={
        standings.length > 0 && (
          <Button icon="print" onPress={() => window.print()}>
            {say({ id: "staff.law.print", message: "Print" })}
          </Button>
        )
      }
    >
      {standings.length === 0 ? (
        <EmptyState title={say({ id: "staff.law.none", message: "Nothing is decided of anybody" })} />
      ) : (
        <div className="grid gap-5">
          {standings.map((one) => (
            <Decided key={one.id} one={one} />
          ))}
        </div>
      )}
      {mayDecide && <Decide accounts={accounts} agencies={agencies} />}
    </Page>
  );
}

function Decided({ one }: { one: LawStanding }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <Card title={<bdi>{one.who}</bdi>}>
      <p className="font-semibold">
        {one.standing === "official"
          ? say({ id: "staff.law.official", message: "School official for this purpose only: {purpose}" }, { purpose: one.purpose ?? "" })
          : say({ id: "staff.law.outsider", message: "Outsider" })}
      </p>
      <p className="measure mt-2 whitespace-pre-line">{one.reason}</p>
      {one.programs.length > 0 && (
        <p className="mt-2 text-quiet">
          {say({ id: "staff.law.programs", message: "Works in {programs}" }, { programs: formats.list(one.programs) })}
        </p>
      )}
      <p className="mt-2 text-quiet">
        {say(
          { id: "staff.law.by", message: "Decided by {name} on {day}" },
          { name: one.decidedBy, day: formats.day(formats.dayOf(one.decidedAt)) },
        )}
      </p>
    </Card>
  );
}

function Decide({
  accounts,
  agencies,
}: {
  accounts: readonly { id: string; name: string }[];
  agencies: readonly { id: string; name: string }[];
}) {
  const say = useWords();
  const decide = useTell(law.decide);
  const names = new Map([...accounts, ...agencies].map(({ id, name }) => [id, name]));
  const [asked, setAsked] = useState<Asked>();
  // Asked once more, by name, whenever somebody's roles end by it; what was not confirmed is not sent.
  const sure = Object.assign(async (input: Parameters<typeof decide>[0]) => {
    const name = input.accountId && names.get(input.accountId);
    if (name) {
      const yes = await new Promise<boolean>((answer) => setAsked({ name, standing: input.standing, answer }));
      setAsked(undefined);
      if (!yes) throw conflict("law.notSure");
    }
    return decide(input);
  }, decide);
  return (
    <div className="mt-8 print:hidden">
      {asked && <AreYouSure {...asked} />}
      <Section title={say({ id: "staff.law.decide", message: "Decide" })}>
        <Form
          tell={sure}
          initial={{ standing: null }}
          clears
          fill={({ who, ...rest }) => {
            const ofAgency = agencies.some(({ id }) => id === who);
            return { ...rest, accountId: ofAgency ? null : who, partnerAgencyId: ofAgency ? who : null };
          }}
          submit={say({ id: "staff.law.keep", message: "Keep the decision" })}
          explain={{
            accountId: { id: "staff.law.oneOf", message: "Choose the officer, or the agency." },
            "law.notSure": { id: "staff.law.notSure", message: "Nothing was decided. What you wrote is still here." },
            "standing.law.notOurs": { id: "staff.law.notOurs", message: "Another agency's officers are outsiders to this one." },
            "purpose.law.purposeNeeded": { id: "staff.law.purposeNeeded", message: "Write the one purpose." },
          }}
          onDone={() => showToast({ text: say({ id: "staff.law.kept", message: "Decided" }) })}
        >
          <Select
            name="who"
            label={say({ id: "staff.law.who", message: "Officer, or agency" })}
            options={[...names].map(([id, label]) => ({ id, label }))}
          />
          <RadioGroup
            name="standing"
            label={say({ id: "staff.law.standing", message: "To us they are" })}
            options={[
              {
                id: "outsider",
                label: say({ id: "staff.law.outsider", message: "Outsider" }),
                hint: say({ id: "staff.law.outsider.hint", message: "Their roles and cases here end at once." }),
              },
              {
                id: "official",
                label: say({ id: "staff.law.official.short", message: "School official for one purpose" }),
                hint: say({ id: "staff.law.official.hint", message: "They see the cases they are asked into for it, and nothing else." }),
              },
            ]}
          />
          <Purpose />
          <TextArea
            name="reason"
            label={say({ id: "staff.law.reason", message: "Reason" })}
            hint={say({
              id: "staff.law.reason.hint",
              message:
                "Whose control they are under, and what they do for the school. Nothing about anybody who is helped: this page is printed.",
            })}
            max={1000}
            rows={4}
          />
        </Form>
      </Section>
    </div>
  );
}

/** Asked of a school official alone: an outsider has none. */
function Purpose() {
  const say = useWords();
  if (use(FillingContext)?.values.standing !== "official") return null;
  return <TextField name="purpose" label={say({ id: "staff.law.purpose", message: "Purpose" })} optional={false} />;
}

interface Asked {
  readonly name: string;
  readonly standing: LawStanding["standing"];
  readonly answer: (yes: boolean) => void;
}

/** Names whose roles end at once, before they do. */
function AreYouSure({ name, standing, answer }: Asked) {
  const say = useWords();
  return (
    <Dialog
      alert
      width="narrow"
      title={
        standing === "outsider"
          ? say({ id: "staff.law.sure", message: "Is {name} an outsider from now on?" }, { name })
          : say({ id: "staff.law.sure.official", message: "Is {name} a school official for one purpose from now on?" }, { name })
      }
      open
      onClose={() => answer(false)}
      actions={
        <>
          <Button kind="primary" onPress={() => answer(true)}>
            {say({ id: "staff.law.sure.yes", message: "Yes, decide it" })}
          </Button>
          <Button onPress={() => answer(false)}>{say({ id: "staff.cancel", message: "Cancel" })}</Button>
        </>
      }
    >
      <p>
        {standing === "outsider"
          ? say({
              id: "staff.law.sure.text",
              message: "Every role they have here, and their part in every case, ends at once and does not come back by itself.",
            })
          : say({
              id: "staff.law.sure.official.text",
              message: "Every other role they have here ends at once and does not come back by itself.",
            })}
      </p>
    </Dialog>
  );
}
