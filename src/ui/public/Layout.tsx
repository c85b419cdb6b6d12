import type { ReactNode } from "react";
import { type PublicLanguage, publicLanguages, type Speak } from "./words.ts";

interface LayoutProps {
  readonly lang: PublicLanguage;
  readonly say: Speak;
  readonly children: ReactNode;
  /** How this page is had in another language: a form's own button keeps what was typed, a link goes to the same place. An answer is had in one. */
  readonly turn: { readonly form: string } | { readonly href: (language: string) => string } | null;
  /** Where leaving goes; a visit that somebody signed in for has its own, which ends it. */
  readonly exit?: string;
}

const text = {
  title: { id: "ui.public.title", message: "A message" },
  skip: { id: "ui.public.skip", message: "Skip to the page" },
  leave: { id: "ui.public.leave", message: "Leave this page" },
  leaveHint: { id: "ui.public.leaveHint", message: "“Leave this page” leads away at once." },
  shifts: { id: "ui.public.shifts", message: "So does pressing Shift three times." },
  languages: { id: "ui.public.languages", message: "Language" },
  traces: {
    id: "ui.public.traces",
    message:
      "Leaving this page does not erase the browser's history. If somebody else may look at this device, use another one, or ask for help in person.",
  },
};

/** The frame of every page that somebody may read without signing in: one neutral title, a way out, three languages, nothing kept. */
export function Layout({ lang, say, children, turn, exit = "/exit" }: LayoutProps) {
  const dir = publicLanguages.find((language) => language.id === lang)?.dir ?? "ltr";
  return (
    <html lang={lang} dir={dir}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{say(text.title)}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/public.css" />
        <script src="/public.js" />
      </head>
      <body>
        {turn && "form" in turn && <EnterSends form={turn.form} />}
        <a className="skip" href="#main">
          {say(text.skip)}
        </a>
        <div className="bar">
          <a className="leave" id="leave" href={exit} title={say(text.leaveHint)} rel="noreferrer">
            {say(text.leave)}
          </a>
        </div>
        {turn && (
          <header>
            <nav className="turn" aria-label={say(text.languages)}>
              {publicLanguages.map((language) => (
                <Turn key={language.id} id={language.id} label={language.label} current={language.id === lang} turn={turn} />
              ))}
            </nav>
          </header>
        )}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer className="foot">
          <p>
            {say(text.leaveHint)}{" "}
            <span id="shifts" hidden>
              {say(text.shifts)}
            </span>
          </p>
          <p>{say(text.traces)}</p>
        </footer>
      </body>
    </html>
  );
}

/** Enter sends the form: the first button of a form is the one Enter means, and the first in sight is a language. */
const EnterSends = ({ form }: { form: string }) => <button className="unseen" type="submit" form={form} tabIndex={-1} aria-hidden="true" />;

interface TurnProps {
  readonly turn: NonNullable<LayoutProps["turn"]>;
  readonly id: string;
  readonly label: string;
  readonly current: boolean;
}

function Turn({ id, label, current, turn }: TurnProps) {
  if (current) {
    return (
      <span lang={id} aria-current="true" className="tongue">
        {label}
      </span>
    );
  }
  if ("form" in turn) {
    return (
      <button className="tongue" type="submit" form={turn.form} name="turn" value={id} lang={id} formNoValidate>
        {label}
      </button>
    );
  }
  return (
    <a className="tongue" href={turn.href(id)} lang={id} hrefLang={id}>
      {label}
    </a>
  );
}
