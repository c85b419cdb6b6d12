import { ComboBox } from "../ui/ComboBox.tsx";
import type { Values } from "../ui/entries.ts";
import { Section } from "../ui/Page.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { type Message, useLanguage, useWords } from "../ui/words.ts";
import { AgencyKind } from "./signInContract.ts";

const kinds: Readonly<Record<(typeof AgencyKind.options)[number], Message>> = {
  college: { id: "staff.kind.college", message: "College or university" },
  district: { id: "staff.kind.district", message: "School district" },
  school: { id: "staff.kind.school", message: "School" },
  victim_services: { id: "staff.kind.victimServices", message: "Victim services" },
  law_enforcement: { id: "staff.kind.lawEnforcement", message: "Law enforcement" },
  prosecutor: { id: "staff.kind.prosecutor", message: "Prosecutor" },
  provider: { id: "staff.kind.provider", message: "Community provider" },
  coalition: { id: "staff.kind.coalition", message: "Coalition" },
};

const prefix = "first.";

/** What the first administrator finds filled in. */
export const initialFirst = (): Values => ({
  "first.timeZone": Intl.DateTimeFormat().resolvedOptions().timeZone,
  "first.emergency": "911",
  "first.language": document.documentElement.lang.startsWith("es") ? "es" : "en",
});

/** The flat fields of the form, as the contract nests them. */
export function fillFirst(values: Values): Values {
  const entries = Object.entries(values);
  return {
    ...Object.fromEntries(entries.filter(([name]) => !name.startsWith(prefix))),
    first: Object.fromEntries(
      entries.filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), value]),
    ),
  };
}

/** Of an instance nobody has set up yet: which agency this is, and who looks after it. */
export function FirstFields() {
  const say = useWords();
  const language = useLanguage();
  const zones = Intl.supportedValuesOf("timeZone").map((id) => ({ id, label: id.replaceAll("_", " ") }));
  return (
    <>
      <Section
        title={say({ id: "staff.first.agency", message: "Your agency" })}
        lead={say({ id: "staff.first.agency.lead", message: "Programs, calendars and colleagues come next, in the settings." })}
      >
        <TextField name="first.agency" label={say({ id: "staff.first.name", message: "Name of the agency" })} autoComplete="organization" />
        <Select
          name="first.kind"
          width="half"
          label={say({ id: "staff.first.kind", message: "What it is" })}
          hint={say({
            id: "staff.first.kind.hint",
            message: "A victim service provider holds only victim services here: its records are never beside others'.",
          })}
          options={AgencyKind.options.map((id) => ({ id, label: say(kinds[id]) }))}
        />
        <ComboBox key={language} name="first.timeZone" label={say({ id: "staff.first.zone", message: "Time zone" })} options={zones} />
        <TextField
          name="first.emergency"
          width="half"
          label={say({ id: "staff.first.emergency", message: "In an emergency, people call" })}
          hint={say({ id: "staff.first.emergency.hint", message: "Stands on top of every public form." })}
        />
      </Section>
      <Section
        title={say({ id: "staff.first.you", message: "You" })}
        lead={say({ id: "staff.first.you.lead", message: "You administer accounts. That by itself opens nobody's record." })}
      >
        <TextField name="first.name" label={say({ id: "staff.name", message: "Name" })} autoComplete="name" />
        <TextField name="first.email" type="email" label={say({ id: "staff.email", message: "E-mail" })} autoComplete="username" />
      </Section>
    </>
  );
}
