import { isolate, type usePersonText } from "../../people/PersonName.tsx";
import type { useFormats } from "../../ui/formats.ts";
import type { IconName } from "../../ui/Icon.tsx";
import type { Say } from "../../ui/words.ts";
import { attemptTold, contactIcons, contactKinds, feelings, safetyTold, withWhoms } from "../contacts/contactWords.ts";
import { taskIcons } from "../tasks/taskWords.ts";
import type { useTaskTitle } from "../tasks/useTaskTitle.ts";
import type { Contact, Task } from "./contract.ts";

/** A line of a story as it is read. */
export interface Told {
  icon: IconName;
  title: string;
  detail: readonly string[];
}

export type Formats = ReturnType<typeof useFormats>;

/** Names as the screen may show them, and languages by their own. */
export interface Spell {
  name: ReturnType<typeof usePersonText>;
  title: ReturnType<typeof useTaskTitle>;
  language: (tag: string) => string;
}

/** Who was met or tried, how long, and how it went. */
export function tellContact(
  say: Say,
  spell: Spell,
  {
    kind,
    result,
    minutes,
    withWhom,
    withLabel,
    withBarred,
    language,
    interpreter,
    safety,
    method,
    declined,
    feeling,
    topic,
    excused,
  }: Contact,
): Told {
  const what =
    kind === "attempt" && method
      ? say(attemptTold[method])
      : topic
        ? `${say(contactKinds[kind])}: ${isolate(topic)}`
        : say(contactKinds[kind]);
  const title =
    kind === "attempt" || result === "completed"
      ? what
      : result === "missed" && excused
        ? say({ id: "cases.story.excused", message: "{what}: excused" }, { what })
        : result === "missed"
          ? say({ id: "cases.story.missed", message: "{what}: they did not come" }, { what })
          : say({ id: "cases.story.attempted", message: "{what}: not reached" }, { what });
  return {
    icon: contactIcons[kind],
    title,
    detail: [
      minutes === null
        ? ""
        : say({ id: "cases.story.minutes", message: "{n, plural, one {one minute} other {# minutes}}" }, { n: minutes }),
      declined ? say({ id: "cases.story.declined", message: "said “no thank you”" }) : "",
      feeling ? say(feelings[feeling]) : "",
      withWhom && withWhom !== "person"
        ? withLabel
          ? say({ id: "cases.story.adult", message: "with {name}" }, { name: spell.name(withLabel) })
          : say(withWhoms[withWhom])
        : "",
      withBarred ? say({ id: "cases.story.barred", message: "there is to be no contact with them" }) : "",
      language ? say({ id: "cases.story.language", message: "in {language}" }, { language: spell.language(language) }) : "",
      interpreter ? say({ id: "cases.story.interpreter", message: "with an interpreter" }) : "",
      safety ? say(safetyTold[safety]) : "",
    ],
  };
}

/** What is to do, and by when. Of an owner only where the line keeps who it was then: the task may be in other hands by now. */
export function tellTask(
  say: Say,
  formats: Formats,
  { kind, title, dueOn, status }: Task,
  { again, owner }: { again: boolean; owner: string | undefined },
): Told {
  const given = { title: isolate(title) };
  return {
    icon: taskIcons[kind],
    title: again
      ? say({ id: "cases.story.taskAgain", message: "To do after all: {title}" }, given)
      : say({ id: "cases.story.toDo", message: "To do: {title}" }, given),
    detail: [
      status === "cancelled" ? say({ id: "cases.story.notDone", message: "was not done" }) : "",
      owner
        ? say({ id: "cases.story.for", message: "for {name}, by {day}" }, { name: owner, day: formats.day(dueOn) })
        : say({ id: "cases.story.by", message: "by {day}" }, { day: formats.day(dueOn) }),
    ],
  };
}
