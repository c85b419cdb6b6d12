import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ownTitles } from "../cases/tasks/ownTitles.ts";
import { words } from "../kernel/contract.ts";
import type { Database } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { A22_TAKEN_BACK_DAYS } from "../kernel/limits.ts";
import { askPublic } from "../staff/asking.ts";
import type { PublicLanguage } from "../ui/public/words.ts";
import {
  type LeaveAsks,
  type LeaveTold,
  type LeaveTrouble,
  type LeaveTyped,
  leaveTold,
  type OwnDecision,
  type OwnLeave,
} from "./ownLeave.ts";
import type { OwnPages } from "./planRoutes.ts";

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DAY = /^2\d{3}-\d\d-\d\d$/;
/** A day of the calendar, as a field of a form has it; null where it is none. */
const dayIn = (sent: URLSearchParams, name: string): string | null => {
  const typed = sent.get(name) ?? "";
  return DAY.test(typed) && new Date(`${typed}T00:00Z`).toISOString().startsWith(typed) ? typed : null;
};
const Said = words(4000);
/** Letters of any writing take up to nine bytes in a form. */
const BODY_LIMIT = 65_536;

/** A leave as the database hands it to its own person's page: words still sealed, days as they are. */
type Row = Omit<OwnLeave, "decisions"> & {
  readonly decisions: readonly (Omit<OwnDecision, "terms" | "assessment" | "how"> & {
    readonly terms: string | null;
    readonly words: string;
    readonly how: string | null;
  })[];
};

interface Found {
  readonly leave: Row | null;
  readonly asks: LeaveAsks | null;
}
const untyped: LeaveTyped = { words: "", from: "", until: "", back: "" };

/**
 * Hangs a person's leave on their own page: asking for one, where it stands, by when what comes next is done, the terms and why, the appeal, coming back. Nothing there asks why
 * (R81). On a guardian's page there is none.
 */
export function hangOwnLeave(scope: FastifyInstance, database: Database, pages: OwnPages): void {
  const { languageOf, tokenOf, queryIn, sentIn, closed, send, none, toSignIn } = pages;

  async function read(
    request: FastifyRequest,
    lang: PublicLanguage,
  ): Promise<{ leave: OwnLeave | null; asks: LeaveAsks | null } | undefined> {
    const answer = await askPublic<{ agencyId: string; found: Found }>(database, "select portal.look($1, 'leave') as answer", [
      tokenOf(request),
    ]);
    if (!answer) return undefined;
    const {
      agencyId,
      found: { leave: found, asks },
    } = answer;
    if (!found) return { leave: null, asks };
    const open = (table: string, row: string, column: string, sealed: string | null) =>
      sealed && database.keys.ring.open(agencyId, { table, row, column }, Buffer.from(sealed, "base64"));
    // Days are days: no zone moves them.
    const long = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" });
    const day = <Day extends string | null>(iso: Day) => (iso && long.format(new Date(`${iso}T00:00Z`))) as Day;
    const decisions = found.decisions.map(({ words: sealed, ...one }): OwnDecision => {
      const terms = open("leaves.decision", one.id, "terms", one.terms);
      const why = open("leaves.reasoning", one.id, "words", sealed);
      const { assessment = null, reasons = [] } = why?.startsWith("{")
        ? (JSON.parse(why) as { assessment: string; reasons: string[] })
        : {};
      const listed = terms?.startsWith("[") ? (JSON.parse(terms) as { what: string; cites: string | null }[]) : [];
      return {
        ...one,
        on: day(one.on),
        by: day(one.by),
        appealedOn: day(one.appealedOn),
        how: open("leaves.decision", one.id, "appeal_how", one.how),
        assessment,
        terms: listed.map(({ what, cites }, at) => ({ what, cites, reason: reasons[at] ?? null })),
      };
    });
    const { from, until, back, due, asked } = found;
    return {
      asks,
      leave: { ...found, from: day(from), until: day(until), back: day(back), due: day(due), asked: day(asked), decisions },
    };
  }

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    lang: PublicLanguage,
    more: { status?: number; told?: LeaveTold | null; trouble?: LeaveTrouble; typed?: Partial<LeaveTyped>; once?: string } = {},
  ) => {
    const found = await read(request, lang);
    if (!found)
      return (await askPublic(database, "select portal.whose($1) as answer", [tokenOf(request)]))
        ? none(request, reply)
        : toSignIn(request, reply);
    const { status = 200, told = null, trouble = null, once = newId() } = more;
    return send(reply, status, "mineLeave", { lang, guardian: false, ...found, told, trouble, typed: { ...untyped, ...more.typed }, once });
  };
  /** A step that nobody typed, sealed for whoever's page it is, as other words of theirs can be; undefined without a page that opens. */
  const sealStep = async (request: FastifyRequest, title: string) => {
    const whose = await askPublic<{ agencyId: string }>(database, "select portal.whose($1) as answer", [tokenOf(request)]);
    if (!whose) return undefined;
    const taskId = newId();
    const seal = (table: string, row: string, column: string, text: string) =>
      database.keys.ring.seal(whose.agencyId, { table, row, column }, text);
    return { taskId, title: seal("cases.task", taskId, "title", title), seal };
  };
  const done = (reply: FastifyReply, lang: PublicLanguage, told: LeaveTold) =>
    closed(reply).redirect(`/mine/leave?lang=${lang}&done=${told}`, 303);

  scope.get("/mine/leave", (request, reply) => {
    const told = queryIn(request, "done");
    return show(request, reply, languageOf(request), { told: leaveTold.find((one) => one === told) ?? null });
  });
  scope.post("/mine/leave/ask", async (request, reply) => {
    const sent = sentIn(request);
    const lang = languageOf(request, sent.get("lang"));
    const [from, until] = [dayIn(sent, "from"), dayIn(sent, "until")];
    // A press that came twice is one request.
    const once = ID.test(sent.get("once") ?? "") ? (sent.get("once") ?? "") : newId();
    const typed = { from: sent.get("from") ?? "", until: sent.get("until") ?? "" };
    const wrong = (status: number, trouble: LeaveTrouble) => show(request, reply, lang, { status, trouble, typed, once });
    if (!from) return wrong(422, "from");
    if ((typed.until && !until) || (until && until <= from)) return wrong(422, "until");
    const step = await sealStep(request, ownTitles.leaveRequested);
    if (!step) return toSignIn(request, reply);
    const values = [tokenOf(request), once, from, until, step.taskId, step.title];
    const told = await askPublic<string>(
      database,
      "select to_json(portal.ask_leave($1, $2, $3::date, $4::date, $5, $6)) as answer",
      values,
    );
    if (!told) return none(request, reply);
    if (told === "days") return wrong(422, "from");
    if (told === "another") return wrong(409, "another");
    if (told === "often") return wrong(429, "often");
    return done(reply, lang, "asked");
  });
  /** Takes a request back, or asks to come back. */
  const act = (path: string, what: "close" | "askReturn", title: string, told: LeaveTold, late: LeaveTrouble) =>
    scope.post(path, async (request, reply) => {
      const sent = sentIn(request);
      const lang = languageOf(request, sent.get("lang"));
      const leaveId = sent.get("leave") ?? "";
      if (!ID.test(leaveId)) return none(request, reply);
      const back = what === "askReturn" ? dayIn(sent, "back") : null;
      const wrong = (status: number, trouble: LeaveTrouble) =>
        show(request, reply, lang, { status, trouble, typed: { back: sent.get("back") ?? "" } });
      if (what === "askReturn" && !back) return wrong(422, "backDay");
      const step = await sealStep(request, title);
      if (!step) return toSignIn(request, reply);
      const values = [tokenOf(request), leaveId, what, back, step.taskId, step.title, A22_TAKEN_BACK_DAYS];
      const answer = await askPublic<string>(
        database,
        "select to_json(portal.act_leave($1, $2, $3, $4::date, $5, $6, $7::int)) as answer",
        values,
      );
      if (!answer) return none(request, reply);
      if (answer === "past") return wrong(422, "backDay");
      if (answer === "late") return wrong(409, late);
      return done(reply, lang, told);
    });
  act("/mine/leave/off", "close", ownTitles.leaveTakenBack, "off", "offLate");
  act("/mine/leave/back", "askReturn", ownTitles.leaveReturn, "back", "backLate");
  scope.post("/mine/leave", { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const sent = sentIn(request);
    const lang = languageOf(request, sent.get("lang"));
    const typed = (sent.get("words") ?? "").replaceAll("\r\n", "\n");
    const said = Said.safeParse(typed);
    if (!said.success)
      return show(request, reply, lang, { status: 422, trouble: typed.trim() === "" ? "words" : "long", typed: { words: typed } });
    const [leaveId, decisionId] = [sent.get("leave") ?? "", sent.get("decision") ?? ""];
    if (!ID.test(leaveId) || !ID.test(decisionId)) return none(request, reply);
    const step = await sealStep(request, ownTitles.leaveAppeal);
    if (!step) return toSignIn(request, reply);
    const answer = await askPublic<string>(database, "select to_json(portal.appeal($1, $2, $3, $4, $5, $6)) as answer", [
      tokenOf(request),
      leaveId,
      decisionId,
      step.seal("leaves.decision", decisionId, "appeal_words", said.data),
      step.taskId,
      step.title,
    ]);
    if (!answer) return none(request, reply);
    if (answer === "late") return show(request, reply, lang, { status: 409, trouble: "late", typed: { words: typed } });
    return done(reply, lang, "appealed");
  });
}
