import { sheetWordings } from "../../involvements/sheetWording.ts";
import { wordings } from "../../releases/text/wording.ts";
import type { PublicLanguage, Speak } from "../../ui/public/words.ts";
import type { OwnGiven, PortalPages } from "../pageProps.ts";
import { basisWords, lookRoleWords, methodWords, partWords } from "./ownWords.ts";
import { Inside, Kept } from "./parts.tsx";

const text = {
  given: { id: "portal.record.given", message: "Who received something" },
  givenNone: { id: "portal.record.givenNone", message: "Nobody outside received anything." },
  toYou: { id: "portal.record.toYou", message: "You" },
  opened: { id: "portal.record.opened", message: "Opened on {days}" },
  looks: { id: "portal.record.looks", message: "Who opened it here" },
  looksLead: {
    id: "portal.record.looksLead",
    message: "Everybody who works here leaves a trace when they open something of yours. Ask if you wonder why.",
  },
  looksNone: { id: "portal.record.looksNone", message: "Nobody yet." },
  times: { id: "portal.record.times", message: "{count, plural, one {on one day, {last}} other {on # days, last on {last}}}" },
  lists: { id: "portal.record.lists", message: "Saw your name in a list" },
  helpersLead: { id: "portal.helpers.lead", message: "These people work with you here. They see only what they need for it." },
  helpersNone: { id: "portal.helpers.none", message: "Nobody at the moment." },
  fresh: { id: "portal.helpers.fresh", message: "new" },
  notesNone: { id: "portal.notes.none", message: "Nothing was written for you here yet." },
};

function GivenRow({ lang, say, one }: { lang: PublicLanguage; say: Speak; one: OwnGiven }) {
  return (
    <section className="own">
      <h3>
        <bdi>{one.recipient ?? say(text.toYou)}</bdi>
      </h3>
      <p>
        {one.on} · {say(methodWords[one.method])} · {say(basisWords[one.basis])}
      </p>
      <ul>
        {one.items.map((item) => (
          <li key={item}>{wordings[lang].items[item]}</li>
        ))}
      </ul>
      {one.opened.length > 0 && <p>{say(text.opened, { days: new Intl.ListFormat(lang).format(one.opened) })}</p>}
    </section>
  );
}

/** R68: who received and opened; who looked, by role, lists folded. */
export function RecordPage({ lang, guardian, given, looks }: PortalPages["mineRecord"]) {
  return (
    <Inside lang={lang} part="record" guardian={guardian}>
      {(say) => (
        <>
          <h1>{say(partWords.record)}</h1>
          <h2>{say(text.given)}</h2>
          {given.length === 0 && <p>{say(text.givenNone)}</p>}
          {given.map((one) => (
            <GivenRow key={one.id} lang={lang} say={say} one={one} />
          ))}
          <h2>{say(text.looks)}</h2>
          <p>{say(text.looksLead)}</p>
          <LookList say={say} looks={looks.filter(({ opened }) => opened)} />
          <details>
            <summary>{say(text.lists)}</summary>
            <LookList say={say} looks={looks.filter(({ opened }) => !opened)} />
          </details>
        </>
      )}
    </Inside>
  );
}

function LookList({ say, looks }: { say: Speak; looks: PortalPages["mineRecord"]["looks"] }) {
  if (looks.length === 0) return <p>{say(text.looksNone)}</p>;
  return (
    <ul>
      {looks.map((one) => (
        <li key={one.role}>
          <strong>{say(lookRoleWords[one.role])}</strong> · {say(text.times, { count: one.times, last: one.last })}
        </li>
      ))}
    </ul>
  );
}

/** Who helps: of ours by role, outside by name; whom they ask first, and somebody new, is marked. */
export function HelpersPage({ lang, guardian, helpers }: PortalPages["mineHelpers"]) {
  return (
    <Inside lang={lang} part="helpers" guardian={guardian}>
      {(say) => (
        <>
          <h1>{say(partWords.helpers)}</h1>
          <p className="lead">{say(helpers.length > 0 ? text.helpersLead : text.helpersNone)}</p>
          <ul>
            {helpers.map(({ id, role, name, office, fresh, point }) => (
              <li key={id}>
                {name && (
                  <>
                    <bdi>{name}</bdi> ·{" "}
                  </>
                )}
                {sheetWordings[lang].roles[role]}
                {office && (
                  <>
                    {" "}
                    · <bdi>{office}</bdi>
                  </>
                )}{" "}
                {fresh && <strong>({say(text.fresh)})</strong>} {point && <strong>({sheetWordings[lang].point})</strong>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Inside>
  );
}

/** Notes that were written for the person to read. */
export function NotesPage({ lang, guardian, notes }: PortalPages["mineNotes"]) {
  return (
    <Inside lang={lang} part="notes" guardian={guardian}>
      {(say) => (
        <>
          <h1>{say(partWords.notes)}</h1>
          {notes.length === 0 && <p>{say(text.notesNone)}</p>}
          {notes.map((note) => (
            <section key={note.id} className="own">
              <h2>{note.on}</h2>
              <Kept>{note.body}</Kept>
            </section>
          ))}
        </>
      )}
    </Inside>
  );
}
