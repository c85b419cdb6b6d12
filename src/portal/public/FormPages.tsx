import { Hidden } from "../../concerns/public/parts.tsx";
import { answersIn } from "../../forms/fieldValues.ts";
import { asks, walkItems } from "../../forms/questionnaire/form.ts";
import { findShown } from "../../forms/questionnaire/shown.ts";
import { publicLanguages } from "../../ui/public/words.ts";
import type { PortalPages } from "../pageProps.ts";
import { Items } from "./FormItems.tsx";
import { partWords } from "./ownWords.ts";
import { Inside } from "./parts.tsx";

const text = {
  none: {
    id: "portal.forms.none",
    message: "There is nothing to fill in. When somebody who helps you asks you something, it stands here.",
  },
  lead: { id: "portal.forms.lead", message: "Whoever helps you asks you this. You need not answer, and you can stop and go on later." },
  asked: { id: "portal.forms.asked", message: "Asked on {day}" },
  fill: { id: "portal.forms.fill", message: "Fill it in" },
  sent: { id: "portal.forms.sent", message: "It has arrived. Whoever carries your case was told." },
  kept: { id: "portal.forms.kept", message: "It is kept. Nobody reads it until you send it." },
  formLead: {
    id: "portal.forms.formLead",
    message:
      "You can leave out what you do not want to answer. Nobody reads it until you send it, and nobody reads this through the night: if it cannot wait, ring whoever helps you, or the emergency number.",
  },
  more: { id: "portal.forms.more", message: "There is a little more to ask, because of what you answered. Then send it." },
  empty: { id: "portal.forms.empty", message: "You have not filled anything in yet." },
  look: {
    id: "portal.forms.look",
    message: "Something is missing, or does not fit. It is marked below; everything you typed is still here.",
  },
  send: { id: "portal.forms.send", message: "Send" },
  keep: { id: "portal.forms.keep", message: "Keep it, and go on later" },
};

/** What they were asked to fill in, and have not sent. */
export function FormsPage({ lang, guardian, forms, done }: PortalPages["mineForms"]) {
  return (
    <Inside lang={lang} part="forms" guardian={guardian}>
      {(say) => (
        <>
          <h1>{say(partWords.forms)}</h1>
          {done && (
            <p role="status" className="asked">
              {say(text[done])}
            </p>
          )}
          <p className="lead">{say(forms.length > 0 ? text.lead : text.none)}</p>
          {forms.map(({ id, askedOn, form }) => (
            <section key={id} className="own">
              <h2>
                <bdi {...(form.language && { lang: form.language })}>{form.title}</bdi>
              </h2>
              <p>{say(text.asked, { day: askedOn })}</p>
              <a className="act" href={`/mine/forms/${id}?lang=${lang}`} aria-label={`${say(text.fill)}: ${form.title}`}>
                {say(text.fill)}
              </a>
            </section>
          ))}
        </>
      )}
    </Inside>
  );
}

/** One form, filled in by themselves. What another answer decides is asked once that answer is there: it needs no script. */
export function OwnFormPage({ lang, guardian, asked: { id, form, values }, wrong, told }: PortalPages["mineForm"]) {
  const shown = findShown(form, answersIn(form, values));
  const dir = publicLanguages.find((one) => one.id === form.language?.slice(0, 2))?.dir ?? "auto";
  const seen = [...walkItems(form.items)].filter((item) => asks(item) && shown.has(item.linkId));
  const trouble = Object.keys(wrong).length > 0 ? "look" : told;
  return (
    <Inside lang={lang} part="forms" guardian={guardian} form="own-form">
      {(say) => (
        <>
          <h1 dir="auto" {...(form.language && { lang: form.language })}>
            {form.title}
          </h1>
          <p>{say(text.formLead)}</p>
          {trouble && (
            <p role="alert" className="asked">
              {say(text[trouble])}
            </p>
          )}
          <form method="post" action={`/mine/forms/${id}`} id="own-form" acceptCharset="utf-8" autoComplete="off">
            <Hidden name="lang" value={lang} />
            {seen.map(({ linkId }) => (
              <Hidden key={linkId} name="seen" value={linkId} />
            ))}
            <div dir={dir} {...(form.language && { lang: form.language })}>
              <Items say={say} items={form.items} shown={shown} values={values} wrong={wrong} lang={lang} />
            </div>
            {form.copyright && <p className="of">{form.copyright}</p>}
            <button type="submit" className="send" name="act" value="send">
              {say(text.send)}
            </button>
            <button type="submit" className="plain" name="act" value="keep">
              {say(text.keep)}
            </button>
          </form>
        </>
      )}
    </Inside>
  );
}
