import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { chooseLanguage } from "../concerns/publicPages.ts";
import { NEUTRAL } from "../concerns/publicRoutes.ts";
import type { Database } from "../kernel/db.ts";
import { refusedUnread } from "../kernel/http.ts";
import { asPublic } from "../kernel/visit.ts";
import { askPublic, whereFrom } from "../staff/asking.ts";
import type { PublicLanguage } from "../ui/public/words.ts";
import { type Entered, enterWithCode, enterWithPassword } from "./enterPage.ts";
import { hangOwnForms } from "./formRoutes.ts";
import { hangOwnLeave } from "./leaveRoutes.ts";
import { loadPortalPages, type RenderPage } from "./loadPages.ts";
import { hangOwnMeetings } from "./meetingRoutes.ts";
import { type DemoPage, type Part, type PortalPages, parts } from "./pageProps.ts";
import { hangOwnPlan } from "./planRoutes.ts";
import { readOwn } from "./readOwn.ts";
import { withdrawOwn } from "./withdrawOwn.ts";

/** Its name says nothing; browsers insist on Secure, Path=/ and no Domain, and no other site's page can make one send it. */
const COOKIE = "__Host-page";
const ATTRIBUTES = "Path=/; HttpOnly; Secure; SameSite=Strict";
const BODY_LIMIT = 4096;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Hangs a person's own page under /mine. It works without script, keeps nothing on the device, and asks the database anew at every look. */
export function hangOwnPages(
  app: FastifyInstance,
  database: Database,
  { demo = false, load = loadPortalPages }: { demo?: boolean; load?: () => Promise<RenderPage> } = {},
): void {
  app.register(async (scope) => {
    const render = await load();
    scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string", bodyLimit: BODY_LIMIT }, (_request, body, done) =>
      done(null, body),
    );
    // Leaving may come with no body, or with what a browser's beacon puts there.
    scope.addContentTypeParser("text/plain", { parseAs: "string", bodyLimit: BODY_LIMIT }, (_request, body, done) => done(null, body));
    const send = <Page extends keyof PortalPages>(reply: FastifyReply, status: number, page: Page, props: PortalPages[Page]) =>
      closed(reply).code(status).type("text/html; charset=utf-8").send(render(page, props));
    const none = (request: FastifyRequest, reply: FastifyReply) =>
      send(reply, 404, "mineNone", { lang: languageOf(request), what: "gone" });
    const toSignIn = (request: FastifyRequest, reply: FastifyReply) => closed(reply).redirect(`/mine?lang=${languageOf(request)}`, 303);
    const demos = async (): Promise<readonly DemoPage[]> =>
      demo ? asPublic(database, async (client) => (await client.query<DemoPage>("select * from portal.demo_sign_ins()")).rows) : [];

    scope.setErrorHandler((error, request, reply) => {
      const refused = refusedUnread(error);
      if (!refused) request.log.error({ at: error instanceof Error ? error.stack?.split("\n").slice(1, 6) : undefined }, "page.failed");
      return send(reply, refused ?? 503, "mineNone", { lang: languageOf(request), what: "later" });
    });
    // Another site's page can neither sign somebody in here nor take anything back for them.
    scope.addHook("onRequest", async (request, reply) => {
      if (request.method === "POST" && request.headers["sec-fetch-site"] === "cross-site")
        return send(reply, 403, "mineNone", { lang: languageOf(request), what: "gone" });
    });

    scope.get("/mine", async (request, reply) => {
      const lang = languageOf(request);
      const token = tokenOf(request);
      if (token && (await askPublic(database, "select portal.whose($1) as answer", [token])))
        return closed(reply).redirect(`/mine/sharing?lang=${lang}`, 303);
      return send(reply, 200, "mineIn", { lang, number: "", wrong: null, demo: await demos() });
    });
    scope.get("/mine/first", (request, reply) =>
      send(reply, 200, "mineFirst", { lang: languageOf(request), number: "", code: "", wrong: null }),
    );
    const entered = (request: FastifyRequest, reply: FastifyReply, { token }: { token: string }) =>
      closed(reply)
        .header("set-cookie", `${COOKIE}=${token}; ${ATTRIBUTES}`)
        .redirect(`/mine/sharing?lang=${languageOf(request, sentIn(request).get("lang"))}`, 303);
    const refused = (wrong: string) => (wrong === "wait" ? 429 : wrong === "stopped" ? 403 : 422);
    scope.post("/mine", async (request, reply) => {
      const sent = sentIn(request);
      const typed = typedIn(sent, request);
      const done = await tryEntering(typed.number, () => enterWithPassword(database, typed));
      if ("token" in done) return entered(request, reply, done);
      const lang = languageOf(request, sent.get("lang"));
      return send(reply, refused(done.wrong), "mineIn", { lang, number: typed.number, wrong: done.wrong, demo: await demos() });
    });
    scope.post("/mine/first", async (request, reply) => {
      const sent = sentIn(request);
      const typed = typedIn(sent, request);
      const code = (sent.get("code") ?? "").slice(0, 40);
      const again = sent.get("again") ?? "";
      const done: Entered =
        again.normalize("NFC") === typed.password.normalize("NFC")
          ? await tryEntering(typed.number, () => enterWithCode(database, { ...typed, code }))
          : { wrong: "differ" };
      if ("token" in done) return entered(request, reply, done);
      return send(reply, refused(done.wrong), "mineFirst", {
        lang: languageOf(request, sent.get("lang")),
        number: typed.number,
        code,
        wrong: done.wrong,
      });
    });

    const own = { languageOf, tokenOf, queryIn, sentIn, closed, send, none, toSignIn };
    hangOwnLeave(scope, database, own);
    hangOwnPlan(scope, database, own);
    hangOwnForms(scope, database, own);
    hangOwnMeetings(scope, database, own);
    for (const part of parts)
      if (part === "plan" || part === "forms" || part === "next") continue;
      else
        scope.get(`/mine/${part}`, async (request, reply) => {
          const lang = languageOf(request);
          const found = await readOwn(database, tokenOf(request), part, lang);
          if (!found) return toSignIn(request, reply);
          const [page, props] = pageOf(part, found, lang, queryIn(request, "done") === "1");
          return send(reply, 200, page, props as never);
        });
    scope.get<{ Params: { releaseId: string } }>("/mine/sharing/:releaseId", async (request, reply) => {
      const lang = languageOf(request);
      const found = await readOwn(database, tokenOf(request), "sharing", lang);
      if (!found) return toSignIn(request, reply);
      const release = found.own.find(({ id }) => id === request.params.releaseId);
      return release ? send(reply, 200, "mineWithdraw", { lang, guardian: found.guardian, release }) : none(request, reply);
    });
    scope.post<{ Params: { releaseId: string } }>("/mine/sharing/:releaseId", async (request, reply) => {
      const { releaseId } = request.params;
      const done = ID.test(releaseId) ? await withdrawOwn(database, tokenOf(request), releaseId) : "none";
      if (done === "out") return toSignIn(request, reply);
      if (done === "none") return none(request, reply);
      return closed(reply).redirect(`/mine/sharing?lang=${languageOf(request, sentIn(request).get("lang"))}&done=1`, 303);
    });
    const end = async (request: FastifyRequest, reply: FastifyReply) => {
      const token = tokenOf(request);
      if (token) await askPublic(database, "select portal.sign_out($1)::text as answer", [token]);
      closed(reply).header("set-cookie", `${COOKIE}=; ${ATTRIBUTES}; Max-Age=0`).header("clear-site-data", '"cache"');
    };
    scope.post("/mine/out", async (request, reply) => {
      await end(request, reply);
      return reply.redirect(`/mine?lang=${languageOf(request, sentIn(request).get("lang"))}`, 303);
    });
    scope.get("/mine/exit", async (request, reply) => {
      await end(request, reply);
      return reply.redirect(NEUTRAL, 303);
    });
    // The word of a page that is left already: nothing is to follow from it.
    scope.post("/mine/exit", async (request, reply) => {
      await end(request, reply);
      return reply.code(204).send();
    });
  });
}

const closed = (reply: FastifyReply) => reply.header("cache-control", "no-store").header("referrer-policy", "no-referrer");

/** What is no number costs no look at the database, and is answered like a number that nobody has. */
const tryEntering = (number: string, enter: () => Promise<Entered>): Promise<Entered> =>
  /^[1-9]\d{7}$/.test(number) ? enter() : Promise.resolve({ wrong: "wrong" });

type Found<One extends Part> = NonNullable<Awaited<ReturnType<typeof readOwn<One>>>>;
type Sent = { [Page in keyof PortalPages]: [Page, PortalPages[Page]] }[keyof PortalPages];

function pageOf(
  part: Exclude<Part, "plan" | "forms" | "next">,
  { guardian, own }: Found<typeof part>,
  lang: PublicLanguage,
  done: boolean,
): Sent {
  const common = { lang, guardian };
  switch (part) {
    case "sharing":
      return ["mineSharing", { ...common, releases: own as never, done }];
    case "record":
      return ["mineRecord", { ...common, ...(own as Found<"record">["own"]) }];
    case "helpers":
      return ["mineHelpers", { ...common, helpers: own as never }];
    case "notes":
      return ["mineNotes", { ...common, notes: own as never }];
  }
}

const sentIn = (request: FastifyRequest) => new URLSearchParams(typeof request.body === "string" ? request.body : "");
function queryIn(request: FastifyRequest, name: string): string {
  const value = (request.query as Record<string, unknown>)[name];
  return typeof value === "string" ? value : "";
}
const languageOf = (request: FastifyRequest, asked?: string | null): PublicLanguage =>
  chooseLanguage(asked || queryIn(request, "lang") || undefined, request.headers["accept-language"]);

const typedIn = (sent: URLSearchParams, request: FastifyRequest) => ({
  number: (sent.get("number") ?? "").replace(/\D/g, "").slice(0, 20),
  password: (sent.get("password") ?? "").slice(0, 1000),
  old: tokenOf(request) || null,
  network: whereFrom({ address: request.ip } as never),
});

function tokenOf(request: FastifyRequest): string {
  const found = request.headers.cookie
    ?.split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1);
  return found && /^[\w-]{43}$/.test(found) ? found : "";
}
