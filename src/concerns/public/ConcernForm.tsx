import { Layout } from "../../ui/public/Layout.tsx";
import { speak } from "../../ui/public/words.ts";
import type { PublicPages } from "../publicPages.ts";
import { OnCall } from "./OnCall.tsx";
import { Choices, Emergency, Hidden, TextInput, Told } from "./parts.tsx";
import { categoryLabels, isQuiet, riskLabels, titleOf, urgencyLabels, wordingOf } from "./wording.ts";

const text = {
  about: { id: "concerns.public.form.about", message: "What does it touch?" },
  aboutHint: { id: "concerns.public.form.aboutHint", message: "Tick what fits, or nothing." },
  risk: { id: "concerns.public.form.risk", message: "What worries you more?" },
  when: { id: "concerns.public.form.when", message: "How soon should somebody look at it?" },
  whenHint: {
    id: "concerns.public.form.whenHint",
    message: "Nobody reads this through the night. If it cannot wait, call the number on top.",
  },
  nameHint: { id: "concerns.public.form.nameHint", message: "Leave it empty to stay anonymous." },
  reachHint: {
    id: "concerns.public.form.reachHint",
    message: "Telephone or e-mail, and when. Only one that nobody else reads. Or leave it empty.",
  },
  named: {
    id: "concerns.public.form.named",
    message: "If you give your name, the person it is about, or their parents, may have the right to read this and see who wrote it.",
  },
  duty: {
    id: "concerns.public.form.duty",
    message:
      "This form does not replace a report of child abuse or neglect. If the law asks you to report, you still have to make that report yourself, to the child protection line or the police.",
  },
  quietNote: {
    id: "concerns.public.form.quietNote",
    message: "We never tell anybody whether we know a person. Everyone who writes here gets the same answer.",
  },
  passedOn: {
    id: "concerns.public.form.passedOn",
    message:
      "Those who read this are not a confidential resource: some things they must pass on, also where you would rather they did not. Write only what may be passed on, and ask them first where you can talk in confidence.",
  },
  kept: {
    id: "concerns.public.form.kept",
    message:
      "Those who read this are a confidential resource: they keep what you write to themselves, unless you agree, a life is in danger, or the law leaves them no choice.",
  },
  send: { id: "concerns.public.form.send", message: "Send" },
  code: { id: "concerns.public.form.code", message: "You will get a code with which you can come back and add something." },
  asked: { id: "concerns.public.form.asked", message: "You have not written what it is about yet." },
  askedHint: {
    id: "concerns.public.form.askedHint",
    message: "A few words help us most. If you would rather not, press Send again, and it goes as it is.",
  },
  notStored: { id: "concerns.public.form.notStored", message: "Your message could not be stored just now." },
  notStoredHint: {
    id: "concerns.public.form.notStoredHint",
    message:
      "Nothing you wrote is lost: it is all still here. Please press Send again in a minute. If it cannot wait, call the number on top.",
  },
};

const FORM = "concern";

/** /refer/:slug: one page, a minute, and nothing in it that must be filled in. */
export function ConcernForm({
  lang,
  door,
  as,
  key_,
  typed,
  trouble,
  asked,
  watch,
}: Omit<PublicPages["form"], "key"> & { readonly key_: string }) {
  const say = speak(lang);
  const wording = wordingOf(door, as);
  const quiet = isQuiet(door);
  const first = (name: string) => typed[name]?.[0] ?? "";
  const field = (name: string) => ({ name, value: first(name), quiet });
  return (
    <Layout lang={lang} say={say} turn={{ form: FORM }}>
      <Emergency say={say} number={door.emergency} />
      {trouble === "notStored" && (
        <div className="asked" role="alert">
          <Told say={say} what={text.notStored} more={text.notStoredHint} />
        </div>
      )}
      <h1>{say(wording.heading, { word: door.personWord })}</h1>
      <p className="of">
        <bdi>{quiet || as === "self" ? door.agencyName : `${door.agencyName} · ${titleOf(door, lang)}`}</bdi>
      </p>
      <p className="lead">{say(wording.lead)}</p>
      {quiet && <p>{say(text.quietNote)}</p>}
      <p className="duty">{say(door.confidential ? text.kept : text.passedOn)}</p>
      <form id={FORM} method="post" action={`/refer/${door.slug}`} acceptCharset="utf-8" autoComplete="off" noValidate>
        <Hidden name="key" value={key_} />
        <Hidden name="lang" value={lang} />
        <Hidden name="as" value={as} />
        {asked && <Hidden name="asked" value="1" />}
        {Object.entries(typed).map(([name, values]) =>
          isShown(name, wording)
            ? null
            : [...new Set(values)].map((value) => <Hidden key={`${name}=${value}`} name={name} value={value} />),
        )}
        {wording.who && <TextInput {...field("who")} label={say(wording.who)} />}
        {wording.where && <TextInput {...field("where")} label={say(wording.where)} />}
        <TextInput
          {...field("words")}
          long
          asked={trouble === "empty" && <Told say={say} what={text.asked} more={text.askedHint} />}
          label={say(wording.words)}
          hint={wording.wordsHint && say(wording.wordsHint)}
        />
        {!quiet && (
          <Choices
            say={say}
            name="about"
            many
            legend={say(text.about)}
            hint={say(text.aboutHint)}
            labels={categoryLabels}
            chosen={typed["about"] ?? []}
          />
        )}
        {wording.asksRisk && (
          <Choices say={say} name="risk" many legend={say(text.risk)} labels={riskLabels} chosen={typed["risk"] ?? []} />
        )}
        <Choices
          say={say}
          name="when"
          legend={say(text.when)}
          {...(!watch && { hint: say(text.whenHint) })}
          labels={urgencyLabels}
          chosen={typed["when"] ?? []}
        />
        {watch && <OnCall say={say} lang={lang} watch={watch} number={door.emergency} />}
        <TextInput {...field("name")} label={say(wording.name)} hint={say(text.nameHint)} />
        <TextInput {...field("reach")} label={say(wording.reach)} hint={say(text.reachHint)} />
        {!quiet && as !== "self" && <p className="duty">{say(text.named)}</p>}
        {as !== "self" && <p className="duty">{say(text.duty)}</p>}
        <button className="send" type="submit">
          {say(text.send)}
        </button>
        <p className="after">{say(text.code)}</p>
      </form>
    </Layout>
  );
}

const PLUMBING = ["key", "lang", "as", "asked", "turn"];

/** Whether a value that came back stands in a field on the page; one that does not is sent along unseen, so that it is kept. */
const isShown = (name: string, wording: { who: unknown; where: unknown; asksRisk: boolean }) =>
  PLUMBING.includes(name) ||
  ["words", "about", "when", "name", "reach"].includes(name) ||
  (name === "who" && wording.who !== null) ||
  (name === "where" && wording.where !== null) ||
  (name === "risk" && wording.asksRisk);
