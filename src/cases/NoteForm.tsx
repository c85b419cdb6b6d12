import { useEffect, useState } from "react";
import type { Person } from "../people/contract.ts";
import { reaches } from "../people/policy.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Notice } from "../ui/Notice.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { ContactFields, contactExplain, contactIn, newContactValues } from "./ContactFields.tsx";
import { textIn, useFormValues } from "./formValues.ts";
import { NoteFields, type NotePlace, noteIn, rememberAudience, usualAudience } from "./NoteFields.tsx";
import { notes } from "./notes/contract.ts";
import { type Kept, type NoteKeeper, useNoteDraft } from "./notes/noteDraft.ts";
import { audienceWords } from "./notes/noteWords.ts";
import { mayAddContact } from "./policy.ts";
import { useActor } from "./useActor.ts";

interface NoteFormProps {
  caseId: string;
  programId: string;
  /** Of whose family an adult may be chosen as the one spoken with. */
  personId: Person["personId"];
  place: NotePlace;
  /** Whether a contact there asks about safety planning. */
  asksSafety: boolean;
  /** No contact is recorded in a closed case. */
  closed: boolean;
  /** What was being typed before another case was chosen. */
  carried: Values | undefined;
  onTyped: (values: Values) => void;
  onDone: () => void;
}

/** A note in one case: what lies there from before is offered, what is typed is kept. */
export function NoteForm(props: NoteFormProps) {
  const { ready, keeper, before, kept } = useNoteDraft(props.caseId);
  const [afresh, setAfresh] = useState(false);
  if (!ready || !keeper) return <Skeleton lines={5} />;
  const initial = initialOf(props, afresh ? undefined : before?.values);
  return (
    <div className="space-y-5">
      {before && <Before at={before.at} afresh={afresh} onChange={setAfresh} />}
      <Fields key={String(afresh)} {...props} initial={initial} keeper={keeper} kept={kept} />
    </div>
  );
}

/** A draft found here comes back whole; words brought from another case stand beneath it, so that neither is lost. */
function initialOf({ carried, programId, place }: NoteFormProps, before: Values | undefined): Values {
  const fresh = { audience: usualAudience(programId, place.regime), topic: "notes" };
  if (!carried) return { ...fresh, ...before };
  const [earlier, brought] = [textIn(before ?? {}, "body"), textIn(carried, "body")];
  const body = earlier === brought ? brought : [earlier, brought].filter(Boolean).join("\n\n");
  // Whom the words were for elsewhere decides nothing here, and another family's adult is nobody here.
  const { audience: _, topic: __, restricted: ___, "contact.withId": ____, ...rest } = carried;
  return { ...fresh, ...rest, ...before, body };
}

function Before({ at, afresh, onChange }: { at: string; afresh: boolean; onChange: (afresh: boolean) => void }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <Notice
      live
      icon="note"
      action={
        <Button onPress={() => onChange(!afresh)}>
          {afresh ? say({ id: "cases.draft.back", message: "Bring it back" }) : say({ id: "cases.draft.afresh", message: "Start afresh" })}
        </Button>
      }
    >
      {afresh
        ? say({ id: "cases.draft.aside", message: "Your draft is put aside. It is gone once you write something else here." })
        : say({ id: "cases.draft.before", message: "This is what you were writing on {moment}." }, { moment: formats.moment(at) })}
    </Notice>
  );
}

interface FieldsProps extends NoteFormProps {
  initial: Values;
  keeper: NoteKeeper;
  kept: Kept;
}

function Fields({ caseId, programId, personId, place, asksSafety, closed, initial, keeper, kept, onTyped, onDone }: FieldsProps) {
  const say = useWords();
  const { today } = useFormats();
  const tell = useTell(notes.add);
  const withContact = (values: Readonly<Values>) => !closed && values.withContact === true;
  return (
    <Form
      tell={tell}
      also={{ caseId }}
      initial={{ ...newContactValues(today(), "contact."), ...initial }}
      fill={(values) => ({ ...noteIn(values), contact: withContact(values) ? contactIn(values, asksSafety, "contact.") : null })}
      explain={contactExplain}
      submit={say({ id: "cases.note.save", message: "Save the note" })}
      actions={<KeptLine kept={kept} onClaim={() => keeper.claim()} />}
      onDone={(_, values) => {
        void keeper.drop();
        rememberAudience(programId, values.audience);
        const audience = values.audience as keyof typeof audienceWords;
        const saved = say({ id: "cases.note.saved", message: "Note saved · {audience}" }, { audience: say(audienceWords[audience]) });
        showToast({ text: saved });
        onDone();
      }}
    >
      <NoteParts place={place} asksSafety={asksSafety} personId={personId} closed={closed} />
      <Keeping keeper={keeper} initial={initial} onTyped={onTyped} />
    </Form>
  );
}

function NoteParts({ place, asksSafety, personId, closed }: Pick<NoteFormProps, "place" | "asksSafety" | "personId" | "closed">) {
  const say = useWords();
  const actor = useActor();
  const { values } = useFormValues();
  const withContact = !closed && values.withContact === true;
  return (
    <>
      <NoteFields
        place={place}
        withContact={withContact}
        autoFocus
        label={
          withContact
            ? say({ id: "cases.note.bodyOf", message: "What was said, what was agreed" })
            : say({ id: "cases.note.body", message: "Note" })
        }
      />
      {!closed && mayAddContact(actor, place) && (
        <div className="space-y-6">
          <Checkbox name="withContact" label={say({ id: "cases.note.withContact", message: "This was a contact: record it too" })} />
          {withContact && (
            <div className="space-y-6 border-s-2 border-line ps-4">
              <ContactFields asks={asksSafety} personId={reaches(place, "contact") ? personId : undefined} prefix="contact." />
            </div>
          )}
        </div>
      )}
    </>
  );
}

/** Gives what is typed to the keeper, and to whoever may take it to another case. */
function Keeping({ keeper, initial, onTyped }: { keeper: NoteKeeper; initial: Values; onTyped: (values: Values) => void }) {
  const { values } = useFormValues();
  const body = textIn(values, "body");
  useEffect(() => {
    if (body === null || body === initial.body) return;
    keeper.keep(values);
    onTyped(values);
  }, [values, body, keeper, initial, onTyped]);
  return null;
}

/** How the draft stands, beside the button. */
function KeptLine({ kept, onClaim }: { kept: Kept; onClaim: () => void }) {
  const say = useWords();
  const formats = useFormats();
  if (kept.is === "elsewhere") {
    return (
      <span className="flex flex-wrap items-center gap-x-2 text-sm">
        <span role="status">{say({ id: "cases.draft.elsewhere", message: "Another window keeps other words for this case." })}</span>
        <Button kind="quiet" onPress={onClaim}>
          {say({ id: "cases.draft.claim", message: "Keep these instead" })}
        </Button>
      </span>
    );
  }
  return (
    <span role="status" className="text-sm text-quiet">
      {kept.is === "saved" && say({ id: "cases.draft.saved", message: "Draft saved {time}" }, { time: formats.time(kept.at) })}
      {kept.is === "retrying" && say({ id: "cases.draft.retrying", message: "Draft not saved, retrying" })}
    </span>
  );
}
