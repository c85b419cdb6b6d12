import type { Message } from "../ui/words.ts";
import type { PaperKind } from "./paperContract.ts";

/** What whoever stands at the desk says, takes and does. */
export interface Guidance {
  readonly say: Message;
  readonly take: Message;
  readonly call: Message;
}

const neither: Message = {
  id: "requests.desk.say.neither",
  message: "“I cannot say whether anybody is known to us. I will take your paper and pass it on.”",
};
const counselToday: Message = {
  id: "requests.desk.call.today",
  message: "Ring one of those below; they call counsel today. Hand nothing over. From now on nothing is changed or thrown away.",
};

/** What to do, by what came. A start: each agency's counsel has the last word. */
export const guidance: Readonly<Record<PaperKind, Guidance>> = {
  subpoena: {
    say: neither,
    take: {
      id: "requests.desk.take.subpoena",
      message:
        "The paper; the name and office of whoever brings it; the day by which they want an answer. A subpoena does not open a file by itself.",
    },
    call: counselToday,
  },
  warrant: {
    say: {
      id: "requests.desk.say.warrant",
      message: "“I am not in your way, and I do not consent. Please wait while I ring my supervisor.”",
    },
    take: {
      id: "requests.desk.take.warrant",
      message: "A picture of all its pages. Is there a judge’s signature, this address, what may be looked for? Write down what they take.",
    },
    call: {
      id: "requests.desk.call.warrant",
      message: "Ring one of those below now; they call counsel. Never stand in the way, and hide or destroy nothing.",
    },
  },
  court_order: {
    say: neither,
    take: {
      id: "requests.desk.take.order",
      message:
        "The order; the court, its number, the judge’s name, the day by which it must be answered; and whether it forbids to tell anybody.",
    },
    call: {
      id: "requests.desk.call.order",
      message: "Ring one of those below; counsel reads it first. What it orders is given by those who answer for it, never at the desk.",
    },
  },
  officer: {
    say: {
      id: "requests.desk.say.officer",
      message: "“I cannot say whether anybody is known to us. Is somebody’s life in danger right now? Then I get my supervisor at once.”",
    },
    take: { id: "requests.desk.take.officer", message: "Name, badge number, office, telephone; what they want; any paper they have." },
    call: counselToday,
  },
  immigration: {
    say: {
      id: "requests.desk.say.immigration",
      message: "“I cannot answer questions or let you past this room. Please wait here while I ring my supervisor.”",
    },
    take: {
      id: "requests.desk.take.immigration",
      message:
        "Name, badge number, office; a picture of any paper. A form signed by an agent and not by a judge opens no private room and no file.",
    },
    call: {
      id: "requests.desk.call.immigration",
      message: "Ring one of those below now; they call counsel. Be calm, do not lie, do not stand in the way, do not hide anybody.",
    },
  },
  public_records: {
    say: {
      id: "requests.desk.say.public",
      message: "“Please put it in writing. I cannot say what there is about anybody. You will have an answer.”",
    },
    take: {
      id: "requests.desk.take.public",
      message:
        "The letter, or a name and address to answer to; what they ask for. Its clock begins today: set the day by your state’s law.",
    },
    call: {
      id: "requests.desk.call.public",
      message: "Ring one of those below. Records about persons are no public records; counsel says what is.",
    },
  },
  other: {
    say: neither,
    take: { id: "requests.desk.take.other", message: "Who they are, of which office, what they want, any paper they have." },
    call: counselToday,
  },
};
