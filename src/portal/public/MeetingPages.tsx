import { Hidden } from "../../concerns/public/parts.tsx";
import { sheetWordings } from "../../involvements/sheetWording.ts";
import type { PublicLanguage, Speak } from "../../ui/public/words.ts";
import type { OwnMeeting, OwnTime, PortalPages, TimeTrouble } from "../pageProps.ts";
import { partWords } from "./ownWords.ts";
import { Inside } from "./parts.tsx";

const text = {
  none: { id: "portal.next.none", message: "No appointment is written down." },
  leave: { id: "portal.leave.link", message: "My leave: where it stands" },
  askLeave: { id: "portal.leave.askLink", message: "Ask for a leave from your studies" },
  meeting: { id: "portal.next.meeting", message: "Appointment" },
  book: { id: "portal.next.book", message: "Book a time" },
  calendar: { id: "portal.next.calendar", message: "Take these into a calendar" },
  calendarHint: {
    id: "portal.next.calendarHint",
    message: "It says “Appointment” and nothing else. Whoever opens your calendar sees that.",
  },
  cannot: { id: "portal.next.cannot", message: "I cannot come" },
  off: { id: "portal.next.off", message: "Call it off" },
  offLead: { id: "portal.next.offLead", message: "The time is free again, and whoever carries your case is told. You can book another." },
  booked: { id: "portal.next.booked", message: "It is booked." },
  isOff: { id: "portal.next.isOff", message: "It is called off. Whoever carries your case was told." },
  past: { id: "portal.next.past", message: "Those that have been" },
  settling: { id: "portal.next.settling", message: "Who will be there is being settled. You will be told." },
  with: { id: "portal.next.with", message: "with {who}" },
  lead: { id: "portal.next.lead", message: "Choose a time. Only those who help you here are shown, and you can call it off again." },
  legend: { id: "portal.next.legend", message: "Free times" },
  noTimes: { id: "portal.next.noTimes", message: "There is no free time to choose at the moment. Ask whoever helps you." },
  send: { id: "portal.next.send", message: "Book this time" },
  back: { id: "portal.next.back", message: "Back to what comes next" },
};

const statuses: Readonly<Record<OwnMeeting["status"], { readonly id: string; readonly message: string }>> = {
  booked: { id: "portal.next.s.booked", message: "has been" },
  kept: { id: "portal.next.s.kept", message: "you were there" },
  missed: { id: "portal.next.s.missed", message: "it did not take place" },
};

const troubles: Readonly<Record<TimeTrouble, { readonly id: string; readonly message: string }>> = {
  choose: { id: "portal.next.wrong.choose", message: "Choose a time first." },
  taken: { id: "portal.next.wrong.taken", message: "Somebody was quicker: that time is gone. These are free." },
  often: {
    id: "portal.next.wrong.often",
    message: "That is as many as can be booked here for now. Ask whoever helps you for more.",
  },
};

const apart = (name: string) => `\u2068${name}\u2069`;

/** Whom they meet: what the colleague said people call them, else what they do. */
function Whom({ lang, say, one }: { lang: PublicLanguage; say: Speak; one: Pick<OwnTime, "role" | "called"> }) {
  const role = one.role && sheetWordings[lang].roles[one.role];
  const who = one.called ? apart(one.called) : role;
  return who ? <> · {say(text.with, { who })}</> : null;
}

/** What comes next: their appointments, the nearest first, and what was written down for them. */
export function NextPage({ lang, guardian, steps, meetings, leave, told }: PortalPages["mineNext"]) {
  const coming = meetings.filter((one) => one.coming);
  const past = meetings.filter((one) => !one.coming).reverse();
  return (
    <Inside lang={lang} part="next" guardian={guardian}>
      {(say) => (
        <>
          <h1>{say(partWords.next)}</h1>
          {told && (
            <p role="status" className="asked">
              {say(told === "booked" ? text.booked : text.isOff)}
            </p>
          )}
          {leave && (
            <p>
              <a className="act" href={`/mine/leave?lang=${lang}`}>
                {say(leave === "has" ? text.leave : text.askLeave)}
              </a>
            </p>
          )}
          {coming.length + steps.length === 0 && <p>{say(text.none)}</p>}
          {coming.map((one) => (
            <section key={one.id} className="own">
              <h2>{say(text.meeting)}</h2>
              <p>
                {one.on} · <bdi>{one.at}</bdi>
                <Whom lang={lang} say={say} one={one} />
              </p>
              {one.settling && <p>{say(text.settling)}</p>}
              {one.mayCancel && (
                <details>
                  <summary>{say(text.cannot)}</summary>
                  <form method="post" action={`/mine/next/${one.id}/off`}>
                    <Hidden name="lang" value={lang} />
                    <p>{say(text.offLead)}</p>
                    <button type="submit" className="plain" aria-label={`${say(text.off)}: ${one.on}, ${one.at}`}>
                      {say(text.off)}
                    </button>
                  </form>
                </details>
              )}
            </section>
          ))}
          {steps.map((one) => (
            <section key={one.id} className="own">
              <h2>
                <bdi>{one.title}</bdi>
              </h2>
              <p>
                {one.on}
                {one.at && (
                  <>
                    {" · "}
                    <bdi>{one.at}</bdi>
                  </>
                )}
              </p>
            </section>
          ))}
          {!guardian && (
            <p className="paper">
              <a className="act" href={`/mine/next/book?lang=${lang}`}>
                {say(text.book)}
              </a>
            </p>
          )}
          {coming.length > 0 && (
            <p className="paper">
              <a href={`/mine/next/calendar?lang=${lang}`}>{say(text.calendar)}</a>
              <span className="hint">{say(text.calendarHint)}</span>
            </p>
          )}
          {past.length > 0 && (
            <details>
              <summary>{say(text.past)}</summary>
              <ul>
                {past.map((one) => (
                  <li key={one.id}>
                    {one.on} · <bdi>{one.at}</bdi> · {say(statuses[one.status])}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </Inside>
  );
}

/** The free times of those who help them: one is chosen, and booked. */
export function BookPage({ lang, guardian, times, trouble, once }: PortalPages["mineBook"]) {
  return (
    <Inside lang={lang} part="next" guardian={guardian}>
      {(say) => (
        <>
          <h1>{say(text.book)}</h1>
          {trouble && (
            <p role="alert" className="asked">
              {say(troubles[trouble])}
            </p>
          )}
          <p className="lead">{say(times.length > 0 ? text.lead : text.noTimes)}</p>
          {times.length > 0 && (
            <form method="post" action="/mine/next/book" id="book" autoComplete="off">
              <Hidden name="lang" value={lang} />
              <Hidden name="once" value={once} />
              <fieldset>
                <legend>{say(text.legend)}</legend>
                <div className="choices">
                  {times.map((one) => (
                    <label className="choice" key={`${one.providerId} ${one.startsAt}`}>
                      <input type="radio" name="time" value={`${one.providerId} ${one.startsAt}`} />
                      <span>
                        {one.on} · <bdi>{one.at}</bdi>
                        <Whom lang={lang} say={say} one={one} />
                      </span>
                    </label>
                  ))}
                </div>
              </fieldset>
              <button type="submit" className="send">
                {say(text.send)}
              </button>
            </form>
          )}
          <p>
            <a href={`/mine/next?lang=${lang}`}>{say(text.back)}</a>
          </p>
        </>
      )}
    </Inside>
  );
}
