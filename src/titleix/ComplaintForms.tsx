import { useOptions } from "../people/personWords.ts";
import { accounts } from "../staff/contract.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Form } from "../ui/Form.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { type Complaint, complaints, type Party } from "./contract.ts";
import { partyRoles, supportWords, titleIxExplain } from "./titleIxWords.ts";

/** A complaint, by the reference its office gave it. */
export function OpenForm({ onDone }: { onDone: () => void }) {
  const say = useWords();
  return (
    <Form
      tell={useTell(complaints.open)}
      submit={say({ id: "titleix.open.save", message: "Keep it by this reference" })}
      explain={titleIxExplain}
      onDone={onDone}
    >
      <TextField
        name="reference"
        autoComplete="off"
        label={say({ id: "titleix.reference", message: "Its reference" })}
        hint={say({ id: "titleix.reference.hint", message: "The number your office gave it. No name." })}
      />
    </Form>
  );
}

/** A party: a case by its number, or nobody of ours. */
export function LinkForm({ one, onDone }: { one: Complaint; onDone: () => void }) {
  const say = useWords();
  return (
    <Form
      tell={useTell(complaints.link)}
      also={{ complaintId: one.complaintId }}
      initial={{ role: "complainant", support: "not_yet_notified" }}
      fill={({ caseNumber, ...rest }) => ({ ...rest, caseNumber: caseNumber ? Number(String(caseNumber).replace(/\D/g, "")) || -1 : null })}
      explain={{
        ...titleIxExplain,
        caseNumber: { id: "titleix.wrong.case", message: "There is no case of that number to link." },
      }}
      submit={say({ id: "titleix.party.save", message: "Link them" })}
      onDone={onDone}
    >
      <RadioGroup name="role" label={say({ id: "titleix.party.role", message: "As what?" })} options={useOptions(partyRoles)} />
      <TextField
        name="caseNumber"
        optional
        inputMode="numeric"
        autoComplete="off"
        label={say({ id: "titleix.party.number", message: "The number of their case" })}
        hint={say({
          id: "titleix.party.number.hint",
          message: "Whoever works on it is kept from the other side at once. Left empty: they have no case here.",
        })}
      />
      <RadioGroup
        name="support"
        label={say({ id: "titleix.support", message: "Where support stands" })}
        options={useOptions(supportWords)}
      />
    </Form>
  );
}

/** Where support stands for one party: for the coordinator alone. */
export function SupportForm({ one, onDone }: { one: Party; onDone: () => void }) {
  const say = useWords();
  return (
    <Form
      tell={useTell(complaints.change)}
      also={{ partyId: one.partyId, version: one.version }}
      initial={{ support: one.support }}
      explain={titleIxExplain}
      submit={say({ id: "titleix.support.save", message: "So it stands" })}
      onDone={onDone}
    >
      <RadioGroup
        name="support"
        optional={false}
        label={say(partyRoles[one.role])}
        hint={say({
          id: "titleix.support.hint",
          message: "For you alone. Many respondents know nothing before a formal complaint: nothing is sent to anybody.",
        })}
        options={useOptions(supportWords)}
      />
    </Form>
  );
}

/** Who decides, hears it and judges an appeal (R79). */
export function SeatForm({ one, onDone }: { one: Complaint; onDone: () => void }) {
  const say = useWords();
  const { colleagues } = useAsk(accounts.colleagues, {});
  const options = colleagues.map(({ id, name }) => ({ id, label: name }));
  return (
    <Form
      tell={useTell(complaints.seat)}
      also={{ complaintId: one.complaintId, version: one.version }}
      initial={{ deciderId: one.deciderId, hearingId: one.hearingId, appealId: one.appealId }}
      explain={titleIxExplain}
      submit={say({ id: "titleix.seat.save", message: "Name them" })}
      onDone={onDone}
    >
      <Select name="deciderId" optional label={say({ id: "titleix.seat.decider", message: "Decides" })} options={options} />
      <Select name="hearingId" optional label={say({ id: "titleix.seat.hearing", message: "Hears it" })} options={options} />
      <Select name="appealId" optional label={say({ id: "titleix.seat.appeal", message: "Judges an appeal" })} options={options} />
    </Form>
  );
}
