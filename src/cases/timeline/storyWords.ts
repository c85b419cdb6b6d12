import { isolate, usePersonText } from "../../people/PersonName.tsx";
import { useSpoken } from "../../people/personWords.ts";
import { useFormats } from "../../ui/formats.ts";
import type { IconName } from "../../ui/Icon.tsx";
import { type Message, type Say, useWords } from "../../ui/words.ts";
import { closureReasons, levels, outcomes, pauseReasons, statuses, teamRoles, transferReasons, wordOf, worries } from "../caseWords.ts";
import { attemptTold, contactIcons, contactKinds, feelings, safetyTold, withWhoms } from "../contacts/contactWords.ts";
import { topicWords } from "../notes/noteWords.ts";
import { taskIcons } from "../tasks/taskWords.ts";
import { useTaskTitle } from "../tasks/useTaskTitle.ts";
import { appointmentTold } from "./appointmentTold.ts";
import { tellAround } from "./aroundTold.ts";
import type { Contact, StoryItem, Task } from "./contract.ts";
import { leaveTold } from "./leaveTold.ts";

/** A line of a story as it is read. */
export interface Told {
  icon: IconName;
  title: string;
  detail: readonly string[];
}

const reviewTold: Readonly<Record<string, Message>> = {
  asked: { id: "cases.story.review.asked", message: "Asked to look at a closing: nobody answered" },
  approved: { id: "cases.story.review.approved", message: "The closing was looked at and approved" },
  returned: { id: "cases.story.review.returned", message: "The closing was looked at and returned" },
};

const releaseTold: Readonly<Record<string, Message>> = {
  signed: { id: "cases.story.release.signed", message: "A release was signed" },
  withdrawn: { id: "cases.story.release.withdrawn", message: "A release was withdrawn" },
  lapsed: { id: "cases.story.release.lapsed", message: "A release lapsed: what is written of them, or of who signed, ended it" },
  done: { id: "cases.story.release.done", message: "A release ended: its purpose is done" },
  shared: { id: "cases.story.release.shared", message: "Something was shared, by a release" },
  excepted: { id: "cases.story.release.excepted", message: "Something was shared, as the law on school records allows" },
  unreleased: { id: "cases.story.release.unreleased", message: "Something was said aloud, and there was no release for it" },
  compelled: { id: "cases.story.release.compelled", message: "Something was given away because the law compelled it" },
  given: { id: "cases.story.release.given", message: "They were given a copy" },
  nothing: { id: "cases.story.release.nothing", message: "Nothing was shared in the contact" },
};

const planTold: Readonly<Record<string, Message>> = {
  agreed: { id: "cases.story.plan.agreed", message: "A plan was agreed with them" },
  completed: { id: "cases.story.plan.completed", message: "Their plan is done" },
  ended: { id: "cases.story.plan.ended", message: "Their plan ended" },
  comment: { id: "cases.story.plan.comment", message: "They wrote about their plan on their own page" },
  change: { id: "cases.story.plan.change", message: "They asked on their own page that their plan be changed" },
  ticked: { id: "cases.story.plan.ticked", message: "They said on their own page that a step of theirs is done" },
  unticked: { id: "cases.story.plan.unticked", message: "They said on their own page that a step of theirs is not done yet" },
};

/** What was asked about the record, and what became of it. */
const requestTold: Readonly<Record<string, Message>> = {
  inspection: { id: "cases.story.request.inspection", message: "Somebody asked to see the record" },
  amendment: { id: "cases.story.request.amendment", message: "Somebody asked that the record be amended" },
  transfer: { id: "cases.story.request.transfer", message: "A new school asked for the record" },
  production: { id: "cases.story.request.production", message: "The record was asked for by law" },
  given: { id: "cases.story.request.given", message: "A request for the record was answered" },
  nothing: { id: "cases.story.request.nothing", message: "A request for the record was answered: nothing was given" },
  withdrawn: { id: "cases.story.request.withdrawn", message: "A request for the record was taken back" },
  agreed: { id: "cases.story.request.agreed", message: "The record was amended as asked" },
  refused: { id: "cases.story.request.refused", message: "An amendment was refused; they were told of the hearing" },
  statement: { id: "cases.story.request.statement", message: "Their own statement was laid beside the record" },
};

/** Who helps, and that it was gone through. */
const involvementTold: Readonly<Record<string, Message>> = {
  joined: { id: "cases.story.involvement.joined", message: "Somebody outside helps now" },
  left: { id: "cases.story.involvement.left", message: "Somebody outside helps no more" },
  reviewed: { id: "cases.story.involvement.reviewed", message: "Who does what was gone through with them" },
  reviewedAlone: { id: "cases.story.involvement.alone", message: "Who does what was gone through, without them" },
  connection: { id: "cases.story.involvement.connection", message: "How their way to a service stands was written down" },
  point: { id: "cases.story.involvement.point", message: "They chose whom they ask first" },
  noPoint: { id: "cases.story.involvement.noPoint", message: "They have nobody they ask first any more" },
};

/** What was asked of a supervisor, and what they said; none of the words. */
const supervisionTold: Readonly<Record<string, Message>> = {
  "question.asked": { id: "cases.story.ask.question", message: "A supervisor was asked" },
  "question.answered": { id: "cases.story.ask.answered", message: "A supervisor answered" },
  "question.takenBack": { id: "cases.story.ask.takenBack", message: "A question to a supervisor was taken back" },
  "closing.asked": { id: "cases.story.ask.closing", message: "A supervisor was asked for a yes to closing the case" },
  "closing.yes": { id: "cases.story.ask.closingYes", message: "A supervisor said yes to closing the case" },
  "closing.no": { id: "cases.story.ask.closingNo", message: "A supervisor said: do not close the case yet" },
  "closing.takenBack": { id: "cases.story.ask.closingBack", message: "Asking for a yes to the closing was taken back" },
  "plan.yes": { id: "cases.story.ask.planYes", message: "A supervisor said yes to their plan" },
  "plan.no": { id: "cases.story.ask.planNo", message: "A supervisor said: look at their plan with them again" },
  "plan.takenBack": { id: "cases.story.ask.planBack", message: "Their plan waits for no yes any more" },
};

const rosterTold: Readonly<Record<string, Message>> = {
  taken: { id: "cases.story.roster.taken", message: "What an adult may do was taken from the school’s roster" },
  kept: { id: "cases.story.roster.kept", message: "What an adult may do was kept, against the school’s roster" },
  takenBack: { id: "cases.story.roster.back", message: "What an adult may do stands again as before the roster" },
};

type Formats = ReturnType<typeof useFormats>;

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

/** Names as the screen may show them, and languages by their own. */
interface Spell {
  name: ReturnType<typeof usePersonText>;
  title: ReturnType<typeof useTaskTitle>;
  language: (tag: string) => string;
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

function tellContact(
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

/** Of an owner only where the line keeps who it was then: the task may be in other hands by now. */
function tellTask(
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
