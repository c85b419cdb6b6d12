import type { Message, Say } from "../../ui/words.ts";
import { wordOf } from "../caseWords.ts";

/** What stands around somebody, in the words of whoever reads it: kinds of events, systems, what is in the way, what was done about it. */
export const eventKindWords: Readonly<Record<string, Message>> = {
  hearing: { id: "cases.around.hearing", message: "Hearing" },
  interview: { id: "cases.around.interview", message: "Interview" },
  appointment: { id: "cases.around.appointment", message: "Appointment" },
  filing: { id: "cases.around.filing", message: "Something to file" },
  discharge: { id: "cases.around.discharge", message: "Discharge" },
  visit: { id: "cases.around.visit", message: "Visit to an office" },
  other: { id: "cases.around.other", message: "Something else" },
};

export const systemWords: Readonly<Record<string, Message>> = {
  court: { id: "cases.around.court", message: "Court" },
  police: { id: "cases.around.police", message: "Police" },
  immigration: { id: "cases.around.immigration", message: "Immigration" },
  health: { id: "cases.around.health", message: "Health" },
  housing: { id: "cases.around.housing", message: "Housing" },
  school: { id: "cases.around.school", message: "School" },
  benefits: { id: "cases.around.benefits", message: "Benefits" },
  child_welfare: { id: "cases.around.childWelfare", message: "Child welfare" },
  other: { id: "cases.around.otherSystem", message: "Another office" },
};

export const barrierWords: Readonly<Record<string, Message>> = {
  interpreter: { id: "cases.around.b.interpreter", message: "No interpreter" },
  transport: { id: "cases.around.b.transport", message: "No way to get there" },
  refused: { id: "cases.around.b.refused", message: "Turned away" },
  fear: { id: "cases.around.b.fear", message: "Fear" },
  cost: { id: "cases.around.b.cost", message: "Cost" },
  waiting_list: { id: "cases.around.b.waiting", message: "A waiting list" },
  papers: { id: "cases.around.b.papers", message: "Papers missing" },
  childcare: { id: "cases.around.b.childcare", message: "Nobody for the children" },
  disability: { id: "cases.around.b.disability", message: "Not accessible" },
  other: { id: "cases.around.b.other", message: "Something else is in the way" },
};

export const actionWords: Readonly<Record<string, Message>> = {
  called: { id: "cases.around.a.called", message: "Called them" },
  went_along: { id: "cases.around.a.wentAlong", message: "Went along" },
  wrote: { id: "cases.around.a.wrote", message: "Wrote" },
  arranged: { id: "cases.around.a.arranged", message: "Arranged it" },
  paid: { id: "cases.around.a.paid", message: "Paid for it" },
  complained: { id: "cases.around.a.complained", message: "Complained" },
  explained: { id: "cases.around.a.explained", message: "Explained it" },
  passed_on: { id: "cases.around.a.passedOn", message: "Passed it on" },
  other: { id: "cases.around.a.other", message: "Did something else" },
};

export const outcomeWords: Readonly<Record<string, Message>> = {
  open: { id: "cases.around.o.open", message: "still in the way" },
  solved: { id: "cases.around.o.solved", message: "out of the way" },
  partly: { id: "cases.around.o.partly", message: "partly out of the way" },
  stays: { id: "cases.around.o.stays", message: "it stays" },
};

const became: Readonly<Record<string, Message>> = {
  happened: { id: "cases.around.s.happened", message: "{what}: it took place" },
  missed: { id: "cases.around.s.missed", message: "{what}: they did not go" },
  cancelled: { id: "cases.around.s.cancelled", message: "{what}: it was called off" },
};

interface Codes {
  readonly [code: string]: string | number | boolean | null;
}

/** A line of the story about what stands around somebody. */
export function tellAround(
  say: Say,
  sayDay: (day: string) => string,
  codes: Codes,
): { icon: "calendar" | "info" | "note"; title: string; detail: string[] } {
  const word = (table: Readonly<Record<string, Message>>, key: string) => {
    const message = wordOf(table, codes[key]);
    return message ? say(message) : "";
  };
  const day = (key: string) => (typeof codes[key] === "string" ? sayDay(codes[key]) : "");
  const what = word(eventKindWords, "kind");
  switch (codes["act"]) {
    case "barrier":
      return {
        icon: "info",
        title: say({ id: "cases.around.barrier", message: "In their way: {what}" }, { what: word(barrierWords, "kind") }),
        detail: [word(actionWords, "action"), word(outcomeWords, "outcome")],
      };
    case "rights":
      return { icon: "note", title: say({ id: "cases.around.rights", message: "Their rights were explained to them" }), detail: [] };
    case "moved":
      return {
        icon: "calendar",
        title: say({ id: "cases.around.moved", message: "{what}: moved from {from} to {on}" }, { what, from: day("from"), on: day("on") }),
        detail: [word(systemWords, "system")],
      };
    case "settled":
      return {
        icon: "calendar",
        title: say(became[String(codes["status"])] ?? { id: "cases.around.s.other", message: "{what}" }, { what }),
        detail: [
          word(systemWords, "system"),
          day("on"),
          codes["accompanied"] === true ? say({ id: "cases.around.accompanied", message: "somebody went along" }) : "",
        ],
      };
    default:
      return { icon: "calendar", title: what, detail: [word(systemWords, "system"), day("on")] };
  }
}
