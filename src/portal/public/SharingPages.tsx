import { wordings } from "../../releases/text/wording.ts";
import type { PublicLanguage, Speak } from "../../ui/public/words.ts";
import type { OwnRelease, PortalPages } from "../pageProps.ts";
import { partWords, stateWords } from "./ownWords.ts";
import { Inside } from "./parts.tsx";

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
};

/** "what, only this: detail", in the words of the release itself. */
const itemsOf = (lang: PublicLanguage, items: readonly { item: keyof (typeof wordings)["en"]["items"]; detail: string | null }[]) =>
  items.map(({ item, detail }) => `${wordings[lang].items[item]}${detail ? ` (${wordings[lang].only(detail)})` : ""}`);

const purposeOf = (lang: PublicLanguage, release: OwnRelease) =>
  release.purposeKind === "other"
    ? (release.purpose ?? "")
    : [wordings[lang].purposes[release.purposeKind], release.purpose].filter(Boolean).join(". ");

/** A name of whatever script inside a sentence. */
const apart = (name: string) => `\u2068${name}\u2069`;

const isLive = (release: OwnRelease) => release.state === "active" || release.state === "coming";

function ReleaseCard({ lang, say, release }: { lang: PublicLanguage; say: Speak; release: OwnRelease }) {
  return (
    <section className="own">
      <h2>
        <bdi>{release.recipient}</bdi>
      </h2>
      <p>
        <bdi>{release.toWhom}</bdi>
      </p>
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
            {say(text.take, { recipient: apart(release.recipient) })}
          </a>
        </p>
      )}
    </section>
  );
}

/** Each release: who, what, why, until when; and the way to take it back. */
export function SharingPage({ lang, guardian, releases, done }: PortalPages["mineSharing"]) {
  return (
    <Inside lang={lang} part="sharing" guardian={guardian}>
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
export function WithdrawPage({ lang, guardian, release }: PortalPages["mineWithdraw"]) {
  return (
    <Inside lang={lang} part="sharing" guardian={guardian}>
      {(say) => (
        <>
          <h1>{say(text.sure)}</h1>
          {isLive(release) ? (
            <>
              <p className="lead">{say(text.sureText, { recipient: apart(release.recipient) })}</p>
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
            <a href={`/mine/sharing?lang=${lang}`}>{say(isLive(release) ? text.no : partWords.sharing)}</a>
          </p>
        </>
      )}
    </Inside>
  );
}
