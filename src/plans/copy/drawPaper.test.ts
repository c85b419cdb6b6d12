import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonsCopy } from "./contract.ts";
import { drawPaper } from "./drawPaper.ts";

const copyOf = (statement: string): PersonsCopy => ({
  ...{ locale: "en", rtl: false, title: "My plan", said: [], statement, language: "en", goals: [], foot: [] },
  headings: { goals: "What I want", steps: "What we do for it" },
});

test("words made to hurt are drawn while others wait no longer than for a plan: marks that take no room, no space anywhere", async () => {
  for (const words of ["W".repeat(80) + "\u0301".repeat(3920), "\u0301\ufeff".repeat(2000), "W".repeat(4000), `a${" ".repeat(3998)}b`]) {
    const from = performance.now();
    const drawn = await drawPaper(copyOf(words));
    const took = performance.now() - from;
    assert.ok(took < 10_000, `${Math.round(took)} ms`);
    assert.equal(drawn.subarray(0, 5).toString(), "%PDF-");
  }
});
