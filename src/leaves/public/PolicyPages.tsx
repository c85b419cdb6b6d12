import { Layout } from "../../ui/public/Layout.tsx";
import { type PublicLanguage, type Speak, speak } from "../../ui/public/words.ts";
import type { Office } from "../contract.ts";
import { officeWords } from "../officeWords.ts";
import type { LeavePages } from "../publicPages.ts";

const text = {
  holds: { id: "leaves.public.now", message: "Version {number}, in force since {day}." },
  before: {
    id: "leaves.public.held",
    message: "Version {number}, in force from {day} until another took its place. A request keeps the version it was made under.",
  },
  later: { id: "leaves.public.later", message: "Version {number}, in force from {day} on." },
  short: { id: "leaves.public.short", message: "In short" },
  days: { id: "leaves.public.days", message: "How long it takes" },
  documents: {
    id: "leaves.public.documents",
    message: "Your documents: {days, plural, one {# working day} other {# working days}} to bring them.",
  },
  review: {
    id: "leaves.public.review",
    message: "A decision: within {days, plural, one {# working day} other {# working days}} after they are all there.",
  },
  appeal: {
    id: "leaves.public.appeal",
    message: "An appeal: you have at least {days, plural, one {# day} other {# days}} after a decision, and somebody else decides it.",
  },
  same: {
    id: "leaves.public.same",
    message: "It is one process, whatever the condition is. Nobody who decides is told of which kind it is.",
  },
  written: {
    id: "leaves.public.written",
    message: "What the school wrote itself stands here in {language} alone. Ask them for it in your language.",
  },
  ask: { id: "leaves.public.ask", message: "How to ask for one" },
  askText: {
    id: "leaves.public.askText",
    message: "Tell whoever helps you at the school, and they write it down with you. You need not say why.",
  },
  askOwn: { id: "leaves.public.askOwn", message: "If you have a page of your own, you can ask there" },
  askWrite: { id: "leaves.public.askWrite", message: "If nobody helps you yet, write to the office" },
  whole: { id: "leaves.public.whole", message: "The policy" },
  versions: { id: "leaves.public.versions", message: "Other versions" },
  version: { id: "leaves.public.version", message: "Version {number}, from {day}" },
  none: { id: "leaves.public.none", message: "There is no such page" },
  noneText: { id: "leaves.public.noneText", message: "No leave policy is published here. Ask your school for it." },
};

const before = { id: "leaves.public.before", message: "Before you go" };
const beforeText = { id: "leaves.public.beforeText", message: "A leave touches more than your classes. Ask these offices first." };

/** What a leave touches elsewhere, and whom to ask: on the policy's page and on a person's own. */
export function BeforeYouGo({ say, offices, language }: { say: Speak; offices: readonly Office[]; language: PublicLanguage }) {
  if (offices.length === 0) return null;
  return (
    <>
      <h2>{say(before)}</h2>
      <p>{say(beforeText)}</p>
      <ul className="cards">
        {offices.map(({ about, who, says }) => (
          <li key={`${about} ${who}`}>
            <strong>{say(officeWords[about])}</strong> · <bdi>{who}</bdi>
            <span className="hint" lang={language} dir="auto">
              {says}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const Paragraphs = ({ words, language }: { words: string; language: PublicLanguage }) =>
  words
    .split(/\n+/)
    .filter((line) => line.trim() !== "")
    .map((line, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
      <p key={at} lang={language} dir="auto">
        {line}
      </p>
    ));

const nameLanguage = (language: PublicLanguage, lang: PublicLanguage) =>
  new Intl.DisplayNames([lang], { type: "language" }).of(language) ?? language;

/** An agency's leave policy, for anybody (A20). */
export function PolicyPage({ lang, agency, slug, version, holds, others }: LeavePages["leavePolicy"]) {
  const say = speak(lang);
  const given = { number: version.number, day: version.effectiveOn };
  return (
    <Layout lang={lang} say={say} turn={{ href: (language) => `/leave/${slug}?lang=${language}&version=${version.number}` }}>
      <p className="of">
        <bdi>{agency}</bdi>
      </p>
      <h1 lang={version.language} dir="auto">
        {version.title}
      </h1>
      <p className="hint">{say({ now: text.holds, before: text.before, later: text.later }[holds], given)}</p>
      {version.language !== lang && <p className="hint">{say(text.written, { language: nameLanguage(version.language, lang) })}</p>}
      <h2>{say(text.short)}</h2>
      <Paragraphs words={version.summary} language={version.language} />
      <p>{say(text.same)}</p>
      <h2>{say(text.days)}</h2>
      <ul>
        <li>{say(text.documents, { days: version.documentsDays })}</li>
        <li>{say(text.review, { days: version.reviewDays })}</li>
        <li>{say(text.appeal, { days: version.appealDays })}</li>
      </ul>
      <h2>{say(text.ask)}</h2>
      <p>{say(text.askText)}</p>
      <ul>
        <li>
          <a href={`/mine?lang=${lang}`}>{say(text.askOwn)}</a>
        </li>
        <li>
          <a href={`/refer?lang=${lang}`}>{say(text.askWrite)}</a>
        </li>
      </ul>
      <BeforeYouGo say={say} offices={version.offices} language={version.language} />
      <h2>{say(text.whole)}</h2>
      <Paragraphs words={version.body} language={version.language} />
      {others.length > 0 && (
        <>
          <h2>{say(text.versions)}</h2>
          <ul>
            {others.map(({ number, effectiveOn }) => (
              <li key={number}>
                <a href={`/leave/${slug}?lang=${lang}&version=${number}`}>{say(text.version, { number, day: effectiveOn })}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Layout>
  );
}

/** No agency of that name, or none with a policy. */
export function NoPolicyPage({ lang }: LeavePages["leaveNone"]) {
  const say = speak(lang);
  return (
    <Layout lang={lang} say={say} turn={null}>
      <h1>{say(text.none)}</h1>
      <p className="lead">{say(text.noneText)}</p>
    </Layout>
  );
}
