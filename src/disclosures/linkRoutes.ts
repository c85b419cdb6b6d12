import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { columnOf } from "../files/pieces.ts";
import { type Database, runNamed } from "../kernel/db.ts";
import { LeavingFile } from "../kernel/fileContract.ts";
import { refusedUnread } from "../kernel/http.ts";
import { newId } from "../kernel/ids.ts";
import { sendFile } from "../kernel/sendFile.ts";
import { asPublic } from "../kernel/visit.ts";
import type { PublicLanguage } from "../ui/public/words.ts";
import type { ShareBasis } from "./copyContract.ts";
import { type LinkPages, loadLinkPages, type RenderLink } from "./linkPages.ts";
import { noticeOf, type PaperLanguage } from "./notices.ts";
import type { ItemRow } from "./queries.ts";
import { openCopies } from "./showDisclosure.ts";

const BODY_LIMIT = 4096;

/** What these pages are written in. */
const tongues: readonly PublicLanguage[] = ["en", "es", "ar"];

interface Opened {
  readonly agencyId: string;
  readonly language: PaperLanguage;
  readonly notice: "FERPA" | "VSP" | "CONF" | "BASE";
  readonly viewsLeft: number;
  readonly until: string;
  readonly timeZone: string;
  readonly packageId: string;
  readonly purpose: string;
  readonly basis: ShareBasis;
  readonly agency: string;
  readonly madeAt: string;
  readonly items: Omit<ItemRow, "hash">[];
}

/**
 * Hangs the page behind a link (R34): it asks for the code whatever the address is, and opens the copies to whoever says it, in the answer itself. No cookie
 * is set and nothing is kept; each look asks the database anew.
 */
export function hangLinkPages(app: FastifyInstance, database: Database, load: () => Promise<RenderLink> = loadLinkPages): void {
  app.register(async (scope) => {
    const render = await load();
    scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string", bodyLimit: BODY_LIMIT }, (_request, body, done) =>
      done(null, body),
    );
    const send = <Page extends keyof LinkPages>(reply: FastifyReply, status: number, page: Page, props: LinkPages[Page]) =>
      reply
        .code(status)
        .type("text/html; charset=utf-8")
        .header("cache-control", "no-store")
        .header("referrer-policy", "no-referrer")
        .send(render(page, props));
    scope.setErrorHandler((error, request, reply) =>
      send(reply, refusedUnread(error) ?? 503, "shareCode", { lang: languageOf(request), wrong: true }),
    );
    scope.get("/shared/:token", (request, reply) => send(reply, 200, "shareCode", { lang: languageOf(request), wrong: false }));
    scope.post<{ Params: { token: string } }>("/shared/:token", async (request, reply) => {
      const sent = new URLSearchParams(typeof request.body === "string" ? request.body : "");
      const lang = languageOf(request, sent.get("lang") ?? undefined);
      const code = (sent.get("code") ?? "").replace(/\s/g, "").slice(0, 12);
      const seq = /^\d{1,2}$/.test(sent.get("seq") ?? "") ? Number(sent.get("seq")) : null;
      const opened = await openLink(database, request.params.token, code, seq);
      if (!opened) return send(reply, 404, "shareCode", { lang, wrong: true });
      const open = (row: string, column: string, sealed: Buffer) =>
        database.keys.ring.open(opened.agencyId, { table: "disclosures.item", row, column }, sealed);
      if (seq !== null) {
        const file = await leaveByLink(database, request.params.token, code, opened, seq, open);
        return file ? sendFile(reply, file, async () => undefined as never) : send(reply, 404, "shareCode", { lang, wrong: true });
      }
      return send(reply, 200, "shareOpened", {
        lang,
        code,
        copies: openCopies(open, opened.items),
        purpose: database.keys.ring.open(
          opened.agencyId,
          { table: "disclosures.package", row: opened.packageId, column: "purpose" },
          Buffer.from(opened.purpose, "base64"),
        ),
        agency: opened.agency,
        on: new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: opened.timeZone }).format(new Date(opened.madeAt)),
        // In the language they read the page in, where the notice is written in it; else in the paper's.
        notice: noticeOf(opened.notice, noticeLang(lang, opened.language), opened.basis),
        noticeLang: noticeLang(lang, opened.language),
        viewsLeft: opened.viewsLeft,
        until: new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: opened.timeZone }).format(new Date(opened.until)),
      });
    });
  });
}

const noticeLang = (lang: PublicLanguage, paper: PaperLanguage): PaperLanguage => (lang === "ar" ? paper : lang);

// A token or a code that cannot be one asks nothing of the database.
async function openLink(database: Database, token: string, code: string, seq: number | null): Promise<Opened | undefined> {
  if (!/^[\w-]{43}$/.test(token) || !/^\d{4,12}$/.test(code)) return undefined;
  const found = await asPublic(database, async (client) => {
    const { rows } = await runNamed<{ opened: Opened | null }>(client, "select disclosures.open_link($1, $2, $3, $4) as opened", [
      token,
      code,
      newId(),
      seq,
    ]);
    return rows[0]?.opened;
  });
  return found ?? undefined;
}

async function leaveByLink(
  database: Database,
  token: string,
  code: string,
  opened: Opened,
  seq: number,
  open: (row: string, column: string, sealed: Buffer) => string,
): Promise<LeavingFile | undefined> {
  const item = opened.items.find((one) => one.seq === seq && one.kind === "file");
  if (!item?.mediaType) return undefined;
  const pieces = await asPublic(database, async (client) => {
    const { rows } = await runNamed<{ n: number; body: Buffer }>(client, "select n, body from disclosures.link_pieces($1, $2, $3)", [
      token,
      code,
      item.id,
    ]);
    const place = (n: number) => ({ table: "disclosures.piece", row: item.id, column: columnOf(n, item.pieces ?? 0) });
    return rows.map(({ n, body }) => database.keys.ring.openBytes(opened.agencyId, place(n), body));
  });
  if (pieces.length !== item.pieces) return undefined;
  return new LeavingFile({
    name: open(item.id, "title", Buffer.from(item.title, "base64")),
    mediaType: item.mediaType,
    size: item.size ?? 0,
    inline: false,
    people: [],
    read: async function* () {
      yield* pieces;
    },
  });
}

/** The language asked for by name, or the first of the browser's that there is. */
function languageOf(request: FastifyRequest, asked?: string): PublicLanguage {
  const query = (request.query as Record<string, unknown>)["lang"];
  const browser = (request.headers["accept-language"] ?? "").split(",").map((part) => part.trim().slice(0, 2));
  const wanted = [asked ?? (typeof query === "string" ? query : ""), ...browser];
  return wanted.flatMap((tag) => tongues.find((one) => one === tag) ?? [])[0] ?? "en";
}
