import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ownTitles } from "../cases/tasks/ownTitles.ts";
import { words } from "../kernel/contract.ts";
import type { Database } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { askPublic } from "../staff/asking.ts";
import type { PublicLanguage } from "../ui/public/words.ts";
import type { LeaveTrouble, OwnDecision, OwnLeave } from "./ownLeave.ts";
import type { OwnPages } from "./planRoutes.ts";

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
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

/** Hangs a person's leave on their own page: where it stands, by when what comes next is done, the terms and why, and the appeal. On a guardian's page there is none. */
export function hangOwnLeave(scope: FastifyInstance, database: Database, pages: OwnPages): void {
  const { languageOf, tokenOf, queryIn, sentIn, closed, send, none, toSignIn } = pages;

  async function read(request: FastifyRequest, lang: PublicLanguage): Promise<{ leave: OwnLeave | null } | undefined> {
    const answer = await askPublic<{ agencyId: string; found: Row | null }>(database, "select portal.look($1, 'leave') as answer", [
      tokenOf(request),
    ]);
    if (!answer) return undefined;
    const { agencyId, found } = answer;
    if (!found) return { leave: null };
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
      leave: { ...found, from: day(from), until: day(until), back: day(back), due: day(due), asked: day(asked), decisions },
    };
  }

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    lang: PublicLanguage,
    more: { status?: number; told?: boolean; trouble?: LeaveTrouble; typed?: string } = {},
  ) => {
    const found = await read(request, lang);
    if (!found)
      return (await askPublic(database, "select portal.whose($1) as answer", [tokenOf(request)]))
        ? none(request, reply)
        : toSignIn(request, reply);
    const { status = 200, told = false, trouble = null, typed = "" } = more;
    return send(reply, status, "mineLeave", { lang, guardian: false, leave: found.leave, told, trouble, typed });
  };

  scope.get("/mine/leave", (request, reply) => show(request, reply, languageOf(request), { told: queryIn(request, "done") === "1" }));
  scope.post("/mine/leave", { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const sent = sentIn(request);
    const lang = languageOf(request, sent.get("lang"));
    const typed = (sent.get("words") ?? "").replaceAll("\r\n", "\n");
    const said = Said.safeParse(typed);
    if (!said.success) return show(request, reply, lang, { status: 422, trouble: typed.trim() === "" ? "words" : "long", typed });
    const [leaveId, decisionId] = [sent.get("leave") ?? "", sent.get("decision") ?? ""];
    if (!ID.test(leaveId) || !ID.test(decisionId)) return none(request, reply);
    const whose = await askPublic<{ agencyId: string }>(database, "select portal.whose($1) as answer", [tokenOf(request)]);
    if (!whose) return toSignIn(request, reply);
    const seal = (table: string, row: string, column: string, text: string) =>
      database.keys.ring.seal(whose.agencyId, { table, row, column }, text);
    const taskId = newId();
    const done = await askPublic<string>(database, "select to_json(portal.appeal($1, $2, $3, $4, $5, $6)) as answer", [
      tokenOf(request),
      leaveId,
      decisionId,
      seal("leaves.decision", decisionId, "appeal_words", said.data),
      taskId,
      seal("cases.task", taskId, "title", ownTitles.leaveAppeal),
    ]);
    if (!done) return none(request, reply);
    if (done === "late") return show(request, reply, lang, { status: 409, trouble: "late", typed });
    return closed(reply).redirect(`/mine/leave?lang=${lang}&done=1`, 303);
  });
}
