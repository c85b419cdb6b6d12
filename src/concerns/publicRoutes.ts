import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Database } from "../kernel/db.ts";
import { refusedUnread } from "../kernel/http.ts";
import { sources } from "./contract.ts";
import { addByCode, type Door, filePublic, findDoors, type Origin } from "./filePublic.ts";
import { makeKnown } from "./knownNetworks.ts";
import { chooseLanguage, type Language, loadPages, type PublicPages, type RenderPublic, type Trouble } from "./publicPages.ts";
import { firstOf, keyOf, newKey, readFiling, readSent, type Sent, type Source } from "./sentForm.ts";
import { findWatch } from "./watch.ts";

/** Where leaving leads: a page that says nothing of where one was. */
export const NEUTRAL = "https://www.weather.gov/";

/** Two hundred thousand letters of any script, written the way forms are sent, and room beside them. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** Hangs the pages that anybody may ask for: /refer, /refer/:slug, /receipt, /exit. They work without script and keep nothing on the device. */
export function hangPublicPages(
  app: FastifyInstance,
  database: Database,
  { knownNetworks = [], load = loadPages }: { knownNetworks?: readonly string[]; load?: () => Promise<RenderPublic> } = {},
): void {
  app.register(async (scope) => {
    const pages = new Pages(database, await load(), makeKnown(knownNetworks));
    scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "buffer", bodyLimit: BODY_LIMIT }, (_request, body, done) =>
      done(null, body),
    );
    scope.setErrorHandler((error, request, reply) => {
      const refused = refusedUnread(error);
      if (!refused) request.log.error({ at: frames(error) }, "public.failed");
      return pages.send(reply, refused ?? 503, "sorry", { lang: pages.language(request), what: refused === 413 ? "tooLong" : "later" });
    });
    scope.get("/refer", (request, reply) => pages.showDoors(request, reply));
    scope.get<{ Params: { slug: string } }>("/refer/:slug", (request, reply) => pages.showForm(request, reply, request.params.slug));
    scope.post<{ Params: { slug: string } }>("/refer/:slug", (request, reply) => pages.takeForm(request, reply, request.params.slug));
    scope.get("/receipt", (request, reply) => pages.showReceipt(request, reply));
    scope.post("/receipt", (request, reply) => pages.takeReceipt(request, reply));
    scope.get("/exit", (_request, reply) => reply.header("clear-site-data", '"cache"').redirect(NEUTRAL, 303));
  });
}

class Pages {
  readonly #database: Database;
  readonly #render: RenderPublic;
  /** As last read: with the database away, what somebody typed must still find its form again. */
  #doors: readonly Door[] = [];

  readonly #isKnown: (address: string) => boolean;

  constructor(database: Database, render: RenderPublic, isKnown: (address: string) => boolean) {
    this.#isKnown = isKnown;
    this.#database = database;
    this.#render = render;
  }

  origin({ ip: address, headers }: FastifyRequest): Origin {
    return { address, known: this.#isKnown(address), foreign: headers["sec-fetch-site"] === "cross-site" };
  }

  language(request: FastifyRequest, sent?: Sent): Language {
    const asked = sent ? firstOf(sent, "turn") || firstOf(sent, "lang") : textIn(request, "lang");
    return chooseLanguage(asked || undefined, request.headers["accept-language"]);
  }

  send<Page extends keyof PublicPages>(reply: FastifyReply, status: number, page: Page, props: PublicPages[Page]) {
    return reply.code(status).type("text/html; charset=utf-8").header("cache-control", "no-store").send(this.#render(page, props));
  }

  async showDoors(request: FastifyRequest, reply: FastifyReply) {
    return this.send(reply, 200, "doors", { lang: this.language(request), doors: (await this.#readDoors()).filter((door) => door.listed) });
  }

  async showForm(request: FastifyRequest, reply: FastifyReply, slug: string) {
    const lang = this.language(request);
    const door = (await this.#readDoors()).find((one) => one.slug === slug);
    if (!door) return this.send(reply, 404, "sorry", { lang, what: "gone" });
    const as = readSource(textIn(request, "as")) ?? door.audience;
    if (!as) return this.send(reply, 200, "who", { lang, door });
    return this.send(reply, 200, "form", {
      lang,
      door,
      as,
      key: newKey(),
      typed: {},
      trouble: null,
      asked: false,
      watch: await findWatch(this.#database, slug),
    });
  }

  async takeForm(request: FastifyRequest, reply: FastifyReply, slug: string) {
    const sent = readSent(bodyOf(request));
    const lang = this.language(request, sent);
    const doors = await this.#readDoors().catch(() => this.#doors);
    const door = doors.find((one) => one.slug === slug) ?? (doors.length === 0 ? unknownDoor(slug) : undefined);
    const as = readSource(firstOf(sent, "as")) ?? door?.audience ?? "community";
    // A door that closed while somebody wrote: their words come back to them, with where else to take them.
    if (!door) return this.send(reply, 404, "sorry", { lang, what: "gone", typed: typedIn(sent) });
    const key = keyOf(sent);
    const asked = firstOf(sent, "asked") !== "";
    const back = async (status: number, trouble: Trouble | null) =>
      this.send(reply, status, "form", {
        lang,
        door,
        as,
        key,
        typed: Object.fromEntries(sent),
        trouble,
        asked: asked || trouble === "empty",
        watch: await findWatch(this.#database, slug),
      });
    if (firstOf(sent, "turn")) return back(200, null);
    if (firstOf(sent, "words").trim() === "" && !asked) return back(422, "empty");
    try {
      const filing = readFiling(sent, door.audience);
      const code = await filePublic(this.#database, door, filing, key, lang, this.origin(request));
      const told = filing.urgency === "now" && (await findWatch(this.#database, slug))?.someone === true;
      return code ? this.send(reply, 200, "filed", { lang, door, as, code, told }) : back(503, "notStored");
    } catch (error) {
      request.log.error({ at: frames(error) }, "concern.notStored");
      return back(503, "notStored");
    }
  }

  async showReceipt(request: FastifyRequest, reply: FastifyReply) {
    const doors = await this.#readDoors();
    const to = textIn(request, "to");
    return this.send(reply, 200, "receipt", {
      lang: this.language(request),
      doors: offered(doors, to),
      to,
      key: newKey(),
      typed: {},
      trouble: null,
    });
  }

  async takeReceipt(request: FastifyRequest, reply: FastifyReply) {
    const sent = readSent(bodyOf(request));
    const lang = this.language(request, sent);
    const to = firstOf(sent, "to");
    const key = keyOf(sent);
    const back = (status: number, trouble: Trouble | null) =>
      this.send(reply, status, "receipt", { lang, doors: offered(this.#doors, to), to, key, typed: Object.fromEntries(sent), trouble });
    try {
      const doors = await this.#readDoors();
      if (firstOf(sent, "turn")) return back(200, null);
      const [only, ...others] = offered(doors, to);
      const door = doors.find((one) => one.slug === to) ?? (others.length === 0 ? only : undefined);
      // Whose it is cannot be guessed: the words would reach another agency. They stay on the page until it is said.
      if (!door) return back(422, "noOffice");
      // Before the code is looked at: nothing of this answer can hang on it (R39).
      if (firstOf(sent, "words").trim() === "") return back(422, "empty");
      await addByCode(this.#database, door, firstOf(sent, "code"), firstOf(sent, "words"), key, lang, this.origin(request));
      return this.send(reply, 200, "noted", { lang, emergency: door.emergency });
    } catch (error) {
      request.log.error({ at: frames(error) }, "concern.notStored");
      return back(503, "notStored");
    }
  }

  async #readDoors(): Promise<readonly Door[]> {
    this.#doors = await findDoors(this.#database);
    return this.#doors;
  }
}

/** The doors a code may belong to: the listed ones, and the one that was named. */
const offered = (doors: readonly Door[], to: string) => doors.filter((door) => door.listed || door.slug === to);

/** Before this process ever saw its doors, a form still gives back what was typed. */
const unknownDoor = (slug: string): Door => ({
  slug,
  title: "",
  titles: {},
  audience: null,
  agencyId: "",
  agencyName: "",
  agencySlug: "",
  emergency: "911",
  regime: "VSP",
  personWord: "client",
  confidential: false,
  listed: false,
});

const TYPED = ["words", "who", "where", "name", "reach"];
const typedIn = (sent: Sent) => TYPED.flatMap((name) => sent.get(name) ?? []).filter((value) => value.trim() !== "");
const bodyOf = (request: FastifyRequest) => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
const readSource = (text: string): Source | null => sources.find((source) => source === text) ?? null;

function textIn(request: FastifyRequest, name: string): string {
  const value = (request.query as Record<string, unknown>)[name];
  return typeof value === "string" ? value : "";
}

// Frames only: a message of the database can quote what somebody wrote.
const frames = (error: unknown) =>
  error instanceof Error
    ? error.stack
        ?.split("\n")
        .filter((line) => line.startsWith("    at "))
        .slice(0, 8)
    : undefined;
