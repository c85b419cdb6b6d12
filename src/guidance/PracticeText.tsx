import { useAsk } from "../ui/asking.ts";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";
import { guidance, type PracticeTopic } from "./contract.ts";
import { learnMore, practiceWords } from "./practiceWords.ts";

const ADDRESS = /https:\/\/\S+/;

/** The agency's own words of a topic, or ours; and where one learns more. */
export function PracticeText({ topic }: { topic: PracticeTopic }) {
  const say = useWords();
  const formats = useFormats();
  const { wordings } = useAsk(guidance.list, {});
  const own = wordings.find((one) => one.topic === topic);
  const links = own
    ? (own.training ?? "")
        .split("\n")
        .filter(Boolean)
        .map((line) => ({ name: line.replace(ADDRESS, "").trim() || line, href: ADDRESS.exec(line)?.[0] }))
    : learnMore[topic];
  return (
    <div className="measure space-y-3">
      {own ? (
        <>
          {own.body
            .split("\n")
            .filter(Boolean)
            .map((line) => (
              <p key={line}>
                <bdi>{line}</bdi>
              </p>
            ))}
          <p className="text-sm text-quiet">
            {say({ id: "guidance.own", message: "In your agency’s own words, since {day}" }, { day: formats.day(formats.dayOf(own.at)) })}
          </p>
        </>
      ) : (
        <ul className="list-disc space-y-1 ps-5">
          {practiceWords[topic].map((message) => (
            <li key={message.id}>{say(message)}</li>
          ))}
        </ul>
      )}
      {links.length > 0 && (
        <ul className="space-y-1 text-sm">
          {links.map(({ name, href }) => (
            <li key={name}>
              {href ? (
                <Link href={href} newTab>
                  {name}
                </Link>
              ) : (
                name
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
