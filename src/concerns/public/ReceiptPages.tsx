import { Layout } from "../../ui/public/Layout.tsx";
import { speak } from "../../ui/public/words.ts";
import type { PublicPages } from "../publicPages.ts";
import { Emergency, focusIf, Hidden, TextInput, Told } from "./parts.tsx";
import { isQuiet, titleOf } from "./wording.ts";

const text = {
  filed: { id: "concerns.public.filed.heading", message: "Your message has arrived" },
  thanks: { id: "concerns.public.filed.thanks", message: "Thank you. Somebody reads new messages on every working day." },
  told: { id: "concerns.public.filed.told", message: "Somebody who is on call is told now." },
  constant: {
    id: "concerns.public.filed.constant",
    message:
      "We cannot tell you what we find or what we do, whoever you are and whoever it is about. That protects everyone who is written about here.",
  },
  code: { id: "concerns.public.filed.code", message: "Your code" },
  keep: {
    id: "concerns.public.filed.keep",
    message:
      "With this code you can come back and add something. Nobody can look it up for you. If it is not safe to keep it, let it go: your message stays with us.",
  },
  back: { id: "concerns.public.filed.back", message: "Add something with a code" },
  meanwhile: { id: "concerns.public.filed.meanwhile", message: "What you can do meanwhile" },
  listen: { id: "concerns.public.filed.listen", message: "Listen. Ask how they are, and believe what they say." },
  stay: { id: "concerns.public.filed.stay", message: "Stay in touch. A short word now and then does more than one long talk." },
  call: { id: "concerns.public.filed.call", message: "If you think somebody may get hurt, do not wait for us: call the number on top." },
  heading: { id: "concerns.public.receipt.heading", message: "Add to what you wrote" },
  lead: { id: "concerns.public.receipt.lead", message: "Use the code you were given. This page always answers the same, whoever asks." },
  to: { id: "concerns.public.receipt.to", message: "Whom did you write to?" },
  choose: { id: "concerns.public.receipt.choose", message: "Choose" },
  toAsked: {
    id: "concerns.public.receipt.toAsked",
    message: "Please choose whom you wrote to, so that this reaches them and nobody else.",
  },
  codeField: { id: "concerns.public.receipt.code", message: "Your code" },
  words: { id: "concerns.public.receipt.words", message: "What would you like to add?" },
  wordsAsked: { id: "concerns.public.receipt.wordsAsked", message: "You have not written anything yet, so nothing was sent." },
  wordsAskedHint: { id: "concerns.public.receipt.wordsAskedHint", message: "Write here what you would like to add, then press Send." },
  send: { id: "concerns.public.receipt.send", message: "Send" },
  notStored: {
    id: "concerns.public.receipt.notStored",
    message: "This could not be stored just now. It is all still here: please press Send again in a minute.",
  },
  noted: { id: "concerns.public.noted.heading", message: "Thank you" },
  notedText: {
    id: "concerns.public.noted.text",
    message: "What you wrote has arrived and will be read. We cannot tell you more here, whoever asks.",
  },
  again: { id: "concerns.public.noted.again", message: "Back to the start" },
};

/** What everybody reads who sent something: the same words for ever, by what they chose themselves, and a code (R39). */
export function FiledPage({ lang, door, as, code, told }: PublicPages["filed"]) {
  const say = speak(lang);
  return (
    <Layout lang={lang} say={say} turn={null}>
      <Emergency say={say} number={door.emergency} />
      <h1>{say(text.filed)}</h1>
      <p className="lead">{say(told && !isQuiet(door) ? text.told : text.thanks)}</p>
      <p>{say(text.constant)}</p>
      <h2>{say(text.code)}</h2>
      <p className="code" dir="ltr" translate="no">
        {code}
      </p>
      <p>{say(text.keep)}</p>
      <p>
        <a href={`/receipt?to=${door.slug}&lang=${lang}`}>{say(text.back)}</a>
      </p>
      {!isQuiet(door) && as !== "self" && (
        <>
          <h2>{say(text.meanwhile)}</h2>
          <ul>
            <li>{say(text.listen)}</li>
            <li>{say(text.stay)}</li>
            <li>{say(text.call)}</li>
          </ul>
        </>
      )}
    </Layout>
  );
}

const FORM = "adding";

/** /receipt: a code and more words. */
export function ReceiptPage({ lang, doors, to, key_, typed, trouble }: Omit<PublicPages["receipt"], "key"> & { readonly key_: string }) {
  const say = speak(lang);
  const first = (name: string) => typed[name]?.[0] ?? "";
  const chosen = doors.find((door) => door.slug === to) ?? (doors.length === 1 ? doors[0] : undefined);
  return (
    <Layout lang={lang} say={say} turn={{ form: FORM }}>
      <Emergency say={say} number={chosen?.emergency ?? "911"} />
      {trouble && trouble !== "empty" && (
        <div className="asked" id="asked" role="alert">
          <p>{say(trouble === "noOffice" ? text.toAsked : text.notStored)}</p>
        </div>
      )}
      <h1>{say(text.heading)}</h1>
      <p className="lead">{say(text.lead)}</p>
      <form id={FORM} method="post" action="/receipt" acceptCharset="utf-8" autoComplete="off" noValidate>
        <Hidden name="key" value={key_} />
        <Hidden name="lang" value={lang} />
        {doors.length > 1 ? (
          <div className="field">
            <label className="title" htmlFor="to">
              {say(text.to)}
            </label>
            <select
              id="to"
              name="to"
              defaultValue={chosen?.slug ?? ""}
              autoComplete="off"
              {...focusIf(trouble === "noOffice")}
              aria-describedby={trouble === "noOffice" ? "asked" : undefined}
            >
              <option value="">{say(text.choose)}</option>
              {doors.map((door) => (
                <option key={door.slug} value={door.slug}>
                  {door.agencyName} · {titleOf(door, lang)}
                </option>
              ))}
            </select>
          </div>
        ) : (
          <Hidden name="to" value={chosen?.slug ?? to} />
        )}
        <TextInput name="code" quiet value={first("code")} label={say(text.codeField)} />
        <TextInput
          name="words"
          quiet
          long
          value={first("words")}
          asked={trouble === "empty" && <Told say={say} what={text.wordsAsked} more={text.wordsAskedHint} />}
          label={say(text.words)}
        />
        <button className="send" type="submit">
          {say(text.send)}
        </button>
      </form>
    </Layout>
  );
}

/** The answer to a code, right or wrong: the same bytes. */
export function NotedPage({ lang, emergency }: PublicPages["noted"]) {
  const say = speak(lang);
  return (
    <Layout lang={lang} say={say} turn={null}>
      <Emergency say={say} number={emergency} />
      <h1>{say(text.noted)}</h1>
      <p className="lead">{say(text.notedText)}</p>
      <p>
        <a href={`/refer?lang=${lang}`}>{say(text.again)}</a>
      </p>
    </Layout>
  );
}
