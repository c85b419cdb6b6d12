import { createHash } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { type Stage, stage } from "../kernel/testing.ts";
import { layTown } from "../staff/testing.ts";
import { loadPages } from "./publicPages.ts";
import { hangPublicPages } from "./publicRoutes.ts";
import { concernRoutes } from "./routes.ts";

const root = resolve(import.meta.dirname, "../..");

/** The public pages as they are built for a release, from the sources as they are now. */
async function buildPages() {
  const outDir = await mkdtemp(join(tmpdir(), "holdfast-public-"));
  await build({
    configFile: join(root, "vite.config.ts"),
    logLevel: "error",
    ssr: { noExternal: true },
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      outDir,
      ssr: join(root, "src/app/public.tsx"),
      target: "node22",
      rolldownOptions: { output: { entryFileNames: "public.mjs", codeSplitting: false } },
    },
  });
  return loadPages(join(outDir, "public.mjs"));
}

/** A town with its public pages open. */
export async function stagePublic(routes = concernRoutes) {
  const s = await stage(routes);
  const town = await layTown(s);
  const pages = await buildPages();
  hangPublicPages(s.http, s.app, { load: async () => pages, knownNetworks: ["198.18.0.0/15", "2001:db8:7::/48"] });
  await s.http.ready();
  return { s, town, visitor: visit(s) };
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Somebody with a browser and no account. */
export function visit({ http }: Pick<Stage, "http">, address = "203.0.113.7", headers: Record<string, string> = {}) {
  const get = (url: string) => http.inject({ method: "GET", url, remoteAddress: address, headers });
  const post = (url: string, body: string) =>
    http.inject({
      method: "POST",
      url,
      remoteAddress: address,
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      payload: body,
    });
  /** Opens a form, fills it in and sends it, as a browser without script does. */
  const fill = async (url: string, typed: Fields) => {
    const page = await get(url);
    return post(url.split("?")[0] ?? "", encode({ ...hiddenIn(page.body), ...typed }));
  };
  return { get, post, fill };
}

/** Fields as a browser sends them: line ends as CRLF, everything in UTF-8. */
export const encode = (fields: Fields) =>
  Object.entries(fields)
    .flatMap(([name, value]) =>
      [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one.toWellFormed().replace(/\r\n|\r|\n/g, "\r\n"))}`),
    )
    .join("&");

const attribute = (tag: string, name: string) => plain(new RegExp(`\\s${name}="([^"]*)"`, "i").exec(tag)?.[1] ?? "");

/** Text as a browser reads it out of HTML. */
export const plain = (html: string) =>
  html.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot));/gi, (_, hex: string, dec: string, name: string) =>
    hex
      ? String.fromCodePoint(Number.parseInt(hex, 16))
      : dec
        ? String.fromCodePoint(Number(dec))
        : ({ amp: "&", lt: "<", gt: ">", quot: '"' }[name] ?? ""),
  );

/** What a page sends along unseen. */
export const hiddenIn = (html: string): Record<string, string> =>
  Object.fromEntries([...html.matchAll(/<input type="hidden"[^>]*>/g)].map(([tag]) => [attribute(tag, "name"), attribute(tag, "value")]));

/** The names of the fields a page asks to be filled in. */
export const askedIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/<(?:input type="(?:text|radio|checkbox)"|textarea|select)[^>]*>/g)].map(([tag]) => attribute(tag, "name"))),
];

/** What stands in a page's text area or text field of that name. */
export function valueIn(html: string, name: string): string | undefined {
  const area = new RegExp(`<textarea[^>]*\\sname="${name}"[^>]*>\\n?([\\s\\S]*?)</textarea>`).exec(html);
  if (area) return plain(area[1] ?? "");
  const field = [...html.matchAll(/<input type="(?:text|hidden)"[^>]*>/g)]
    .map(([tag]) => tag)
    .find((tag) => attribute(tag, "name") === name);
  return field && attribute(field, "value");
}

/** The code a page shows. */
export const codeIn = (html: string) => /<p class="code"[^>]*>([0-9A-Z-]+)<\/p>/.exec(html)?.[1];
export const titleIn = (html: string) => plain(/<title>(.*?)<\/title>/.exec(html)?.[1] ?? "");
export const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
