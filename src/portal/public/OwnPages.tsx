import { wordings } from "../../releases/text/wording.ts";
import type { PublicLanguage, Speak } from "../../ui/public/words.ts";
import type { OwnGiven, OwnRelease, PortalPages } from "../pageProps.ts";
import { basisWords, helperWords, lookRoleWords, methodWords, partWords, stateWords } from "./ownWords.ts";
import { Inside, Kept } from "./parts.tsx";

const text = {
  sharingLead: {
    id: "portal.sharing.lead",
    message: "With whom we may share, what, and until when. You decide: you get the same help with it and without it.",
  },
  guardianLead: { id: "portal.sharing.guardian", message: "You read this page for a child." },
  none: { id: "portal.sharing.none", message: "Nothing is shared with anybody." },
  what: { id: "portal.sharing.what", message: "What" },
  why: { id: "portal.sharing.why", message: "What for" },
  until: { id: "portal.sharing.until", message: "Until" },
  state: { id: "portal.sharing.state", message: "Now" },
  endedOn: { id: "portal.sharing.endedOn", message: "taken back on {day}" },
  take: { id: "portal.sharing.take", message: "Take this back: {recipient}" },
  done: { id: "portal.sharing.done", message: "Taken back. From this moment nothing more is shared by it." },
  sure: { id: "portal.withdraw.title", message: "Take it back?" },
  sureText: {
    id: "portal.withdraw.text",
    message: "{recipient} will learn nothing more by it, from this moment. It cannot be switched on again: you would sign a new one.",
  },
  recall: {
    id: "portal.withdraw.recall",
    message:
      "What they already know or have on paper cannot be called back. We can write and ask them to return or destroy it: tell whoever helps you.",
  },
  yes: { id: "portal.withdraw.yes", message: "Yes, take it back" },
  no: { id: "portal.withdraw.no", message: "No, leave it" },
  over: { id: "portal.withdraw.over", message: "It is over already." },
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
  times: { id: "portal.record.times", message: "{count, plural, one {once, on {last}} other {# times, last on {last}}}" },
  lists: { id: "portal.record.lists", message: "Saw your name in a list" },
  helpersLead: { id: "portal.helpers.lead", message: "These people work with you here. They see only what they need for it." },
  helpersNone: { id: "portal.helpers.none", message: "Nobody at the moment." },
  fresh: { id: "portal.helpers.fresh", message: "new" },
  nextNone: { id: "portal.next.none", message: "No appointment is written down." },
  notesNone: { id: "portal.notes.none", message: "Nothing was written for you here yet." },
};

/** "what, only this: detail", in the words of the release itself. */
const itemsOf = (lang: PublicLanguage, items: readonly { item: keyof (typeof wordings)["en"]["items"]; detail: string | null }[]) =>
  items.map(({ item, detail }) => `${wordings[lang].items[item]}${detail ? ` (${wordings[lang].only(detail)})` : ""}`);

const purposeOf = (lang: PublicLanguage, release: OwnRelease) =>
  release.purposeKind === "other"
    ? (release.purpose ?? "")
    : [wordings[lang].purposes[release.purposeKind], release.purpose].filter(Boolean).join(". ");

const isLive = (release: OwnRelease) => release.state === "active" || release.state === "coming";

function ReleaseCard({ lang, say, release }: { lang: PublicLanguage; say: Speak; release: OwnRelease }) {
  return (
    <section className="own">
      <h2 dir="auto">{release.recipient}</h2>
      <p dir="auto">{release.toWhom}</p>
      <dl>
        <dt>{say(text.what)}</dt>
        <dd>
          <ul>
            {itemsOf(lang, release.items).map((item) => (
              <li key={item} dir="auto">
                {item}
              </li>
            ))}
          </ul>
        </dd>
        <dt>{say(text.why)}</dt>
        <dd dir="auto">{purposeOf(lang, release)}</dd>
        <dt>{say(text.until)}</dt>
        <dd>{release.lastDay}</dd>
        <dt>{say(text.state)}</dt>
        <dd>{release.endedOn ? say(text.endedOn, { day: release.endedOn }) : say(stateWords[release.state])}</dd>
      </dl>
      {isLive(release) && (
        <p>
          <a className="act" href={`/mine/sharing/${release.id}?lang=${lang}`}>
            {say(text.take, { recipient: release.recipient })}
          </a>
        </p>
      )}
    </section>
  );
}

/** Each release: who, what, why, until when; and the way to take it back. */
export function SharingPage({ lang, guardian, releases, done }: PortalPages["mineSharing"]) {
  return (
    <Inside lang={lang} part="sharing">
      {(say) => (
        <>
          <h1>{say(partWords.sharing)}</h1>
          {done && (
            <p role="status" className="asked">
              {say(text.done)}
            </p>
          )}
          <p className="lead">{say(text.sharingLead)}</p>
          {guardian && <p>{say(text.guardianLead)}</p>}
          {releases.length === 0 && <p>{say(text.none)}</p>}
          {releases.map((release) => (
            <ReleaseCard key={release.id} lang={lang} say={say} release={release} />
          ))}
        </>
      )}
    </Inside>
  );
}

/** The second press; what taking back does, and what it cannot do (R48). */
export function WithdrawPage({ lang, release }: PortalPages["mineWithdraw"]) {
  return (
    <Inside lang={lang} part="sharing">
      {(say) => (
        <>
          <h1>{say(text.sure)}</h1>
          {isLive(release) ? (
            <>
              <p className="lead" dir="auto">
                {say(text.sureText, { recipient: release.recipient })}
              </p>
              <p>{say(text.recall)}</p>
              <form method="post" action={`/mine/sharing/${release.id}`} id="withdraw">
                <input type="hidden" name="lang" value={lang} />
                <button type="submit" className="send">
                  {say(text.yes)}
                </button>
              </form>
            </>
          ) : (
            <p className="lead">{say(text.over)}</p>
          )}
          <p className="beside">
            <a href={`/mine/sharing?lang=${lang}`}>{say(text.no)}</a>
          </p>
        </>
      )}
    </Inside>
  );
}

function GivenRow({ lang, say, one }: { lang: PublicLanguage; say: Speak; one: OwnGiven }) {
  return (
    <section className="own">
      <h3 dir="auto">{one.recipient ?? say(text.toYou)}</h3>
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
export function RecordPage({ lang, given, looks }: PortalPages["mineRecord"]) {
  return (
    <Inside lang={lang} part="record">
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

/** Who helps, by role; somebody new is marked. */
export function HelpersPage({ lang, helpers }: PortalPages["mineHelpers"]) {
  return (
    <Inside lang={lang} part="helpers">
      {(say) => (
        <>
          <h1>{say(partWords.helpers)}</h1>
          <p className="lead">{say(helpers.length > 0 ? text.helpersLead : text.helpersNone)}</p>
          <ul>
            {helpers.map(({ role, fresh }, at) => (
              <li key={`${role}${String(at)}`}>
                {say(helperWords[role] ?? (helperWords["other"] as never))} {fresh && <strong>({say(text.fresh)})</strong>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Inside>
  );
}

/** Appointments with the person. */
export function NextPage({ lang, appointments }: PortalPages["mineNext"]) {
  return (
    <Inside lang={lang} part="next">
      {(say) => (
        <>
          <h1>{say(partWords.next)}</h1>
          {appointments.length === 0 && <p>{say(text.nextNone)}</p>}
          {appointments.map((one) => (
            <section key={one.id} className="own">
              <h2 dir="auto">{one.title}</h2>
              <p>
                {one.on}
                {one.at && (
                  <>
                    {" · "}
                    <bdi>{one.at}</bdi>
                  </>
                )}
              </p>
            </section>
          ))}
        </>
      )}
    </Inside>
  );
}

/** Notes that were written for the person to read. */
export function NotesPage({ lang, notes }: PortalPages["mineNotes"]) {
  return (
    <Inside lang={lang} part="notes">
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
