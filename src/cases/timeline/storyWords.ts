import { isolate, usePersonText } from "../../people/PersonName.tsx";
import { useSpoken } from "../../people/personWords.ts";
import { useFormats } from "../../ui/formats.ts";
import { type Message, type Say, useWords } from "../../ui/words.ts";
import { closureReasons, levels, outcomes, pauseReasons, statuses, teamRoles, transferReasons, wordOf, worries } from "../caseWords.ts";
import { topicWords } from "../notes/noteWords.ts";
import { useTaskTitle } from "../tasks/useTaskTitle.ts";
import { appointmentTold } from "./appointmentTold.ts";
import { tellAround } from "./aroundTold.ts";
import type { StoryItem } from "./contract.ts";
import { leaveTold } from "./leaveTold.ts";
import { type Formats, type Spell, type Told, tellContact, tellTask } from "./tellAct.ts";
import { involvementTold, planTold, releaseTold, requestTold, reviewTold, rosterTold, supervisionTold } from "./toldWords.ts";

/** How the lines of a story are told. */
export function useTold(): (item: StoryItem) => Told {
  const say = useWords();
  const formats = useFormats();
  const spell: Spell = { name: usePersonText(), title: useTaskTitle(), language: useSpoken().nameOf };
  return (item) => {
    const told = tellLine(say, formats, spell, item);
    const late = item.contact && formats.dayOf(item.at) !== item.onDay;
    const by = item.codes["before"]
      ? say({ id: "cases.story.before", message: "From before, brought in by {name}" }, { name: isolate(item.by?.name ?? "") })
      : late
        ? say(
            { id: "cases.story.lateBy", message: "{name}, written {day}" },
            { name: isolate(item.by?.name ?? ""), day: formats.day(formats.dayOf(item.at)) },
          )
        : item.by
          ? isolate(item.by.name)
          : say({ id: "cases.story.themselves", message: "by themselves, on their own page" });
    return { ...told, detail: [by, ...told.detail].filter((part) => part !== "") };
  };
}

function tellLine(say: Say, formats: Formats, spell: Spell, { kind, codes, contact, note, task }: StoryItem): Told {
  const word = (table: Readonly<Record<string, Message>>, key: unknown) => {
    const message = wordOf(table, key);
    return message ? say(message) : "";
  };
  const name = (key: string) => isolate(String(codes[key] ?? "?"));
  const day = (key: string) => (typeof codes[key] === "string" ? formats.day(codes[key]) : "");
  switch (kind) {
    case "opened":
      return {
        icon: "case",
        title: say({ id: "cases.story.opened", message: "Case opened, with {name}" }, { name: name("managerName") }),
        detail: [word(levels, codes.level)],
      };
    case "contact":
      return contact
        ? tellContact(say, spell, contact)
        : { icon: "phone", title: say({ id: "cases.story.contact", message: "Contact" }), detail: [] };
    case "note": {
      const topic = note && note.topic !== "notes" ? word(topicWords, note.topic) : "";
      return {
        icon: "note",
        title: topic
          ? say({ id: "cases.story.noteOn", message: "Note: {topic}" }, { topic })
          : say({ id: "cases.story.note", message: "Note" }),
        detail: [],
      };
    }
    case "amended":
      return { icon: "note", title: say({ id: "cases.story.amended", message: "A note was amended" }), detail: [] };
    case "task":
      return task
        ? tellTask(
            say,
            formats,
            { ...task, title: spell.title(task.title), dueOn: typeof codes["dueOn"] === "string" ? codes["dueOn"] : task.dueOn },
            { again: codes.reopened === true, owner: codes.ownerName ? name("ownerName") : undefined },
          )
        : { icon: "forward", title: say({ id: "cases.story.task", message: "A step was added" }), detail: [] };
    case "done": {
      const title = isolate(spell.title(task?.title ?? ""));
      return codes.cancelled === true
        ? { icon: "cross", title: say({ id: "cases.story.cancelled", message: "Will not be done: {title}" }, { title }), detail: [] }
        : { icon: "check", title: say({ id: "cases.story.done", message: "Done: {title}" }, { title }), detail: [] };
    }
    case "transferred":
      return {
        icon: "forward",
        title: say(
          { id: "cases.story.transferred", message: "Transferred from {from} to {to}" },
          { from: name("fromName"), to: name("toName") },
        ),
        detail: [
          // Whether somebody leaves is theirs to say, and it may not come to that.
          codes.reason === "leaving" ? say({ id: "cases.story.givenOn", message: "given on" }) : word(transferReasons, codes.reason),
          codes.siteName ? say({ id: "cases.story.nextSite", message: "next school: {site}" }, { site: name("siteName") }) : "",
        ],
      };
    case "team":
      return {
        icon: "team",
        title:
          codes.joined === false
            ? say({ id: "cases.story.left", message: "{name} left the team" }, { name: name("accountName") })
            : say({ id: "cases.story.joined", message: "{name} joined the team" }, { name: name("accountName") }),
        detail: [word(teamRoles, codes.role)],
      };
    case "paused":
      return {
        icon: "clock",
        title: say({ id: "cases.story.paused", message: "Paused until {day}" }, { day: day("until") }),
        detail: [
          word(pauseReasons, codes.reason),
          codes["moved"]
            ? say(
                { id: "cases.story.moved", message: "{count, plural, one {One step} other {# steps}} moved to that day" },
                { count: Number(codes["moved"]) },
              )
            : "",
        ],
      };
    case "resumed":
      return {
        icon: "undo",
        title: codes.byItself
          ? say({ id: "cases.story.woke", message: "Resumed by itself" })
          : say({ id: "cases.story.resumed", message: "Resumed" }),
        detail: [],
      };
    case "status":
      if (codes["purged"])
        return {
          icon: "minus",
          title: say({ id: "cases.story.purged", message: "Text purged on {day}" }, { day: day("purged") }),
          detail: [],
        };
      if (codes["roster"]) return { icon: "person", title: word(rosterTold, codes["roster"]), detail: [] };
      if (typeof codes["died"] === "boolean") {
        const title = codes["died"]
          ? say({ id: "cases.story.died", message: "Written down that they have died" })
          : say({ id: "cases.story.notDied", message: "Taken back that they have died" });
        return { icon: "case", title, detail: [] };
      }
      return {
        icon: "forward",
        title: say(
          { id: "cases.story.status", message: "From {from} to {to}" },
          { from: word(statuses, codes.from), to: word(statuses, codes.to) },
        ),
        detail: [],
      };
    case "level":
      return {
        icon: "settings",
        title: say({ id: "cases.story.level", message: "Level of service: {level}" }, { level: word(levels, codes.level) }),
        detail: [
          word(worries, codes.risk),
          codes.weight ? say({ id: "cases.story.weight", message: "weight {n}" }, { n: codes.weight }) : "",
          codes.targetEnd ? say({ id: "cases.story.target", message: "until {day}" }, { day: day("targetEnd") }) : "",
        ],
      };
    case "closed":
      return {
        icon: "check",
        title: say({ id: "cases.story.closed", message: "Case closed: {reason}" }, { reason: word(closureReasons, codes.reason) }),
        detail: [word(outcomes, codes.outcome)],
      };
    case "reopened":
      return {
        icon: "undo",
        title: codes.takenBack
          ? say({ id: "cases.story.takenBack", message: "The closing was taken back" })
          : say({ id: "cases.story.reopened", message: "Case reopened, with {name}" }, { name: name("managerName") }),
        detail: [],
      };
    case "review":
      return { icon: "case", title: word(reviewTold, codes.state), detail: [] };
    case "concern":
      return { icon: "concern", title: say({ id: "cases.story.concern", message: "A concern came in" }), detail: [] };
    case "form":
      return {
        icon: codes["safety"] ? "warn" : "note",
        title: codes["safety"]
          ? say({ id: "cases.story.form.safety", message: "A form was filled in. An answer asked for a look at their safety" })
          : codes["how"] === "own_page"
            ? say({ id: "cases.story.form.ownPage", message: "They filled in a form on their own page" })
            : say({ id: "cases.story.form", message: "A form was filled in" }),
        detail: [],
      };
    case "release":
      return { icon: "share", title: word(releaseTold, codes["state"]), detail: [] };
    case "plan":
      return { icon: "case", title: word(planTold, codes["state"]), detail: [] };
    case "request":
      return { icon: "note", title: word(requestTold, String(codes["state"]).split(".").at(-1)), detail: [] };
    case "assessment":
      return {
        icon: "check",
        title:
          codes["number"] === 1
            ? say({ id: "cases.story.intake", message: "Needs and strengths talked through: the intake" })
            : say({ id: "cases.story.reassessed", message: "Needs and strengths talked through again" }),
        detail: [],
      };
    case "involvement":
      return { icon: "people", title: word(involvementTold, codes["what"]), detail: [] };
    case "supervision":
      return { icon: "help", title: word(supervisionTold, codes["act"]), detail: [] };
    case "appointment":
      return { icon: "calendar", title: word(appointmentTold, codes["act"]), detail: [day("on")] };
    case "leave":
      return { icon: "calendar", title: word(leaveTold, codes["state"]), detail: [] };
    case "navigation":
      return tellAround(say, formats.day, codes);
    case "crisis":
      return { icon: "warn", title: say({ id: "cases.story.crisis", message: "A crisis" }), detail: [] };
  }
}
