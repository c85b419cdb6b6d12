import type { ReactNode } from "react";
import { Layout } from "../../ui/public/Layout.tsx";
import { type PublicLanguage, type Speak, speak } from "../../ui/public/words.ts";
import { type Part, parts, theirsAlone } from "../pageProps.ts";
import { partWords, text } from "./ownWords.ts";

interface InsideProps {
  readonly lang: PublicLanguage;
  /** A leave is no part of everybody's page: one comes to it from what comes next. */
  readonly part: Part | "leave";
  /** A plan, and a form to fill in, are their own person's alone. */
  readonly guardian: boolean;
  /** The form whose own button turns the page into another language, with what was typed. */
  readonly form?: string;
  readonly children: (say: Speak) => ReactNode;
}

/** A page inside: where one is, what else there is, the way out. Leaving ends the visit, with script and without. */
export function Inside({ lang, part, guardian, form, children }: InsideProps) {
  const say = speak(lang);
  return (
    <Layout lang={lang} say={say} exit="/mine/exit" turn={form ? { form } : { href: (language) => `/mine/${part}?lang=${language}` }}>
      <nav className="parts" aria-label={say(text.parts)}>
        {parts
          .filter((one) => !(guardian && theirsAlone.includes(one)))
          .map((one) => (
            <a key={one} href={`/mine/${one}?lang=${lang}`} {...(one === part ? { "aria-current": "page" as const } : {})}>
              {say(partWords[one])}
            </a>
          ))}
      </nav>
      {children(say)}
      <form method="post" action="/mine/out" id="out">
        <input type="hidden" name="lang" value={lang} />
        <button type="submit" className="plain">
          {say(text.out)}
        </button>
      </form>
    </Layout>
  );
}

/** Words that somebody wrote, in whatever script. */
export const Kept = ({ children }: { children: string }) => (
  <p className="kept" dir="auto">
    {children}
  </p>
);
