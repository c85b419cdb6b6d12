import { Layout } from "../../ui/public/Layout.tsx";
import { speak } from "../../ui/public/words.ts";
import type { PublicPages } from "../publicPages.ts";
import { Emergency } from "./parts.tsx";
import { isQuiet, senderLabels, titleOf } from "./wording.ts";

const text = {
  heading: { id: "concerns.public.doors.heading", message: "Whom would you like to write to?" },
  lead: { id: "concerns.public.doors.lead", message: "Choose an office. You need no account, and you need not give your name." },
  none: {
    id: "concerns.public.doors.none",
    message: "No office takes messages here yet. Please call or visit the office you are looking for.",
  },
  code: { id: "concerns.public.doors.code", message: "I have a code and want to add something" },
  who: { id: "concerns.public.who.heading", message: "Who is writing?" },
  whoLead: { id: "concerns.public.who.lead", message: "So that we ask you only what fits. You can stay anonymous." },
};

const EMERGENCY = "911";

/** /refer: every public door, by agency. */
export function DoorsPage({ lang, doors }: PublicPages["doors"]) {
  const say = speak(lang);
  const agencies = [...new Set(doors.map((door) => door.agencyName))];
  const numbers = new Set(doors.map((door) => door.emergency));
  return (
    <Layout lang={lang} say={say} turn={{ href: (language) => `/refer?lang=${language}` }}>
      <Emergency say={say} number={numbers.size === 1 ? (doors[0]?.emergency ?? EMERGENCY) : EMERGENCY} />
      <h1>{say(text.heading)}</h1>
      <p className="lead">{say(doors.length > 0 ? text.lead : text.none)}</p>
      {agencies.map((agency) => (
        <section key={agency}>
          <h2>
            <bdi>{agency}</bdi>
          </h2>
          <ul className="ways">
            {doors
              .filter((door) => door.agencyName === agency)
              .map((door) => (
                <li key={door.slug}>
                  <a href={`/refer/${door.slug}?lang=${lang}`}>
                    <bdi>{titleOf(door, lang)}</bdi>
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {doors.length > 0 && (
        <p className="after">
          <a href={`/receipt?lang=${lang}`}>{say(text.code)}</a>
        </p>
      )}
    </Layout>
  );
}

/** /refer/:slug before anybody said who they are. */
export function WhoPage({ lang, door }: PublicPages["who"]) {
  const say = speak(lang);
  return (
    <Layout lang={lang} say={say} turn={{ href: (language) => `/refer/${door.slug}?lang=${language}` }}>
      <Emergency say={say} number={door.emergency} />
      <h1>{say(text.who)}</h1>
      <p className="of">
        <bdi>{isQuiet(door) ? door.agencyName : `${door.agencyName} · ${titleOf(door, lang)}`}</bdi>
      </p>
      <p className="lead">{say(text.whoLead)}</p>
      <ul className="ways">
        {Object.entries(senderLabels).map(([source, label]) => (
          <li key={source}>
            <a href={`/refer/${door.slug}?as=${source}&lang=${lang}`}>{say(label)}</a>
          </li>
        ))}
      </ul>
      <p className="after">
        <a href={`/receipt?to=${door.slug}&lang=${lang}`}>{say(text.code)}</a>
      </p>
    </Layout>
  );
}
