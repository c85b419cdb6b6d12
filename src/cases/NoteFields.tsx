import { useEffect } from "react";
import type { Access } from "../kernel/contract.ts";
import { isolate } from "../people/PersonName.tsx";
import { useOptions } from "../people/personWords.ts";
import { reaches } from "../people/policy.ts";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import type { Values } from "../ui/entries.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { personWords } from "./caseWords.ts";
import type { Regime } from "./contract.ts";
import { textIn, useFormValues } from "./formValues.ts";
import { audienceHints, audienceWords, topicWords } from "./notes/noteWords.ts";
import { audiencesIn, topicsIn } from "./policy.ts";
import type { Audience, NewNote } from "./timeline/contract.ts";

/** Where a note is written: what decides who could read it. */
export interface NotePlace {
  programName: string;
  regime: Regime;
  personWord: keyof typeof personWords;
  access: Access;
}

export interface NoteFieldsProps {
  place: NotePlace;
  /** "note." where the note is a part of something else. */
  prefix?: string;
  /** It comes with a contact, which no memory aid can hold. */
  withContact?: boolean;
  label: string;
  optional?: boolean;
  autoFocus?: boolean;
}

/** The words of a note, and beneath them while they are typed: who will read them (R05). */
export function NoteFields({ place, prefix = "", withContact = false, label, optional = false, autoFocus = false }: NoteFieldsProps) {
  return (
    <>
      <TextArea name={`${prefix}body`} label={label} rows={5} max={20_000} autoFocus={autoFocus} optional={optional} />
      <AudienceFields place={place} prefix={prefix} withContact={withContact} />
    </>
  );
}

/** Who may read it, what it is about, and whether its words stay folded. */
export function AudienceFields({ place, prefix = "", withContact = false }: Pick<NoteFieldsProps, "place" | "prefix" | "withContact">) {
  const say = useWords();
  const { values, put } = useFormValues();
  const audience = values[`${prefix}audience`] as Audience | undefined;
  const open = audiencesIn(place.regime).filter((one) => !(withContact && one === "author"));
  const options = useOptions(audienceWords).filter(({ id }) => open.includes(id));
  useEffect(() => {
    if (withContact && audience === "author") put(`${prefix}audience`, "team");
  }, [withContact, audience, prefix, put]);
  return (
    <div>
      <RadioGroup name={`${prefix}audience`} label={say({ id: "cases.note.audience", message: "Who may read it?" })} options={options} />
      <p aria-live="polite" className="measure mt-2 text-sm text-quiet">
        {audience && say(audienceHints[audience], { program: isolate(place.programName), person: say(personWords[place.personWord]) })}
      </p>
      {audience !== "author" && <Closer place={place} prefix={prefix} mayRestrict={audience !== "person"} />}
    </div>
  );
}

function Closer({ place, prefix, mayRestrict }: { place: NotePlace; prefix: string; mayRestrict: boolean }) {
  const say = useWords();
  const { values } = useFormValues();
  const topics = useOptions(topicWords).filter(({ id }) => reaches(place, id) && topicsIn(place.regime).includes(id));
  const topic = (values[`${prefix}topic`] ?? "notes") as keyof typeof topicWords;
  const restricted = mayRestrict && values[`${prefix}restricted`] === true;
  const state = [topic !== "notes" && say(topicWords[topic]), restricted && say({ id: "cases.note.isRestricted", message: "restricted" })];
  return (
    <div className="mt-2">
      <Disclosure
        title={say({ id: "cases.note.closer", message: "Topic, and whether it is restricted" })}
        aside={state.filter(Boolean).join(" · ")}
      >
        <div className="space-y-5">
          {topics.length > 1 && (
            <RadioGroup
              name={`${prefix}topic`}
              label={say({ id: "cases.note.topic", message: "What is it about?" })}
              hint={say({ id: "cases.note.topic.hint", message: "Only those who hold that part of the case may read it." })}
              options={topics}
            />
          )}
          {mayRestrict && (
            <Checkbox
              name={`${prefix}restricted`}
              label={say({ id: "cases.note.restricted", message: "Restricted" })}
              hint={say({
                id: "cases.note.restricted.hint",
                message: "Others see that there is a note. Its readers open the words one note at a time, and each look is written down.",
              })}
            />
          )}
        </div>
      </Disclosure>
    </div>
  );
}

/** The note that is in the fields. */
export function noteIn(values: Readonly<Values>, prefix = ""): { [K in keyof NewNote]: unknown } {
  const audience = values[`${prefix}audience`];
  const alone = audience === "author";
  return {
    audience,
    topic: alone ? "notes" : (values[`${prefix}topic`] ?? "notes"),
    restricted: !alone && audience !== "person" && values[`${prefix}restricted`] === true,
    body: values[`${prefix}body`] ?? "",
  };
}

/** The same, null where no word of it was written. */
export const noteOrNone = (values: Readonly<Values>, prefix: string) =>
  textIn(values, `${prefix}body`) === null ? null : noteIn(values, prefix);

const lately = new Map<string, Audience>();

/** The audience last chosen in a program, until the page is closed; at first those who work on the case. The widest is never chosen for anybody. */
export function usualAudience(programId: string, regime: Regime, withContact = false): Audience {
  const last = lately.get(programId);
  return last && audiencesIn(regime).includes(last) && !(withContact && last === "author") ? last : "team";
}

/** Remembers whom a note was for, but for the widest audience: that one is chosen each time. */
export function rememberAudience(programId: string, audience: unknown): void {
  if (audience === "author" || audience === "team" || audience === "program") lately.set(programId, audience);
}
