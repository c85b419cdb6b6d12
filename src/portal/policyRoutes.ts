import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { chooseLanguage } from "../concerns/publicPages.ts";
import type { Database } from "../kernel/db.ts";
import type { LeavePages, PublicVersion } from "../leaves/publicPages.ts";
import { askPublic } from "../staff/asking.ts";

type RenderLeave = <Page extends keyof LeavePages>(page: Page, props: LeavePages[Page]) => string;
interface Told {
  readonly agency: string;
  readonly slug: string;
  readonly today: string;
  readonly versions: readonly PublicVersion[];
}

const built = join(resolve(import.meta.dirname, "../.."), "dist/public/public.js");

/** These pages as scripts/build.ts made them. */
async function loadLeavePages(): Promise<RenderLeave> {
  const { renderPublic } = (await import(pathToFileURL(built).href)) as { renderPublic: RenderLeave };
  return renderPublic;
}

const textIn = (request: FastifyRequest, name: string) => {
  const value = (request.query as Record<string, unknown>)[name];
  return typeof value === "string" ? value : "";
};

/** Hangs an agency's leave policy under /leave/<its name>: for anybody, without signing in and without script, every version of it (A20). */
export function hangLeavePolicies(
  app: FastifyInstance,
  database: Database,
  { load = loadLeavePages }: { load?: () => Promise<RenderLeave> } = {},
): void {
  app.register(async (scope) => {
    const render = await load();
    const send = <Page extends keyof LeavePages>(reply: FastifyReply, status: number, page: Page, props: LeavePages[Page]) =>
      reply.code(status).type("text/html; charset=utf-8").header("cache-control", "no-store").send(render(page, props));
    scope.get<{ Params: { slug: string } }>("/leave/:slug", async (request, reply) => {
      const lang = chooseLanguage(textIn(request, "lang") || undefined, request.headers["accept-language"]);
      const { slug } = request.params;
      const told = /^[a-z0-9-]{2,40}$/.test(slug)
        ? await askPublic<Told>(database, "select leaves.public_policy($1) as answer", [slug])
        : undefined;
      const asked = textIn(request, "version");
      const now = told?.versions.find(({ effectiveOn }) => effectiveOn <= told.today);
      const version = asked ? told?.versions.find(({ number }) => String(number) === asked) : now;
      if (!told || !version) return send(reply, 404, "leaveNone", { lang });
      // Days are days: no zone moves them.
      const long = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" });
      const day = (iso: string) => long.format(new Date(`${iso}T00:00Z`));
      return send(reply, 200, "leavePolicy", {
        lang,
        agency: told.agency,
        slug: told.slug,
        version: { ...version, effectiveOn: day(version.effectiveOn) },
        holds: version === now ? "now" : version.effectiveOn > told.today ? "later" : "before",
        others: told.versions
          .filter((one) => one !== version)
          .map(({ number, effectiveOn }) => ({ number, effectiveOn: day(effectiveOn) })),
      });
    });
  });
}
