import { Choices, Hidden, TextInput } from "../../concerns/public/parts.tsx";
import type { PublicLanguage, Speak } from "../../ui/public/words.ts";
import type { OwnPlan, PlanTrouble, PortalPages } from "../pageProps.ts";
import { partWords } from "./ownWords.ts";
import { Inside } from "./parts.tsx";

const text = {
  none: { id: "portal.plan.none", message: "You have agreed to no plan yet. When you do, it stands here in your words." },
  done: { id: "portal.plan.done", message: "I did this" },
  notYet: { id: "portal.plan.notYet", message: "Not done yet" },
  of: { id: "portal.plan.of", message: "{what}: {step}" },
  paper: { id: "portal.plan.paper", message: "Get it as a PDF" },
  print: {
    id: "portal.plan.print",
    message: "To print it, use the print of your browser. Keep the paper, or the file, where only you look.",
  },
  write: { id: "portal.plan.write", message: "Write about my plan" },
  writeLead: {
    id: "portal.plan.writeLead",
    message: "Whoever carries your case is told, and reads it with you. Nothing changes without you.",
  },
  what: { id: "portal.plan.what", message: "What is it?" },
  about: { id: "portal.plan.about", message: "About what?" },
  whole: { id: "portal.plan.whole", message: "The whole plan" },
  words: { id: "portal.plan.words", message: "In your words" },
  wordsHint: {
    id: "portal.plan.wordsHint",
    message: "Nobody reads this through the night. If it cannot wait, ring whoever helps you, or the emergency number.",
  },
  send: { id: "portal.plan.send", message: "Send" },
  said: { id: "portal.plan.said", message: "It has arrived. Whoever carries your case was told." },
  ticked: { id: "portal.plan.ticked", message: "It is written down. Whoever carries your case was told." },
};

const kinds = {
  comment: { id: "portal.plan.comment", message: "I want to say something" },
  change: { id: "portal.plan.change", message: "I want to change this" },
};

const troubleWords: Readonly<Record<PlanTrouble, { readonly id: string; readonly message: string }>> = {
  words: { id: "portal.plan.wrong.words", message: "You have not written anything yet." },
  long: { id: "portal.plan.wrong.long", message: "That is too long: 1000 letters at most. It is still here; send it in two parts." },
  often: {
    id: "portal.plan.wrong.often",
    message: "That is enough for one day. Nothing more is kept until tomorrow: ring whoever helps you.",
  },
  letters: { id: "portal.plan.wrong.letters", message: "There are letters in it that we cannot put into a PDF. Print this page instead." },
};

/** A name of whatever script inside a sentence. */
const apart = (name: string) => `\u2068${name}\u2069`;

function Goals({ lang, say, plan, mayWrite }: { lang: PublicLanguage; say: Speak; plan: OwnPlan; mayWrite: boolean }) {
  const { copy } = plan;
  return copy.goals.map(({ n, words, going, steps }, g) => (
    <section key={n} className="own">
      <h3>
        {n}. <bdi lang={copy.language}>{words}</bdi>
      </h3>
      {going && (
        <p>
          <span aria-hidden="true">
            {"●".repeat(going.value)}
            {"○".repeat(5 - going.value)}{" "}
          </span>
          {going.says}
        </p>
      )}
      {steps.length > 0 && (
        <>
          <h4>{copy.headings.steps}</h4>
          <ul>
            {steps.map((step, at) => {
              const own = plan.goals[g]?.steps[at];
              return (
                <li key={own?.id}>
                  <bdi>{step.what}</bdi>
                  <span className="hint">{[step.who, step.done].filter(Boolean).join(" · ")}</span>
                  {own?.mine && mayWrite && (
                    <form method="post" action={`/mine/plan/steps/${own.id}`} className="tick">
                      <Hidden name="lang" value={lang} />
                      <Hidden name="as" value={own.done ? "open" : "done"} />
                      <button
                        type="submit"
                        className="plain"
                        aria-label={say(text.of, { what: say(own.done ? text.notYet : text.done), step: apart(step.what) })}
                      >
                        {say(own.done ? text.notYet : text.done)}
                      </button>
                    </form>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  ));
}

function WriteForm({
  lang,
  say,
  plan,
  typed,
  trouble,
  once,
}: { lang: PublicLanguage; say: Speak; plan: OwnPlan } & Pick<PortalPages["minePlan"], "typed" | "trouble" | "once">) {
  return (
    <form method="post" action="/mine/plan" id="write" acceptCharset="utf-8" autoComplete="off">
      <h2>{say(text.write)}</h2>
      <p>{say(text.writeLead)}</p>
      <Hidden name="lang" value={lang} />
      <Hidden name="once" value={once} />
      <Choices say={say} name="what" legend={say(text.what)} labels={kinds} chosen={[typed.what]} />
      <div className="field">
        <label className="title" htmlFor="goal">
          {say(text.about)}
        </label>
        <select id="goal" name="goal" defaultValue={typed.goal}>
          <option value="">{say(text.whole)}</option>
          {plan.copy.goals.map(({ n, words }, at) => (
            <option key={n} value={plan.goals[at]?.id} dir="auto">
              {`${n}. ${words}`}
            </option>
          ))}
        </select>
      </div>
      <TextInput
        name="words"
        long
        quiet
        value={typed.words}
        label={say(text.words)}
        hint={say(text.wordsHint)}
        asked={trouble && trouble !== "letters" && say(troubleWords[trouble])}
      />
      <button type="submit" className="send">
        {say(text.send)}
      </button>
    </form>
  );
}

/** Their plan as it was agreed, in their words: what the paper says too. They tick what is theirs, say something of it, ask for a change. */
export function PlanPage({ lang, guardian, plan, mayWrite, told, trouble, typed, once }: PortalPages["minePlan"]) {
  return (
    <Inside lang={lang} part="plan" guardian={guardian}>
      {(say) => (
        <>
          <h1>{say(partWords.plan)}</h1>
          {told && (
            <p role="status" className="asked">
              {say(text[told])}
            </p>
          )}
          {trouble === "letters" && (
            <p role="alert" className="asked">
              {say(troubleWords.letters)}
            </p>
          )}
          {!plan && <p className="lead">{say(text.none)}</p>}
          {plan && (
            <>
              <div className="plan">
                <p className="of">{plan.copy.said.join(" ")}</p>
                {plan.copy.statement && (
                  <p className="kept" dir="auto" lang={plan.copy.language}>
                    {plan.copy.statement}
                  </p>
                )}
                <h2>{plan.copy.headings.goals}</h2>
                <Goals lang={lang} say={say} plan={plan} mayWrite={mayWrite} />
                {plan.copy.foot.map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </div>
              <p className="paper">
                <a className="act" href={`/mine/plan/paper?lang=${lang}`}>
                  {say(text.paper)}
                </a>
                <span className="hint">{say(text.print)}</span>
              </p>
              {mayWrite && <WriteForm lang={lang} say={say} plan={plan} typed={typed} trouble={trouble} once={once} />}
            </>
          )}
        </>
      )}
    </Inside>
  );
}
