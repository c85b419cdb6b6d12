import { reaches } from "../people/policy.ts";
import { useTell } from "../ui/asking.ts";
import { Disclosure } from "../ui/Disclosure.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Slot } from "../ui/Slot.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { ContactFields, contactExplain, contactIn, newContactValues } from "./ContactFields.tsx";
import { contacts } from "./contacts/contract.ts";
import type { CaseHead } from "./contract.ts";
import { NoteFields, noteOrNone, rememberAudience, usualAudience } from "./NoteFields.tsx";
import { useTellOver } from "./tellStale.ts";
import type { Contact } from "./timeline/contract.ts";

/** Records a contact with a person of the case, and a note with it if there is something to say. */
export function ContactForm({ found, onDone }: { found: CaseHead; onDone: () => void }) {
  const say = useWords();
  const { today } = useFormats();
  return (
    <Form
      tell={useTell(contacts.add)}
      also={{ caseId: found.caseId }}
      initial={{ ...newContactValues(today()), "note.audience": usualAudience(found.programId, found.regime, true), "note.topic": "notes" }}
      fill={(values) => ({ ...contactIn(values, found.asksSafety), note: noteOrNone(values, "note.") })}
      explain={contactExplain}
      submit={say({ id: "cases.contact.save", message: "Save the contact" })}
      onDone={(_, values) => {
        if (noteOrNone(values, "note.")) rememberAudience(found.programId, values["note.audience"]);
        showToast({ text: say({ id: "cases.contact.saved", message: "Contact saved" }) });
        onDone();
      }}
    >
      <ContactFields asks={found.asksSafety} personId={reaches(found, "contact") ? found.personId : undefined} />
      <Slot name="guidance" id="first_contact" />
      <Disclosure title={say({ id: "cases.contact.note", message: "Write a note with it" })}>
        <div className="space-y-5">
          <NoteFields
            place={found}
            prefix="note."
            withContact
            optional
            label={say({ id: "cases.note.bodyOf", message: "What was said, what was agreed" })}
          />
        </div>
      </Disclosure>
    </Form>
  );
}

/** Corrects a contact one recorded oneself. */
export function CorrectContactForm({ found, contact, onDone }: { found: CaseHead; contact: Contact; onDone: () => void }) {
  const say = useWords();
  const { contactId, version } = contact;
  const tell = useTellOver(contacts.correct, (now: Contact) => valuesOf(now));
  return (
    <Form
      tell={tell}
      also={{ contactId, version }}
      initial={valuesOf(contact)}
      fill={(values) => correctionIn(values, found.asksSafety)}
      explain={contactExplain}
      submit={say({ id: "cases.contact.correct.save", message: "Save the correction" })}
      onDone={() => {
        showToast({ text: say({ id: "cases.contact.corrected", message: "Contact corrected" }) });
        onDone();
      }}
    >
      <ContactFields asks={found.asksSafety} personId={reaches(found, "contact") ? found.personId : undefined} unfolded />
    </Form>
  );
}

/** That circumstances changed is no part of a correction. */
function correctionIn(values: Readonly<Values>, asks: boolean) {
  const { changed: _, ...contact } = contactIn(values, asks);
  return contact;
}

const valuesOf = ({ minutes, contactId: _, recordedBy: __, withLabel: ___, withBarred: ____, ...rest }: Contact): Values => ({
  ...rest,
  minutes: minutes === null ? "" : String(minutes),
});
