import { Layout } from "../../ui/public/Layout.tsx";
import { type Speak, speak } from "../../ui/public/words.ts";
import type { NotIn, PortalPages } from "../pageProps.ts";
import { notInWords } from "./ownWords.ts";

const text = {
  title: { id: "portal.in.title", message: "Come in" },
  number: { id: "portal.in.number", message: "Your page number" },
  numberHint: { id: "portal.in.numberHint", message: "Eight digits, on what you were given." },
  password: { id: "portal.in.password", message: "Password" },
  enter: { id: "portal.in.enter", message: "Open" },
  firstLink: { id: "portal.in.firstLink", message: "I come for the first time and have a code" },
  forgot: {
    id: "portal.in.forgot",
    message: "Password forgotten? Ask whoever helps you for a new code. Nothing here has to be used to get help.",
  },
  first: { id: "portal.first.title", message: "For the first time" },
  lead: { id: "portal.first.lead", message: "You were given a number and a code. The code works once, for two days." },
  code: { id: "portal.first.code", message: "The code" },
  choose: { id: "portal.first.choose", message: "Choose a password" },
  chooseHint: {
    id: "portal.first.chooseHint",
    message: "At least 15 letters. Four words in a row are good. One that nobody near you would guess.",
  },
  again: { id: "portal.first.again", message: "The password once more" },
  known: { id: "portal.first.known", message: "I have been here before" },
  demo: { id: "portal.in.demo", message: "To try it out: {name} has the number {number} and the password “{password}”." },
  gone: { id: "portal.none.gone", message: "There is nothing here" },
  later: { id: "portal.none.later", message: "This does not work just now. Try again in a few minutes." },
  back: { id: "portal.none.back", message: "Back" },
};

const Wrong = ({ say, wrong }: { say: Speak; wrong: NotIn | null }) =>
  wrong && (
    <p role="alert" className="asked">
      {say(notInWords[wrong])}
    </p>
  );

function NumberField({ say, value }: { say: Speak; value: string }) {
  return (
    <div className="field">
      <label className="title" htmlFor="number">
        {say(text.number)}
      </label>
      <span className="hint" id="number-hint">
        {say(text.numberHint)}
      </span>
      <input
        id="number"
        type="text"
        name="number"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        required
        dir="ltr"
        defaultValue={value}
        aria-describedby="number-hint"
      />
    </div>
  );
}

/** No browser is asked to keep it: others may use the same device. */
function PasswordField({ id, label, hint }: { id: string; label: string; hint?: string }) {
  return (
    <div className="field">
      <label className="title" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <input
        id={id}
        name={id}
        type="password"
        autoComplete="off"
        maxLength={400}
        required
        dir="auto"
        {...(hint && { "aria-describedby": `${id}-hint` })}
      />
    </div>
  );
}

/** The way in for whoever has been here before. */
export function EnterPage({ lang, number, wrong, demo }: PortalPages["mineIn"]) {
  const say = speak(lang);
  return (
    <Layout lang={lang} say={say} exit="/mine/exit" turn={{ href: (language) => `/mine?lang=${language}` }}>
      <h1>{say(text.title)}</h1>
      <Wrong say={say} wrong={wrong} />
      <form method="post" action="/mine" id="enter">
        <input type="hidden" name="lang" value={lang} />
        <NumberField say={say} value={number} />
        <PasswordField id="password" label={say(text.password)} />
        <button type="submit" className="send">
          {say(text.enter)}
        </button>
      </form>
      <p className="beside">
        <a href={`/mine/first?lang=${lang}`}>{say(text.firstLink)}</a>
      </p>
      <p>{say(text.forgot)}</p>
      {demo.map((one) => (
        <p key={one.number} className="asked">
          {say(text.demo, { ...one })}
        </p>
      ))}
    </Layout>
  );
}

/** The way in with a code that was handed over. */
export function FirstPage({ lang, number, code, wrong }: PortalPages["mineFirst"]) {
  const say = speak(lang);
  return (
    <Layout lang={lang} say={say} exit="/mine/exit" turn={{ href: (language) => `/mine/first?lang=${language}` }}>
      <h1>{say(text.first)}</h1>
      <p className="lead">{say(text.lead)}</p>
      <Wrong say={say} wrong={wrong} />
      <form method="post" action="/mine/first" id="first">
        <input type="hidden" name="lang" value={lang} />
        <NumberField say={say} value={number} />
        <div className="field">
          <label className="title" htmlFor="code">
            {say(text.code)}
          </label>
          <input
            id="code"
            type="text"
            name="code"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            required
            dir="ltr"
            defaultValue={code}
          />
        </div>
        <PasswordField id="password" label={say(text.choose)} hint={say(text.chooseHint)} />
        <PasswordField id="again" label={say(text.again)} />
        <button type="submit" className="send">
          {say(text.enter)}
        </button>
      </form>
      <p className="beside">
        <a href={`/mine?lang=${lang}`}>{say(text.known)}</a>
      </p>
    </Layout>
  );
}

/** Nothing here; the same for what is not theirs and for what does not exist. */
export function NonePage({ lang, what }: PortalPages["mineNone"]) {
  const say = speak(lang);
  return (
    <Layout lang={lang} say={say} exit="/mine/exit" turn={null}>
      <h1>{say(text[what])}</h1>
      <p>
        <a href={`/mine?lang=${lang}`}>{say(text.back)}</a>
      </p>
    </Layout>
  );
}
