import { Hidden, TextInput } from "../../concerns/public/parts.tsx";
import type { Outcome, Status } from "../../leaves/contract.ts";
import { BeforeYouGo } from "../../leaves/public/PolicyPages.tsx";
import type { Speak } from "../../ui/public/words.ts";
import type { LeaveTold, LeaveTrouble, OwnDecision } from "../ownLeave.ts";
import type { PortalPages } from "../pageProps.ts";
import { AskBack, AskLeave, TakeBack } from "./LeaveForms.tsx";
import { Inside, Kept } from "./parts.tsx";

interface Message {
  readonly id: string;
  readonly message: string;
}

const text = {
  title: { id: "portal.leave", message: "My leave" },
  none: { id: "portal.leave.none", message: "You have asked for no leave here." },
  daysOpen: { id: "portal.leave.daysOpen", message: "From {from}. Until when is not known yet." },
  days: { id: "portal.leave.days", message: "From {from} to {until}" },
  back: { id: "portal.leave.back", message: "Back on {day}" },
  next: { id: "portal.leave.next", message: "What comes next" },
  by: { id: "portal.leave.by", message: "By {day}." },
  complete: { id: "portal.leave.complete", message: "Your documents are all there." },
  missing: { id: "portal.leave.missing", message: "Documents are still missing. Whoever helps you knows which." },
  policy: { id: "portal.leave.policy", message: "The policy that applies, version {number}" },
  terms: { id: "portal.leave.terms", message: "What is asked of you" },
  reason: { id: "portal.leave.reason", message: "Why: {reason}" },
  cites: { id: "portal.leave.cites", message: "The policy says: “{cites}”" },
  how: { id: "portal.leave.how", message: "How to appeal, until {day}" },
  appealed: { id: "portal.leave.appealedOn", message: "You appealed on {day}." },
  appeal: { id: "portal.leave.appeal", message: "Appeal" },
  appealLead: {
    id: "portal.leave.appealLead",
    message: "Somebody else decides, who had no part in the decision and does not work on your case.",
  },
  words: { id: "portal.leave.words", message: "What you want to say" },
  wordsHint: { id: "portal.leave.wordsHint", message: "Who decides reads it. You need not write much." },
  send: { id: "portal.leave.send", message: "Send the appeal" },
};

const toldWords: Readonly<Record<LeaveTold, Message>> = {
  appealed: { id: "portal.leave.told", message: "Your appeal has arrived. Whoever carries your case was told." },
  asked: { id: "portal.leave.told.asked", message: "Your request has arrived. Whoever carries your case was told." },
  off: { id: "portal.leave.told.off", message: "You took your request back. Whoever carries your case was told. You can ask again." },
  back: { id: "portal.leave.told.back", message: "That you want to come back has arrived. Whoever carries your case was told." },
};

const statusWords: Readonly<Record<Status, Message>> = {
  requested: { id: "portal.leave.requested", message: "You asked for a leave." },
  documents_pending: { id: "portal.leave.documents", message: "Your documents are to come." },
  under_review: { id: "portal.leave.review", message: "Your request is being looked at." },
  decided: { id: "portal.leave.decided", message: "Your request was decided." },
  on_leave: { id: "portal.leave.away", message: "You are on leave." },
  return_requested: { id: "portal.leave.return", message: "You asked to come back." },
  return_decided: { id: "portal.leave.returnDecided", message: "Your return was decided." },
  appealed: { id: "portal.leave.appealed", message: "You appealed." },
  closed: { id: "portal.leave.closed", message: "This leave is over." },
};

const nextWords: Readonly<Record<Exclude<Status, "closed">, Message>> = {
  requested: { id: "portal.leave.next.requested", message: "We tell you which documents are needed." },
  documents_pending: { id: "portal.leave.next.documents", message: "Bring your documents, or have them sent." },
  under_review: { id: "portal.leave.next.review", message: "We decide, and tell you why." },
  decided: { id: "portal.leave.next.decided", message: "We go through it with you. You can appeal." },
  on_leave: { id: "portal.leave.next.away", message: "Tell us when you want to come back." },
  return_requested: { id: "portal.leave.next.return", message: "Bring the documents for your return. We decide, and tell you why." },
  return_decided: { id: "portal.leave.next.returnDecided", message: "We go through it with you. You can appeal." },
  appealed: { id: "portal.leave.next.appealed", message: "Somebody else decides your appeal." },
};

const outcomeWords: Readonly<Record<Outcome, Message>> = {
  approved: { id: "portal.leave.approved", message: "Approved" },
  modified: { id: "portal.leave.modified", message: "Approved in another way" },
  denied: { id: "portal.leave.denied", message: "Not approved" },
};

const stageWords = {
  request: { id: "portal.leave.of.request", message: "Your leave: {outcome}" },
  return: { id: "portal.leave.of.return", message: "Your return: {outcome}" },
  appeal: { id: "portal.leave.of.appeal", message: "Your appeal: {outcome}" },
};

const troubleWords: Readonly<Record<LeaveTrouble, Message>> = {
  words: { id: "portal.leave.wrong.words", message: "You have not written anything yet." },
  long: { id: "portal.leave.wrong.long", message: "That is too long: 4000 letters at most. It is still here." },
  from: { id: "portal.leave.wrong.from", message: "Choose the first day you want to be away." },
  until: { id: "portal.leave.wrong.until", message: "The last day comes after the first. Leave it empty if you do not know it yet." },
  another: { id: "portal.leave.wrong.another", message: "A leave was asked for already. This is where it stands." },
  often: { id: "portal.leave.wrong.often", message: "That is as often as can be asked here in one day. Speak with whoever helps you." },
  offLate: {
    id: "portal.leave.wrong.offLate",
    message: "It cannot be taken back here any more: this is where it stands. Speak with whoever helps you.",
  },
  backDay: { id: "portal.leave.wrong.backDay", message: "Choose the day you want to be back, from today on." },
  backLate: { id: "portal.leave.wrong.backLate", message: "Coming back cannot be asked for now: this is where it stands." },
  late: { id: "portal.leave.wrong.late", message: "The days for an appeal are over. Ask whoever helps you what is left." },
};

function Decided({ say, one }: { say: Speak; one: OwnDecision }) {
  return (
    <section className="own">
      <h3>{say(stageWords[one.appeal ? "appeal" : one.stage], { outcome: say(outcomeWords[one.outcome]) })}</h3>
      <p>{one.on}</p>
      {one.assessment && <Kept>{one.assessment}</Kept>}
      {one.terms.length > 0 && (
        <>
          <h4>{say(text.terms)}</h4>
          <ol>
            {one.terms.map(({ what, cites, reason }) => (
              <li key={what}>
                <bdi>{what}</bdi>
                {reason && <span className="hint">{say(text.reason, { reason: `\u2068${reason}\u2069` })}</span>}
                {cites && <span className="hint">{say(text.cites, { cites: `\u2068${cites}\u2069` })}</span>}
              </li>
            ))}
          </ol>
        </>
      )}
      {one.how && one.by && (
        <>
          <h4>{say(text.how, { day: one.by })}</h4>
          <Kept>{one.how}</Kept>
        </>
      )}
      {one.appealedOn && <p>{say(text.appealed, { day: one.appealedOn })}</p>}
    </section>
  );
}

/** Troubles that stand on top: what was asked does not go any more. */
const ofWhole: readonly LeaveTrouble[] = ["late", "another", "often", "offLate", "backLate"];

/** Where their leave stands, what comes next and by when, what was decided and why, the appeal, coming back; or asking for one (A22, A24). */
export function LeavePage({ lang, guardian, leave, asks, told, trouble, typed, once }: PortalPages["mineLeave"]) {
  const [standing] = leave?.decisions ?? [];
  return (
    <Inside lang={lang} part="leave" guardian={guardian}>
      {(say) => (
        <>
          <h1>{say(text.title)}</h1>
          {told && (
            <p role="status" className="asked">
              {say(toldWords[told])}
            </p>
          )}
          {trouble && ofWhole.includes(trouble) && (
            <p role="alert" className="asked">
              {say(troubleWords[trouble])}
            </p>
          )}
          {!leave && !asks && <p className="lead">{say(text.none)}</p>}
          {leave && (
            <>
              <p className="lead">{say(statusWords[leave.status])}</p>
              <p>
                {leave.until ? say(text.days, { from: leave.from, until: leave.until }) : say(text.daysOpen, { from: leave.from })}
                {leave.back && <> · {say(text.back, { day: leave.back })}</>}
              </p>
              {leave.status !== "closed" && (
                <>
                  <h2>{say(text.next)}</h2>
                  <p>
                    {say(nextWords[leave.status])} {leave.due && say(text.by, { day: leave.due })}
                  </p>
                  {leave.complete !== null && <p>{say(leave.complete ? text.complete : text.missing)}</p>}
                </>
              )}
              <p>
                <a href={`/leave/${leave.policy.slug}?lang=${lang}&version=${leave.policy.number}`}>
                  {say(text.policy, { number: leave.policy.number })}
                </a>
              </p>
              {leave.decisions.map((one) => (
                <Decided key={one.id} say={say} one={one} />
              ))}
              {leave.mayAppeal && standing && (
                <form method="post" action="/mine/leave" id="appeal" acceptCharset="utf-8" autoComplete="off">
                  <h2>{say(text.appeal)}</h2>
                  <p>{say(text.appealLead)}</p>
                  <Hidden name="lang" value={lang} />
                  <Hidden name="leave" value={leave.id} />
                  <Hidden name="decision" value={standing.id} />
                  <TextInput
                    name="words"
                    long
                    quiet
                    value={typed.words}
                    label={say(text.words)}
                    hint={say(text.wordsHint)}
                    asked={(trouble === "words" || trouble === "long") && say(troubleWords[trouble])}
                  />
                  <button type="submit" className="send">
                    {say(text.send)}
                  </button>
                </form>
              )}
              {leave.mayAskBack && (
                <AskBack
                  lang={lang}
                  say={say}
                  leave={leave}
                  typed={typed.back}
                  wrong={trouble === "backDay" ? say(troubleWords.backDay) : null}
                />
              )}
              {leave.mayTakeBack && <TakeBack lang={lang} say={say} leave={leave} />}
              {!asks && <BeforeYouGo say={say} offices={leave.policy.offices} language={leave.policy.language} />}
            </>
          )}
          {asks && (
            <AskLeave
              lang={lang}
              say={say}
              asks={asks}
              again={leave !== null}
              typed={typed}
              once={once}
              wrong={trouble === "from" || trouble === "until" ? { name: trouble, says: say(troubleWords[trouble]) } : null}
            />
          )}
        </>
      )}
    </Inside>
  );
}
