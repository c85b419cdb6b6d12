import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { answersIn, otherOf, timeOf } from "../forms/fieldValues.ts";
import { type Answers, asks, type Form, walkItems } from "../forms/questionnaire/form.ts";
import { judgeAnswers } from "../forms/questionnaire/judgeAnswers.ts";
import { findShown, keepShown } from "../forms/questionnaire/shown.ts";
import type { Database } from "../kernel/db.ts";
import { askPublic } from "../staff/asking.ts";
import type { Values } from "../ui/entries.ts";
import type { PublicLanguage } from "../ui/public/words.ts";
import { FIELD, type OwnForm, type PortalPages, type WrongAnswers } from "./pageProps.ts";
import type { OwnPages } from "./planRoutes.ts";
import { readOwn } from "./readOwn.ts";
import { keepOwnForm, sendOwnForm, wasSent } from "./tellOwnForm.ts";

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Letters of any writing take up to nine bytes in a form. */
const BODY_LIMIT = 262_144;
/** As much as staff may type into one field, and as many answers as they may give to one question. */
const LONGEST = 10_000;
const MOST_GIVEN = 60;

/** Hangs the forms somebody was asked to fill in on their own page. On a guardian's page there are none. */
export function hangOwnForms(scope: FastifyInstance, database: Database, pages: OwnPages): void {
  const { languageOf, tokenOf, queryIn, sentIn, closed, send, none, toSignIn } = pages;
  const read = (request: FastifyRequest, lang: PublicLanguage) => readOwn(database, tokenOf(request), "forms", lang);
  /** A guardian is somewhere, and has no form there; all others come in first. */
  const away = async (request: FastifyRequest, reply: FastifyReply) =>
    (await askPublic(database, "select portal.whose($1) as answer", [tokenOf(request)])) ? none(request, reply) : toSignIn(request, reply);
  const back = (reply: FastifyReply, lang: PublicLanguage, done: "sent" | "kept") =>
    closed(reply).redirect(`/mine/forms?lang=${lang}&done=${done}`, 303);

  scope.get("/mine/forms", async (request, reply) => {
    const lang = languageOf(request);
    const found = await read(request, lang);
    if (!found) return away(request, reply);
    const done = queryIn(request, "done");
    return send(reply, 200, "mineForms", {
      lang,
      guardian: found.guardian,
      forms: found.own,
      done: done === "sent" || done === "kept" ? done : null,
    });
  });
  scope.get<{ Params: { responseId: string } }>("/mine/forms/:responseId", async (request, reply) => {
    const lang = languageOf(request);
    const found = await read(request, lang);
    if (!found) return away(request, reply);
    const asked = found.own.find(({ id }) => id === request.params.responseId);
    if (!asked) return none(request, reply);
    return send(reply, 200, "mineForm", { lang, guardian: found.guardian, asked, wrong: {}, told: null });
  });
  scope.post<{ Params: { responseId: string } }>("/mine/forms/:responseId", { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const sent = sentIn(request);
    const turn = sent.get("turn");
    const lang = languageOf(request, turn || sent.get("lang"));
    const found = await read(request, lang);
    if (!found) return away(request, reply);
    const { responseId } = request.params;
    const asked = found.own.find(({ id }) => id === responseId);
    // What was sent a moment ago is no more asked for: a second press of the same is answered like the first.
    if (!asked)
      return ID.test(responseId) && (await wasSent(database, tokenOf(request), responseId))
        ? back(reply, lang, "sent")
        : none(request, reply);
    const values = valuesIn(asked.form, sent);
    const show = (status: number, told: PortalPages["mineForm"]["told"], wrong: WrongAnswers = {}) =>
      send(reply, status, "mineForm", { lang, guardian: found.guardian, asked: { ...asked, values }, wrong, told });
    if (!(await keepOwnForm(database, tokenOf(request), responseId, values))) return none(request, reply);
    if (turn) return show(200, null);
    if (sent.get("act") === "keep") return back(reply, lang, "kept");
    const answers = answersIn(asked.form, values);
    if (asksMore(asked.form, answers, new Set(sent.getAll("seen")))) return show(200, "more");
    if (Object.keys(keepShown(asked.form, answers)).length === 0) return show(422, "empty");
    const wrong = wrongIn(asked, answers);
    if (Object.keys(wrong).length > 0) return show(422, null, wrong);
    const done = await sendOwnForm(database, tokenOf(request), responseId, keepShown(asked.form, answers));
    return done ? back(reply, lang, "sent") : none(request, reply);
  });
}

/** What is in the fields, by question. */
function valuesIn(form: Form, sent: URLSearchParams): Values {
  const text = (name: string) => (sent.get(`${FIELD}${name}`) ?? "").replaceAll("\r\n", "\n");
  const values: Values = {};
  for (const item of walkItems(form.items)) {
    if (!asks(item) || item.readOnly) continue;
    const { linkId, repeats, options, kind } = item;
    values[linkId] = repeats && options.length > 0 ? [...new Set(sent.getAll(`${FIELD}${linkId}`))] : text(linkId);
    if (kind === "open-choice") values[otherOf(linkId)] = text(otherOf(linkId));
    if (kind === "dateTime") values[timeOf(linkId)] = text(timeOf(linkId));
  }
  return values;
}

/** Whether an answer asks for something that was not on the page when it was given. */
function asksMore(form: Form, answers: Answers, seen: ReadonlySet<string>): boolean {
  const shown = findShown(form, answers);
  return [...walkItems(form.items)].some(
    (item) => asks(item) && item.tally === null && !item.hidden && !item.readOnly && shown.has(item.linkId) && !seen.has(item.linkId),
  );
}

function wrongIn({ form }: OwnForm, answers: Answers): WrongAnswers {
  const long = Object.entries(answers).filter(
    ([, given]) => given.length > MOST_GIVEN || given.some((it) => "words" in it && it.words.length > LONGEST),
  );
  return Object.fromEntries([
    ...judgeAnswers(form, answers, { complete: true }).map(({ linkId, code }) => [linkId, code] as const),
    ...long.map(([linkId]) => [linkId, "tooLong"] as const),
  ]);
}
