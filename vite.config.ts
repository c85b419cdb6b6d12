import optimizeLocales from "@react-aria/optimize-locales-plugin";
import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { wordCatalogues } from "./scripts/words.ts";

const root = import.meta.dirname;

/** The staff app: one page, hashed files, no inline script or style. `scripts/build.ts` adds the public pages. */
export default defineConfig({
  root: `${root}/src/app`,
  publicDir: false,
  plugins: [react(), tailwind(), wordCatalogues(`${root}/src`), optimizeLocales.vite({ locales: ["en-US", "es-ES", "ar-AE"] })],
  build: {
    outDir: `${root}/dist/web`,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ["chrome111", "safari16.4", "firefox128"],
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    // src/ui/first.ts must run before any schema is made, in whichever chunk the schema lands.
    rolldownOptions: {
      output: {
        strictExecutionOrder: true,
        // What many pages share travels as one file: a page asks for a handful of files, not for sixty.
        codeSplitting: { groups: [{ name: "shared", minShareCount: 4 }] },
      },
    },
  },
  server: { port: 4311, proxy: { "/api": "http://localhost:4310" } },
});
