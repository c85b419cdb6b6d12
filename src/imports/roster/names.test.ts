import assert from "node:assert/strict";
import { test } from "node:test";
import { editDistance, matchNames } from "./names.ts";

const known = [
  "sourcedId",
  "givenName",
  "familyName",
  "preferredGivenName",
  "orgSourcedIds",
  "role",
  "sms",
  "phone",
  "status",
  "title",
  "type",
];
const match = (...found: string[]) => matchNames(found, known).map((one) => (one ? `${one.known} ${one.how}` : null));

test("a header is recognised through case, spaces and a slip or two", () => {
  assert.deepEqual(match("sourcedId", "givenname", "Family Name", "prefferedGivenName", "orgSourcedId"), [
    "sourcedId exact",
    "givenName folded",
    "familyName folded",
    "preferredGivenName near",
    "orgSourcedIds near",
  ]);
  assert.deepEqual(match("sourcedID"), ["sourcedId folded"]);
  assert.deepEqual(match("soucredId", "rloe"), ["sourcedId near", "role near"]);
});

test("short names, other words and extensions are nobody's slip", () => {
  assert.deepEqual(match("sex", "code", "state", "metadata.role", "x", ""), [null, null, null, null, null, null]);
});

test("a name already given is not given again", () => {
  assert.deepEqual(match("phone", "phone2", "phone"), ["phone exact", null, null]);
});

test("neighbours swapped are one slip", () => {
  assert.deepEqual(
    [editDistance("role", "rloe"), editDistance("role", "role"), editDistance("", "ab"), editDistance("kitten", "sitting")],
    [1, 0, 2, 3],
  );
});
