import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { day, words, wordsOrNone } from "../kernel/contract.ts";
import { mayBeEmpty, shapeOf, tidy } from "./entries.ts";

const Step = z.object({
  what: words(20),
  why: wordsOrNone(20),
  by: day.optional(),
  mail: z.email().nullable(),
  worry: z.enum(["low", "high"]),
});

test("a field may be left empty when its contract has a word for empty", () => {
  const shape = shapeOf(Step.refine(() => true));
  assert.deepEqual(
    Object.keys(shape).filter((name) => mayBeEmpty(shape[name])),
    ["why", "by", "mail"],
  );
});

test("what was left empty is sent in the way of being empty that the contract knows", () => {
  const sent = tidy({ what: "", why: "", by: null, mail: "", worry: null }, shapeOf(Step));
  assert.deepEqual(sent, { what: "", why: "", mail: null, worry: null });
});
