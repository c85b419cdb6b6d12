import assert from "node:assert/strict";
import test from "node:test";
import { readCheckList } from "./types.ts";

test("a CHECK that lists values becomes a union, any other one does not", () => {
  assert.deepEqual(readCheckList(["(kind = ANY (ARRAY['a'::text, 'it''s'::text]))"]), ['"a"', `"it's"`]);
  assert.deepEqual(readCheckList(["(kind = 'only'::text)"]), ['"only"']);
  assert.deepEqual(readCheckList(["(rights <@ ARRAY['a'::text, 'b'::text])"]), ['"a"', '"b"']);
  assert.deepEqual(readCheckList(["((kind IS NULL) OR (kind = ANY (ARRAY['a'::text])))"]), ['"a"']);
  assert.deepEqual(readCheckList(["(length(name) > 2)", "(level = ANY (ARRAY[1, 2, 3]))"]), ["1", "2", "3"]);
  assert.equal(readCheckList(["((kind = ANY (ARRAY['a'::text])) OR (kind ~~ 'x%'::text))"]), undefined);
  assert.equal(readCheckList([]), undefined);
});
