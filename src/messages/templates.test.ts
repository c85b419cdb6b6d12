import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkParams,
  chooseMessageLanguage,
  type MessageLanguage,
  sketchMessage,
  type TemplateName,
  templates,
  writeMessage,
} from "./templates.ts";

const names = Object.keys(templates) as TemplateName[];
const languages: MessageLanguage[] = ["en", "es"];
/** The longest that a slot can hold. */
const longest = {
  link: `https://holdfast.${"northlake-university-students-".repeat(3)}.example.org/set-up/${"w".repeat(43)}`,
  from: "2027-09-30",
  until: "2028-09-30",
};
const paramsOf = (name: TemplateName) => Object.fromEntries(templates[name].slots.map((slot) => [slot, longest[slot]]));
const every = names.flatMap((name) => languages.map((language) => ({ name, language, ...writeMessage(name, paramsOf(name), language) })));

/** What may stand in no message, in either language: who, what kind of help, what about. */
const forbidden = [
  /\b(?:student|pupil|participant|survivor|victim|client|patient|child|minor|parent|guardian|teacher)s?\b/i,
  /\b(?:agency|agencies|shelter|advoca\w+|counsel\w+|therap\w+|clinic\w*|hospital|school|university|college|district|campus|police|court|prosecut\w+)\b/i,
  /\b(?:violen\w+|abus\w+|assault\w*|rape|harass\w+|stalk\w*|danger\w*|crisis|suicid\w*|harm\w*|threat\w*|emergenc\w+|911|988|safety|title ?ix)\b/i,
  /\b(?:case|cases|concern|concerns|referral|report|note|notes|record|file|hearing|appointment|meeting|release|consent|care)\b/i,
  /\b(?:estudiante|alumn[oa]|participante|sobreviviente|v[ií]ctima|client[ea]|paciente|niñ[oa]|menor|padre|madre|tutor|maestr[oa]|docente)s?\b/i,
  /\b(?:agencia|refugio|albergue|consejer\w+|terap\w+|cl[ií]nica|escuela|universidad|distrito|polic[ií]a|tribunal|juzgado|fiscal\w*)\b/i,
  /\b(?:violencia|abus\w+|agresi\w+|acos\w+|peligro\w*|suicid\w*|daño|amenaza\w*|emergencia\w*|seguridad)\b/i,
  /\b(?:caso|casos|preocupaci\w+|inquietud\w*|derivaci\w+|informe|nota|notas|expediente|audiencia|cita|reuni\w+|consentimiento|ayuda)\b/i,
];

test("R87 no message names anyone, the kind of help, or what it is about, in any language, however it is filled", () => {
  for (const { name, language, subject, text } of every) {
    const said = `${subject}\n${text.replace(longest.link, "")}`;
    for (const word of forbidden) assert.doesNotMatch(said, word, `${name} ${language}`);
    assert.doesNotMatch(said, /\{|\}|undefined|null/, `${name} ${language} is filled`);
    assert.doesNotMatch(said, /[0-9a-f]{8}-[0-9a-f]{4}|#\d+/, `${name} ${language} holds no id and no number of anything`);
  }
});

test("R87 a subject is at most forty characters, of one line, and the same whoever it goes to", () => {
  for (const { name, language, subject } of every) {
    assert.ok(subject.length <= 40, `${name} ${language}: ${subject.length}`);
    assert.equal(subject, templates[name][language].subject);
    assert.doesNotMatch(subject, /\n|\{/);
  }
});

test("R87 nothing but a link without an id or a day fits into a message", () => {
  assert.throws(() => checkParams("concern.received", { who: "Amina" }));
  assert.throws(() => checkParams("cover.given", { from: "Amina Khalil", until: "2027-01-01" }));
  assert.throws(() => checkParams("account.invite", { link: "Amina Khalil" }));
  assert.throws(() => checkParams("account.invite", { link: "https://x.org/people/01936f5e-0000-7000-8000-000000000000" }));
  assert.throws(() => checkParams("account.invite", {}));
  checkParams("account.invite", { link: longest.link });
});

test("R34 what goes to somebody outside does not even say our own name", () => {
  for (const { name, subject, text } of every) if (name === "concern.thanks") assert.doesNotMatch(`${subject} ${text}`, /holdfast/i);
});

test("the texts are these and no others; a text without a link fits into one telephone message", () => {
  assert.deepEqual(
    every.filter(({ language }) => language === "en").map(({ name, subject, text }) => `${name} | ${subject} | ${text.split("\n")[0]}`),
    [
      "concern.received | Something new in Holdfast | Something new has come in. Sign in to Holdfast to read it.",
      "concern.thanks | Your message has arrived | Thank you. Your message has arrived, and somebody will read it. You need not answer this.",
      "concern.urgent | Holdfast needs you | Sign in to Holdfast when you can: something needs an answer.",
      "form.standBy | Please be ready | A colleague may need you in the next hour. Please stay where you can be reached.",
      "form.safety | Please look now | Something in Holdfast needs you today. Please sign in now.",
      "oncall.ring | Sign in: something urgent | Sign in: something urgent. Say there that you have it, or pass it on.",
      "visit.late | Sign in: somebody is not back | Somebody you look out for has not come back. Sign in to Holdfast now.",
      "visit.word | There is word | Somebody you look out for has sent word. Sign in to Holdfast to see it.",
      "crack.escalated | Something waits in Holdfast | Something has waited too long and is now yours to look at. Sign in to Holdfast.",
      "emergency.opened | Please look today | A colleague did something that you are to look at. Sign in to Holdfast today.",
      "wall.ofOneself | Something changed in Holdfast | A colleague stepped back from something. Sign in to Holdfast to see it.",
      "appointment.yours | Something new in Holdfast | Something was put into your hours. Sign in to Holdfast to see it.",
      "appointment.changed | Something changed in Holdfast | Something in your appointments changed. Sign in to Holdfast to see it.",
      "review.nudge | Please have a look | Your reviewer asks you to look at something in Holdfast. Sign in when you can.",
      "retention.due | Something waits for your word | Something in Holdfast waits for your word within thirty days. Sign in to see what it is.",
      "account.invite | Your Holdfast account | An account is ready for you. Open this link to set it up; it works once.",
      "account.factorReset | Your Holdfast sign-in | Your sign-in was reset. Open this link to set it up anew; it works once.",
      "account.passwordReset | Choose a new Holdfast password | Your password was reset. Open this link to choose a new one; it works once, for thirty minutes. Your second step stays as it is.",
      "admission.asked | Holdfast needs your word | A colleague is to join your team in Holdfast. Sign in to say yes or no.",
      "export.asked | Holdfast needs your word | A colleague asks for a copy of everything that is in Holdfast here. Sign in to say yes or no.",
      "export.said | An answer in Holdfast | A colleague has answered what you asked for in Holdfast. Sign in to go on.",
      "admission.done | Your team in Holdfast has changed | A colleague has joined your team in Holdfast. If you did not expect it, sign in and ask your administrator.",
      "work.given | Something was handed over to you | A colleague has handed work over to you. Sign in to Holdfast to see it.",
      "share.link | Something for you | Something is waiting for you. Open this link; it asks for a code, which you are told by telephone.",
      "share.waiting | Something for you | Something is waiting for you. Sign in as yourself to read it.",
      "cover.given | You stand in for a colleague | You stand in for a colleague from September 30, 2027 until September 30, 2028. Sign in to Holdfast to see more.",
    ],
  );
  for (const { name, text } of every)
    if (!(templates[name].slots as readonly string[]).includes("link")) assert.ok(text.length <= 160, name);
});

test("who may know that a message left, and not what opens the door, sees no link", () => {
  assert.doesNotMatch(sketchMessage("account.invite", { link: longest.link }, "en").text, /https/);
  assert.match(sketchMessage("account.invite", {}, "es").text, /…$/);
  assert.match(sketchMessage("cover.given", { from: "2027-09-30", until: "2027-10-02" }, "en").text, /September 30, 2027/);
});

test("another language than ours is English", () => {
  assert.deepEqual(["es-MX", "fr", null].map(chooseMessageLanguage), ["es", "en", "en"]);
});
