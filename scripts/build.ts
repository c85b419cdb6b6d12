import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { listFiles } from "./catalogue.ts";

const root = resolve(import.meta.dirname, "..");
const dist = join(root, "dist");
/** Two that build at once do not meet. */
const fresh = join(dist, `next-${process.pid}`);

/** Files that no page can reach (floors, rule 5), so that work on the server does not build the pages again. */
const serverOnly = /(\.(test|e2e)\.tsx?|\.sql|[/\\](queries|routes|jobs)\.ts)$/;

/** The hash of all that the built pages come from. */
export async function hashSources(): Promise<string> {
  const hash = createHash("sha256");
  const own = ["package-lock.json", "vite.config.ts", "scripts/build.ts", "scripts/words.ts", "scripts/catalogue.ts"].map((file) =>
    join(root, file),
  );
  for (const file of [...own, ...listFiles(join(root, "src")).filter((file) => !serverOnly.test(file))]) {
    hash
      .update(relative(root, file))
      .update("\0")
      .update(await readFile(file))
      .update("\0");
  }
  return hash.digest("hex");
}

/** Builds the staff app, the public pages and their one script, when what they come from has changed. */
export async function buildIfStale(say: (line: string) => void = () => {}): Promise<void> {
  const hash = await hashSources();
  const mark = join(dist, ".hash");
  if (existsSync(mark) && (await readFile(mark, "utf8")) === hash) return;
  say("Building the pages…");
  const began = performance.now();
  await build();
  await writeFile(mark, hash);
  say(`Pages built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

async function build(): Promise<void> {
  const vite = await import("vite");
  const configFile = join(root, "vite.config.ts");
  const app = join(root, "src/app");
  await rm(fresh, { recursive: true, force: true });
  await vite.build({ configFile, logLevel: "warn", build: { outDir: join(fresh, "web") } });
  const style = join(root, "src/ui/public/public.css");
  if (existsSync(style)) await cp(style, join(fresh, "web/public.css"));
  if (existsSync(join(app, "public.client.ts"))) {
    const lib = { entry: join(app, "public.client.ts"), formats: ["iife"], name: "page", fileName: () => "public.js" } as const;
    await vite.build({
      configFile: false,
      logLevel: "warn",
      publicDir: false,
      build: { outDir: join(fresh, "web"), emptyOutDir: false, lib: { ...lib, formats: [...lib.formats] }, target: "es2018" },
    });
  }
  await mkdir(join(fresh, "public"), { recursive: true });
  if (existsSync(join(app, "public.tsx"))) {
    await vite.build({
      configFile,
      logLevel: "warn",
      ssr: { noExternal: true },
      define: { "process.env.NODE_ENV": '"production"' },
      build: {
        outDir: join(fresh, "public"),
        ssr: join(app, "public.tsx"),
        target: "node22",
        rolldownOptions: { output: { entryFileNames: "public.js", codeSplitting: false } },
      },
    });
  }
  await pressFiles(join(fresh, "web"));
  for (const part of ["web", "public"]) {
    await rm(join(dist, part), { recursive: true, force: true });
    await rename(join(fresh, part), join(dist, part));
  }
  await rm(fresh, { recursive: true, force: true });
}

/** Beside each file of text its pressed form, so that a slow line carries a quarter and the server presses nothing. */
async function pressFiles(folder: string): Promise<void> {
  const press = promisify(brotliCompress);
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  const pressOne = async (file: string) => {
    const text = await readFile(file);
    if (text.length > 1024) await writeFile(`${file}.br`, await press(text, { params }));
  };
  await Promise.all(
    listFiles(folder)
      .filter((name) => /\.(js|css|html|svg)$/.test(name))
      .map(pressOne),
  );
}

if (import.meta.main) await buildIfStale((line) => console.log(line));
