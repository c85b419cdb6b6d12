import { Layout } from "../../ui/public/Layout.tsx";
import { speak } from "../../ui/public/words.ts";
import type { LinkPages } from "../linkPages.ts";

const text = {
  title: { id: "disclosures.link.title", message: "Something is waiting for you" },
  lead: { id: "disclosures.link.lead", message: "You were told a code by telephone. It shows that this is for you." },
  code: { id: "disclosures.link.ask", message: "The code" },
  open: { id: "disclosures.link.open", message: "Open" },
  wrong: {
    id: "disclosures.link.wrong",
    message: "That did not open anything. The code may be wrong, or the time is over. Ask whoever sent it.",
  },
  opened: { id: "disclosures.link.opened", message: "For you" },
  from: { id: "disclosures.link.from", message: "From {agency}, {day}" },
  purpose: { id: "disclosures.purpose", message: "Shared for:" },
  file: { id: "disclosures.link.file", message: "Fetch the file" },
  left: {
    id: "disclosures.link.left",
    message:
      "{count, plural, =0 {This page does not open again.} one {This page opens once more, until {until}.} other {This page opens # more times, until {until}.}} Nothing of it is kept on this device.",
  },
};

/** Asks who they are, and says nothing of what waits. */
export function ShareCodePage({ lang, wrong }: LinkPages["shareCode"]) {
  const say = speak(lang);
  return (
    <Layout lang={lang} say={say} turn={{ href: (language) => `?lang=${language}` }}>
      <h1>{say(text.title)}</h1>
      <p className="lead">{say(text.lead)}</p>
      {wrong && <p role="alert">{say(text.wrong)}</p>}
      <form method="post" id="code">
        <input type="hidden" name="lang" value={lang} />
        <div className="field">
          <label className="title" htmlFor="the-code">
            {say(text.code)}
          </label>
          <input id="the-code" type="text" name="code" inputMode="numeric" autoComplete="off" maxLength={12} required dir="ltr" />
        </div>
        <button type="submit" className="send">
          {say(text.open)}
        </button>
      </form>
    </Layout>
  );
}

/** The copies themselves, and what may be done with them. */
export function ShareOpenedPage({
  lang,
  code,
  copies,
  purpose,
  agency,
  on,
  notice,
  noticeLang,
  viewsLeft,
  until,
}: LinkPages["shareOpened"]) {
  const say = speak(lang);
  return (
    <Layout lang={lang} say={say} turn={null}>
      <h1>{say(text.opened)}</h1>
      <p>{say(text.from, { agency: `\u2068${agency}\u2069`, day: on })}</p>
      {copies.map((copy) => (
        <section key={copy.seq}>
          <h2 dir="auto">{copy.title}</h2>
          {copy.body !== null && (
            <p className="kept" dir="auto">
              {copy.body}
            </p>
          )}
          {copy.file && (
            <form method="post">
              <input type="hidden" name="code" value={code} />
              <input type="hidden" name="seq" value={copy.seq} />
              <button type="submit">{say(text.file)}</button>
            </form>
          )}
        </section>
      ))}
      <p>
        {say(text.purpose)} <bdi>{purpose}</bdi>
      </p>
      <p lang={noticeLang} dir="auto">
        {notice}
      </p>
      <p>{say(text.left, { count: viewsLeft, until })}</p>
    </Layout>
  );
}
