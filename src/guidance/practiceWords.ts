import type { Message } from "../ui/words.ts";
import type { BeginningTopic, PracticeTopic } from "./contract.ts";

/** What a topic is called where notes are kept. */
export const topicWords: Readonly<Record<PracticeTopic, Message>> = {
  first_contact: { id: "guidance.topic.firstContact", message: "A contact, the first above all" },
  plan: { id: "guidance.topic.plan", message: "The plan" },
  sharing: { id: "guidance.topic.sharing", message: "Sharing" },
  safety: { id: "guidance.topic.safety", message: "Safety" },
  closing: { id: "guidance.topic.closing", message: "Closing a case" },
  crisis: { id: "guidance.topic.crisis", message: "A crisis" },
};

/** Whose beginnings of goals they are. */
export const beginningWords: Readonly<Record<BeginningTopic, Message>> = {
  begin_school: { id: "guidance.topic.beginSchool", message: "Beginnings of a plan: students in school" },
  begin_campus: { id: "guidance.topic.beginCampus", message: "Beginnings of a plan: students on campus" },
  begin_services: { id: "guidance.topic.beginServices", message: "Beginnings of a plan: survivors" },
};

/** How each piece of the work is done well, as it comes with the product. */
export const practiceWords: Readonly<Record<PracticeTopic, readonly Message[]>> = {
  first_contact: [
    {
      id: "guidance.first.1",
      message: "Say who you are, what you can do and what you cannot, and what you must pass on, before they tell you anything.",
    },
    { id: "guidance.first.2", message: "Ask what they need today. The form can wait; food, sleep and a safe night cannot." },
    { id: "guidance.first.3", message: "Ask how, when and where you may reach them, and what must never be said on that line." },
    { id: "guidance.first.4", message: "Let them tell it once, in their order. What others wrote down already is not asked again." },
    { id: "guidance.first.5", message: "End with one next step, its day, and who does it." },
  ],
  plan: [
    { id: "guidance.plan.1", message: "Begin with what they do well and who already helps them." },
    { id: "guidance.plan.2", message: "Write each goal in their words and their order. Your own order belongs to the steps." },
    { id: "guidance.plan.3", message: "Few goals, small steps: each with one owner and one day." },
    { id: "guidance.plan.4", message: "Read it back. A plan they would not say aloud is not theirs yet." },
    { id: "guidance.plan.5", message: "Agree when you look at it again, and bring what has changed." },
  ],
  sharing: [
    {
      id: "guidance.sharing.1",
      message: "Ask first what happens if it is not shared. Often a letter they carry themselves does the same.",
    },
    { id: "guidance.sharing.2", message: "Share the least that does the job: to one office, for one purpose, until one day." },
    { id: "guidance.sharing.3", message: "Say that help does not depend on it, and that they can end it at any time by a word." },
    { id: "guidance.sharing.4", message: "Speak about who else may come to read it there, a court among them." },
    { id: "guidance.sharing.5", message: "Ask again before each time something leaves: what was right in spring may be dangerous now." },
  ],
  safety: [
    { id: "guidance.safety.1", message: "They are the expert on their danger. Ask what has kept them safe so far, and begin there." },
    { id: "guidance.safety.2", message: "Speak of it when something changes: a separation, a hearing, a move, a new telephone." },
    { id: "guidance.safety.3", message: "Think of telephones, shared accounts and places they are seen, as well as doors and locks." },
    { id: "guidance.safety.4", message: "Write nothing down that would harm them if it were found. A plan that is only spoken is a plan." },
    { id: "guidance.safety.5", message: "“Not this time” is an answer. Do not press; ask again." },
  ],
  closing: [
    { id: "guidance.closing.1", message: "Speak of the end early. It should surprise nobody." },
    { id: "guidance.closing.2", message: "Look back together: what they set out to do, what they did, what was theirs alone." },
    { id: "guidance.closing.3", message: "Say who still helps, whom they ask first from now on, and that they can come back." },
    { id: "guidance.closing.4", message: "End releases that are no longer needed, and hand back what is theirs." },
    { id: "guidance.closing.5", message: "Silence is not a wish to end. Try another way before you close for no response." },
  ],
  crisis: [
    { id: "guidance.crisis.1", message: "Your own safety and theirs come first: space, an open way out, a second person near." },
    { id: "guidance.crisis.2", message: "Speak slowly, in short sentences. Listen more than you talk." },
    { id: "guidance.crisis.3", message: "Ask about suicide in plain words. Asking does not put it into anybody’s head." },
    { id: "guidance.crisis.4", message: "Do not leave alone whom you fear for. Call, and let somebody else write down what happens." },
    { id: "guidance.crisis.5", message: "Afterwards: one next contact with a day, and a word with a colleague for yourself." },
  ],
};

/** Where it comes from and where one learns more: their own names, in no language but theirs. */
export const learnMore: Readonly<Record<PracticeTopic, readonly { readonly name: string; readonly href: string }[]>> = {
  first_contact: [
    { name: "OVC: Victim Assistance Training Online", href: "https://www.ovcttac.gov/" },
    { name: "SAMHSA: Trauma-informed approaches", href: "https://www.samhsa.gov/" },
  ],
  plan: [
    {
      name: "OVC: Human Trafficking Task Force e-Guide, supporting victims",
      href: "https://www.ovcttac.gov/taskforceguide/eguide/4-supporting-victims/",
    },
    { name: "OVC: Victim Assistance Training Online", href: "https://www.ovcttac.gov/" },
  ],
  sharing: [
    { name: "NNEDV Safety Net: Confidentiality", href: "https://www.techsafety.org/confidentiality" },
    { name: "U.S. Department of Education: Student privacy", href: "https://studentprivacy.ed.gov/" },
  ],
  safety: [
    { name: "NNEDV Safety Net: Technology safety", href: "https://www.techsafety.org/" },
    { name: "National Domestic Violence Hotline: Safety planning", href: "https://www.thehotline.org/" },
  ],
  closing: [
    {
      name: "OVC: Human Trafficking Task Force e-Guide, supporting victims",
      href: "https://www.ovcttac.gov/taskforceguide/eguide/4-supporting-victims/",
    },
  ],
  crisis: [
    { name: "988 Suicide & Crisis Lifeline", href: "https://988lifeline.org/" },
    { name: "SAMHSA: Crisis care", href: "https://www.samhsa.gov/" },
  ],
};
