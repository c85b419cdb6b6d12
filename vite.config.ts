import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { reachFrom } from "./scripts/catalogue.ts";
import { wordCatalogues } from "./scripts/words.ts";

const root = import.meta.dirname;
const worklist = reachFrom(resolve(root, "src/cases/CasesPage.tsx"), { lazily: false });

/** Zod can write JSON Schema, which no page asks of it: what does that is left out of what a browser loads. */
function withoutJsonSchema(): Plugin {
  const unused = /zod[\\/]v4[\\/]core[\\/](?:json-schema-processors|to-json-schema)\.js$/;
  return {
    name: "without-json-schema",
    apply: "build",
    load(id, { ssr = false } = {}) {
      if (ssr || !unused.test(id)) return undefined;
      const names = [...readFileSync(id, "utf8").matchAll(/^export (?:const|function|class) (\w+)/gm)].map(([, name]) => name);
      return names.map((name) => `export const ${name} = () => () => {};`).join("\n");
    },
  };
}

/** What an endpoint is for stands in the description of the API, which no page reads. */
function withoutAbout(): Plugin {
  return {
    name: "without-about",
    apply: "build",
    transform: {
      filter: { id: /[\\/]src[\\/].*(?:[\\/]c|C)ontract\.ts$/ },
      handler: (code, _id, options) =>
        options?.ssr ? undefined : { code: code.replace(/\babout:\s*(?:"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.)*`),?/g, ""), map: null },
    },
  };
}

/** The staff app: one page, hashed files, no inline script or style. `scripts/build.ts` adds the public pages. */
export default defineConfig({
  root: `${root}/src/app`,
  publicDir: false,
  plugins: [
    react(),
    tailwind(),
    wordCatalogues(`${root}/src`),
    optimizeLocales.vite({ locales: ["en-US", "es-ES", "ar-AE"] }),
    withoutJsonSchema(),
    withoutAbout(),
  ],
  build: {
    outDir: `${root}/dist/web`,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ["chrome111", "safari16.4", "firefox128"],
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name }) => `assets/${name.startsWith("part") ? "part" : name}-[hash].js`,
        codeSplitting: {
          groups: [
            // All that the first page cannot do without in one file, in which src/ui/first.ts runs before any schema is made.
            { name: "app", tags: ["$initial"], priority: 3 },
            // Two files for any list of cases: how a table works, and what is known of a case.
            { name: "table", test: /[\\/]src[\\/]ui[\\/](?:Table|Select)\.tsx$/, priority: 2.5 },
            { name: "list", test: (id) => worklist.has(resolve(id)), minShareCount: 2, priority: 2.4 },
            // Contracts, policies and words are small, and each page wants some of them.
            {
              name: "known",
              test: /[\\/]src[\\/](?:ui|kernel|people|cases)[\\/](?:.*\.ts|(?:.*[\\/])?(?:Card|EmptyState|Explain|PersonName)\.tsx)$/,
              minShareCount: 3,
              priority: 2,
            },
            { name: "around", test: /[\\/]src[\\/].*\.ts$/, minShareCount: 3, priority: 2 },
            { name: "part", minShareCount: 2, entriesAware: true, priority: 1 },
          ],
        },
      },
    },
  },
  server: { port: 4311, proxy: { "/api": "http://localhost:4310" } },
});
