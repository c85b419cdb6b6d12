import { FieldTop, focusIf, Hidden } from "../../concerns/public/parts.tsx";
import { BeforeYouGo } from "../../leaves/public/PolicyPages.tsx";
import type { PublicLanguage, Speak } from "../../ui/public/words.ts";
import type { LeaveAsks, LeaveTyped, OwnLeave } from "../ownLeave.ts";

const text = {
  ask: { id: "portal.leave.ask", message: "Ask for a leave" },
  again: { id: "portal.leave.askAgain", message: "Ask for another leave" },
  lead: {
    id: "portal.leave.ask.lead",
    message: "You may take time away for your health, and come back. You are not asked why: it is one way, whatever the reason.",
  },
  short: { id: "portal.leave.ask.short", message: "The policy in short" },
  whole: { id: "portal.leave.ask.whole", message: "Read the whole policy, version {number}" },
  from: { id: "portal.leave.ask.from", message: "First day away" },
  until: { id: "portal.leave.ask.until", message: "Last day away, if you know it" },
  untilHint: { id: "portal.leave.ask.untilHint", message: "Leave it empty if you do not know it yet." },
  next: { id: "portal.leave.ask.then", message: "What happens then" },
  thenAsked: {
    id: "portal.leave.ask.thenAsked",
    message: "Whoever carries your case is told, and says within two working days which documents are needed.",
  },
  thenDocuments: {
    id: "portal.leave.ask.thenDocuments",
    message: "You have {days, plural, one {# working day} other {# working days}} to bring them.",
  },
  thenReview: {
    id: "portal.leave.ask.thenReview",
    message:
      "It is decided within {days, plural, one {# working day} other {# working days}} after they are all there, and you are told why.",
  },
  papers: {
    id: "portal.leave.ask.papers",
    message:
      "Send no documents here. They go to the reviewers alone, who read them for this and for nothing else; whoever carries your case says how they get there.",
  },
  send: { id: "portal.leave.ask.send", message: "Ask for this leave" },
  takeBack: { id: "portal.leave.off", message: "I do not want this leave any more" },
  takeBackLead: { id: "portal.leave.off.lead", message: "Nothing follows from it. You can ask again whenever you want." },
  takeBackSend: { id: "portal.leave.off.send", message: "Take my request back" },
  back: { id: "portal.leave.back.title", message: "Come back" },
  backLead: {
    id: "portal.leave.back.lead",
    message: "Say when you want to be back. The documents for it go to the reviewers; whoever carries your case says which, and how.",
  },
  backDay: { id: "portal.leave.back.day", message: "The day you want to be back" },
  backSend: { id: "portal.leave.back.send", message: "Ask to come back" },
};

interface DayProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly least?: string;
  readonly wrong: string | null;
}

/** One day, as the browser lets one choose it. */
function DayInput({ name, label, hint, value, least, wrong }: DayProps) {
  const about = [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(" ") || undefined;
  return (
    <div className="field">
      <FieldTop name={name} label={label} hint={hint} asked={wrong} askedId={`${name}-wrong`} />
      <input
        type="date"
        id={name}
        name={name}
        defaultValue={value}
        min={least}
        autoComplete="off"
        aria-describedby={about}
        aria-invalid={wrong !== null || undefined}
        {...focusIf(wrong !== null)}
      />
    </div>
  );
}

interface AskProps {
  readonly lang: PublicLanguage;
  readonly say: Speak;
  readonly asks: LeaveAsks;
  /** There was one before. */
  readonly again: boolean;
  readonly typed: LeaveTyped;
  readonly once: string;
  readonly wrong: { readonly name: "from" | "until"; readonly says: string } | null;
}

/** Asking for a leave: the policy beside it, two days, what comes then. It has no field for why, nor for papers (R81, R84). */
export function AskLeave({ lang, say, asks, again, typed, once, wrong }: AskProps) {
  return (
    <>
      {again && <h2>{say(text.again)}</h2>}
      <p className={again ? undefined : "lead"}>{say(text.lead)}</p>
      <h2>{say(text.short)}</h2>
      {asks.summary
        .split(/\n+/)
        .filter((line) => line.trim() !== "")
        .map((line) => (
          <p key={line} lang={asks.language} dir="auto">
            {line}
          </p>
        ))}
      <p>
        <a href={`/leave/${asks.slug}?lang=${lang}&version=${asks.number}`}>{say(text.whole, { number: asks.number })}</a>
      </p>
      <BeforeYouGo say={say} offices={asks.offices} language={asks.language} />
      <form method="post" action="/mine/leave/ask" id="ask" autoComplete="off" noValidate>
        <h2>{say(text.ask)}</h2>
        <Hidden name="lang" value={lang} />
        <Hidden name="once" value={once} />
        <DayInput name="from" label={say(text.from)} value={typed.from} wrong={wrong?.name === "from" ? wrong.says : null} />
        <DayInput
          name="until"
          label={say(text.until)}
          hint={say(text.untilHint)}
          value={typed.until}
          wrong={wrong?.name === "until" ? wrong.says : null}
        />
        <h3>{say(text.next)}</h3>
        <ol>
          <li>{say(text.thenAsked)}</li>
          <li>{say(text.thenDocuments, { days: asks.documentsDays })}</li>
          <li>{say(text.thenReview, { days: asks.reviewDays })}</li>
        </ol>
        <p>{say(text.papers)}</p>
        <button type="submit" className="send">
          {say(text.send)}
        </button>
      </form>
    </>
  );
}

interface OfLeave {
  readonly lang: PublicLanguage;
  readonly say: Speak;
  readonly leave: OwnLeave;
}

/** In two presses, until it is decided. */
export function TakeBack({ lang, say, leave }: OfLeave) {
  return (
    <details>
      <summary>{say(text.takeBack)}</summary>
      <form method="post" action="/mine/leave/off" id="off">
        <Hidden name="lang" value={lang} />
        <Hidden name="leave" value={leave.id} />
        <p>{say(text.takeBackLead)}</p>
        <button type="submit" className="plain">
          {say(text.takeBackSend)}
        </button>
      </form>
    </details>
  );
}

/** While they are away: the day on which they want to be back. */
export function AskBack({ lang, say, leave, typed, wrong }: OfLeave & { readonly typed: string; readonly wrong: string | null }) {
  return (
    <form method="post" action="/mine/leave/back" id="back" autoComplete="off" noValidate>
      <h2>{say(text.back)}</h2>
      <p>{say(text.backLead)}</p>
      <Hidden name="lang" value={lang} />
      <Hidden name="leave" value={leave.id} />
      <DayInput name="back" label={say(text.backDay)} value={typed} least={leave.today} wrong={wrong} />
      <button type="submit" className="send">
        {say(text.backSend)}
      </button>
    </form>
  );
}
