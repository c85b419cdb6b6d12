import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { words } from "../kernel/contract.ts";
import type { Database } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { Problem } from "../kernel/problem.ts";
import { drawPaper } from "../plans/copy/drawPaper.ts";
import { askPublic } from "../staff/asking.ts";
import type { PublicLanguage } from "../ui/public/words.ts";
import type { OwnWords, PlanTrouble, PortalPages } from "./pageProps.ts";
import { readOwn } from "./readOwn.ts";
import { sayOwn, type Told, tickOwn } from "./tellOwnPlan.ts";

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const LONGEST = 1000;
const Said = words(LONGEST);
/** Letters of any writing take up to nine bytes in a form. */
const BODY_LIMIT = 16_384;
const blank: OwnWords = { what: "comment", goal: "", words: "" };

/** What the pages under /mine share: how one is asked, who asks, and how it is answered. */
export interface OwnPages {
  readonly languageOf: (request: FastifyRequest, asked?: string | null) => PublicLanguage;
  readonly tokenOf: (request: FastifyRequest) => string;
  readonly queryIn: (request: FastifyRequest, name: string) => string;
  readonly sentIn: (request: FastifyRequest) => URLSearchParams;
  readonly closed: (reply: FastifyReply) => FastifyReply;
  readonly send: <Page extends keyof PortalPages>(
    reply: FastifyReply,
    status: number,
    page: Page,
    props: PortalPages[Page],
  ) => FastifyReply;
  readonly none: (request: FastifyRequest, reply: FastifyReply) => FastifyReply;
  readonly toSignIn: (request: FastifyRequest, reply: FastifyReply) => FastifyReply;
}

/** Hangs the plan of a person's own page: read, had on paper, a step ticked, something written of it. On a guardian's page there is none. */
export function hangOwnPlan(scope: FastifyInstance, database: Database, pages: OwnPages): void {
  const { languageOf, tokenOf, queryIn, sentIn, closed, send, none, toSignIn } = pages;
  const read = (request: FastifyRequest, lang: PublicLanguage) => readOwn(database, tokenOf(request), "plan", lang);
  /** A guardian is somewhere, and has no plan there; all others come in first. */
  const away = async (request: FastifyRequest, reply: FastifyReply) =>
    (await askPublic(database, "select portal.whose($1) as answer", [tokenOf(request)])) ? none(request, reply) : toSignIn(request, reply);
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    lang: PublicLanguage,
    {
      status = 200,
      told = null,
      trouble = null,
      typed = blank,
    }: { status?: number; told?: "said" | "ticked" | null; trouble?: PlanTrouble | null; typed?: OwnWords },
  ) => {
    const found = await read(request, lang);
    if (!found) return away(request, reply);
    return send(reply, status, "minePlan", { lang, guardian: found.guardian, ...found.own, told, trouble, typed, once: newId() });
  };
  const answer = (
    request: FastifyRequest,
    reply: FastifyReply,
    lang: PublicLanguage,
    told: Told,
    done: "said" | "ticked",
    typed: OwnWords,
  ) => {
    if (told === "out") return toSignIn(request, reply);
    if (told === "none") return none(request, reply);
    if (told === "often") return show(request, reply, lang, { status: 429, trouble: "often", typed });
    return closed(reply).redirect(`/mine/plan?lang=${lang}&done=${done}`, 303);
  };

  scope.get("/mine/plan", (request, reply) => {
    const done = queryIn(request, "done");
    return show(request, reply, languageOf(request), { told: done === "said" || done === "ticked" ? done : null });
  });
  scope.get("/mine/plan/paper", async (request, reply) => {
    const lang = languageOf(request);
    const found = await read(request, lang);
    if (!found) return away(request, reply);
    if (!found.own.plan) return none(request, reply);
    try {
      const paper = await drawPaper(found.own.plan.copy);
      return closed(reply).type("application/pdf").header("content-disposition", 'attachment; filename="page.pdf"').send(paper);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return show(request, reply, lang, { status: 409, trouble: "letters" });
    }
  });
  scope.post("/mine/plan", { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const sent = sentIn(request);
    const lang = languageOf(request, sent.get("lang"));
    const typed: OwnWords = {
      what: sent.get("what") === "change" ? "change" : "comment",
      goal: sent.get("goal") ?? "",
      words: (sent.get("words") ?? "").replaceAll("\r\n", "\n"),
    };
    const said = Said.safeParse(typed.words);
    if (!said.success) return show(request, reply, lang, { status: 422, trouble: typed.words.trim() === "" ? "words" : "long", typed });
    const goal = typed.goal === "" ? null : typed.goal;
    if (goal && !ID.test(goal)) return none(request, reply);
    // A press that came twice is one remark.
    const once = sent.get("once") ?? "";
    const id = ID.test(once) ? once : newId();
    const told = await sayOwn(database, tokenOf(request), { id, what: typed.what, goal, words: said.data });
    return answer(request, reply, lang, told, "said", typed);
  });
  scope.post<{ Params: { stepId: string } }>("/mine/plan/steps/:stepId", async (request, reply) => {
    const { stepId } = request.params;
    const sent = sentIn(request);
    const as = sent.get("as");
    const told =
      ID.test(stepId) && (as === "done" || as === "open") ? await tickOwn(database, tokenOf(request), stepId, as === "done") : "none";
    return answer(request, reply, languageOf(request, sent.get("lang")), told, "ticked", blank);
  });
}
