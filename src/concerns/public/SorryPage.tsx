import { Layout } from "../../ui/public/Layout.tsx";
import { speak } from "../../ui/public/words.ts";
import type { PublicPages } from "../publicPages.ts";
import { Emergency } from "./parts.tsx";

const text = {
  gone: { id: "concerns.public.sorry.gone", message: "Nobody takes messages at this address" },
  goneText: { id: "concerns.public.sorry.goneText", message: "The office may have moved. Please choose one from the list." },
  tooLong: { id: "concerns.public.sorry.tooLong", message: "That was too long to take in one piece" },
  tooLongText: {
    id: "concerns.public.sorry.tooLongText",
    message: "Please go back: your words are still there. Send them in two or three parts.",
  },
  later: { id: "concerns.public.sorry.later", message: "This page cannot be shown just now" },
  laterText: { id: "concerns.public.sorry.laterText", message: "Please try again in a minute. If it cannot wait, call the number on top." },
  kept: { id: "concerns.public.sorry.kept", message: "What you wrote, so that you can take it with you" },
  list: { id: "concerns.public.sorry.list", message: "All offices" },
};

/** When a page cannot be had: what to do instead, and whatever was typed. */
export function SorryPage({ lang, what, typed = [] }: PublicPages["sorry"]) {
  const say = speak(lang);
  return (
    <Layout lang={lang} say={say} turn={null}>
      <Emergency say={say} number="911" />
      <h1>{say(text[what])}</h1>
      <p className="lead">{say(text[`${what}Text`])}</p>
      <p>
        <a href={`/refer?lang=${lang}`}>{say(text.list)}</a>
      </p>
      {typed.length > 0 && (
        <>
          <h2>{say(text.kept)}</h2>
          {[...new Set(typed)].map((words) => (
            <p className="kept" dir="auto" key={words}>
              {words}
            </p>
          ))}
        </>
      )}
    </Layout>
  );
}
