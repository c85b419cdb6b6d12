import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { writeCalendar } from "../appointments/calendar.ts";
import { clock } from "../kernel/clock.ts";
import type { Database } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { askPublic } from "../staff/asking.ts";
import type { PublicLanguage } from "../ui/public/words.ts";
import { bookOwn, callOffOwn } from "./bookOwn.ts";
import type { TimeTrouble } from "./pageProps.ts";
import type { OwnPages } from "./planRoutes.ts";
import { readOwn, readTimes } from "./readOwn.ts";

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Of no year but those that a calendar and a database both have. */
const TIME = /^([0-9a-f-]{36}) (2\d{3}-\d\d-\d\dT[\d:.+-]{8,25}Z?)$/;
/** What a calendar shows of it, to whoever looks. */
const summaries: Readonly<Record<PublicLanguage, string>> = { en: "Appointment", es: "Cita", ar: "موعد" };

/** Hangs what comes next on a person's own page: their appointments, a time that they take, one that they call off, and all of them as a calendar. */
export function hangOwnMeetings(scope: FastifyInstance, database: Database, pages: OwnPages): void {
  const { languageOf, tokenOf, queryIn, sentIn, closed, send, none, toSignIn } = pages;
  /** A guardian is somewhere, and takes no times there; all others come in first. */
  const away = async (request: FastifyRequest, reply: FastifyReply) =>
    (await askPublic(database, "select portal.whose($1) as answer", [tokenOf(request)])) ? none(request, reply) : toSignIn(request, reply);
  const showTimes = async (
    request: FastifyRequest,
    reply: FastifyReply,
    lang: PublicLanguage,
    status = 200,
    trouble: TimeTrouble | null = null,
  ) => {
    const times = await readTimes(database, tokenOf(request), lang);
    return times ? send(reply, status, "mineBook", { lang, guardian: false, times, trouble, once: newId() }) : away(request, reply);
  };

  scope.get("/mine/next", async (request, reply) => {
    const lang = languageOf(request);
    const found = await readOwn(database, tokenOf(request), "next", lang);
    if (!found) return toSignIn(request, reply);
    const done = queryIn(request, "done");
    return send(reply, 200, "mineNext", {
      lang,
      guardian: found.guardian,
      ...found.own,
      told: done === "booked" || done === "off" ? done : null,
    });
  });
  scope.get("/mine/next/book", (request, reply) => showTimes(request, reply, languageOf(request)));
  scope.get("/mine/next/calendar", async (request, reply) => {
    const lang = languageOf(request);
    const found = await readOwn(database, tokenOf(request), "next", lang);
    if (!found) return toSignIn(request, reply);
    if (found.guardian) return none(request, reply);
    const text = writeCalendar(
      found.own.meetings.filter(({ coming }) => coming),
      { summary: summaries[lang], now: clock() },
    );
    return closed(reply)
      .type("text/calendar; charset=utf-8")
      .header("content-disposition", 'attachment; filename="calendar.ics"')
      .send(text);
  });
  scope.post("/mine/next/book", async (request, reply) => {
    const sent = sentIn(request);
    const lang = languageOf(request, sent.get("lang"));
    const [, providerId = "", startsAt = ""] = TIME.exec(sent.get("time") ?? "") ?? [];
    const at = Date.parse(startsAt);
    if (!ID.test(providerId) || Number.isNaN(at)) return showTimes(request, reply, lang, 422, "choose");
    // A press that came twice is one appointment.
    const once = sent.get("once") ?? "";
    const told = await bookOwn(database, tokenOf(request), {
      id: ID.test(once) ? once : newId(),
      providerId,
      startsAt: new Date(at).toISOString(),
    });
    if (told === "out") return toSignIn(request, reply);
    if (told === "none") return none(request, reply);
    if (told === "taken" || told === "often") return showTimes(request, reply, lang, told === "often" ? 429 : 409, told);
    return closed(reply).redirect(`/mine/next?lang=${lang}&done=booked`, 303);
  });
  scope.post<{ Params: { meetingId: string } }>("/mine/next/:meetingId/off", async (request, reply) => {
    const { meetingId } = request.params;
    const told = ID.test(meetingId) ? await callOffOwn(database, tokenOf(request), meetingId) : "none";
    if (told === "out") return toSignIn(request, reply);
    if (told === "none") return none(request, reply);
    return closed(reply).redirect(`/mine/next?lang=${languageOf(request, sentIn(request).get("lang"))}&done=off`, 303);
  });
}
