import { useState } from "react";
import { Button, Buttons } from "../Button.tsx";
import { Card } from "../Card.tsx";
import { Checkbox, CheckboxGroup } from "../Checkbox.tsx";
import { ComboBox } from "../ComboBox.tsx";
import { DateField, DatePicker, TimeField } from "../DateField.tsx";
import { Link } from "../Link.tsx";
import { Section } from "../Page.tsx";
import { RadioGroup } from "../RadioGroup.tsx";
import { SearchBox } from "../SearchBox.tsx";
import { Select } from "../Select.tsx";
import { TextArea, TextField } from "../TextField.tsx";
import { audiences, helpers, worries } from "./options.ts";

export function ButtonsPart() {
  return (
    <Section title="Buttons and links">
      <Buttons>
        <Button kind="primary">Save the note</Button>
        <Button>Take it</Button>
        <Button kind="quiet" icon="plus">
          Add an action
        </Button>
        <Button kind="warn">Open safety plan</Button>
        <Button icon="print" label="Print" />
      </Buttons>
      <Buttons>
        <Button kind="primary" disabled>
          Save the note
        </Button>
        <Button disabled>Take it</Button>
        <Button kind="primary" waiting>
          Saving
        </Button>
        <Link href="/gallery" look="secondary" icon="forward">
          Go to the case
        </Link>
      </Buttons>
      <p className="measure">
        A sentence may hold a <Link href="/gallery">link to another page</Link>, underlined, because colour alone says nothing.
      </p>
    </Section>
  );
}

export function FieldsPart() {
  const [text, setText] = useState("Called back. She wants to stay in the June room and will write to two professors herself.");
  const [search, setSearch] = useState("");
  const [worry, setWorry] = useState<string | null>("some");
  const [needs, setNeeds] = useState(["food"]);
  const [agreed, setAgreed] = useState(true);
  const [who, setWho] = useState<string | null>("team");
  const [helper, setHelper] = useState<string | null>("housing");
  const [day, setDay] = useState<string | null>("2025-06-14");
  return (
    <Section title="Fields" lead="Labels above, hints beneath them, messages before the box.">
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <Card title="Filled in" level={3}>
          <div className="space-y-6">
            <TextField label="Preferred name" value="Jo" width="half" />
            <TextArea label="What happened" hint="Their words first, then yours." value={text} onChange={setText} max={120} />
            <Select label="Send to" options={helpers} value={helper} onChange={setHelper} />
            <ComboBox label="Helper" hint="Type a few letters." options={helpers} value={helper} onChange={setHelper} />
            <RadioGroup label="How worried are we?" options={worries} value={worry} onChange={setWorry} />
            <RadioGroup label="Who may read this" options={audiences} value={who} onChange={setWho} />
            <CheckboxGroup
              label="Needs"
              options={helpers.slice(1, 5).map(({ id, label }) => ({ id, label }))}
              value={needs}
              onChange={setNeeds}
            />
            <Checkbox label="Read back and agreed" hint="Today, in person." value={agreed} onChange={setAgreed} />
            <DatePicker label="Next step by" value={day} onChange={setDay} />
            <div className="flex flex-wrap gap-6">
              <DateField label="Day of birth" value="2007-03-09" />
              <TimeField label="From" value="16:30" />
            </div>
            <SearchBox label="Find in this list" placeholder="Find in this list" value={search} onChange={setSearch} />
          </div>
        </Card>
        <Card title="Empty, wrong, closed" level={3}>
          <div className="space-y-6">
            <TextField label="Phone" hint="Only if it is safe to call." optional type="tel" width="half" />
            <TextField label="Why" wrong="Please answer “Why”." />
            <TextArea label="What happened" wrong="Shorten “What happened” to 4,000 letters." />
            <Select label="Program" options={helpers} wrong="Please answer “Program”." />
            <ComboBox label="Helper" options={helpers} wrong="Please answer “Helper”." />
            <RadioGroup label="How worried are we?" options={worries} wrong="Please answer “How worried are we?”." />
            <Checkbox label="I have told them who will see this" wrong="Please tell them first." />
            <DatePicker label="Next step by" wrong="Check “Next step by”: that day is not in the calendar." />
            <TextField label="Case number" value="C-1043" disabled width="short" />
            <RadioGroup label="Service level" options={worries.slice(0, 3)} value="low" disabled />
            <Select label="Send to" options={helpers} disabled />
          </div>
        </Card>
      </div>
    </Section>
  );
}
