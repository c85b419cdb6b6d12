import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

const root = path.resolve(import.meta.dirname, "../..");

test("what an installer makes by hand is what the program makes by itself: every role, setting and right", () => {
  const [code = "", told = ""] = ["src/kernel/install.ts", "docs/own-database.md"].map((file) =>
    readFileSync(path.join(root, file), "utf8"),
  );
  const flat = told.replace(/\s+/g, " ");
  const roles = new Set<string>(code.match(/\bholdfast_(owner|guard|search|export|reseal|backup)\b/g));
  for (const name of ["app", "worker", "anchor"]) roles.add(`holdfast_${name}`);
  assert.equal(roles.size, 9);
  for (const role of roles) assert.match(flat, new RegExp(`create role ${role} (nologin|login) noinherit`), role);
  for (const [, login, all = ""] of code.matchAll(/^ {2}(app|worker|anchor): \{ (.*) \},$/gm) ?? [])
    for (const [, setting = "", value = ""] of all.matchAll(/(\w+): "(\w+)"/g))
      assert.ok(flat.includes(`alter role holdfast_${login} set ${setting} = '${value}'`), `${login} ${setting}`);
  for (const [, right = ""] of code.matchAll(/"((?:revoke|grant) (?:execute|all|set) on (?:function|schema|parameter) [^"$]+)"/g) ?? [])
    assert.ok(flat.includes(right), right);
});
