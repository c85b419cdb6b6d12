import assert from "node:assert/strict";
import { test } from "node:test";
import { initialsOf } from "./screen.ts";

test("on a screen that can be seen a name becomes initials, in any script", () => {
  const names = ["Jo R.", "Mateo O’Brien", "ليلى حسن", "Sam (they)", "Ana-Lin K", ""];
  assert.deepEqual(names.map(initialsOf), ["J. R.", "M. O.", "ل. ح.", "S. t.", "A. L. K.", ""]);
});
