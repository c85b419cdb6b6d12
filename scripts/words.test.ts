import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { compileCatalogue, compileInPlace } from "./catalogue.ts";
import { findWordProblems } from "./words.ts";

const src = mkdtempSync(join(tmpdir(), "holdfast-words-"));
after(() => rmSync(src, { recursive: true }));

function write(file: string, text: string): void {
  const path = join(src, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

test("a message without its Spanish, with other slots, said twice or nowhere is found", () => {
  write(
    "cases/CasePage.tsx",
    `say({ id: "cases.a", message: "Close it" }); say({ id: "cases.b", message: "{n, plural, one {# note} other {# notes}}" });
    <Trans id="cases.c" message="Kept by <0>{name}</0>" />; say({ id: "people.d", message: "Elsewhere" }); <Trans id={made} message="x" />`,
  );
  write(
    "cases/words/es.po",
    `msgid ""\nmsgstr ""\n\nmsgid "cases.b"\nmsgstr "{m} notas"\n\n#. long\nmsgid "cases.c"\nmsgstr ""\n"Lo guardó <0>"\n"{name}</0>"\n\nmsgid "cases.z"\nmsgstr "Nadie"\n`,
  );
  const said = findWordProblems(src).join("\n");
  assert.match(said, /cases\.a is not in cases\/words\/es\.po \("Close it"\)/);
  assert.match(said, /cases\.b \(es\): needs \{n\}, has \{m\}/);
  assert.match(said, /people\.d should begin with "cases\."/);
  assert.match(said, /1 <Trans> without a literal id/);
  assert.match(said, /cases\.z is said nowhere/);
  assert.doesNotMatch(said, /cases\.c/);
});

test("the app gets its words compiled, in English where a language lacks them", () => {
  const catalogue = compileCatalogue(src, "es");
  assert.deepEqual(catalogue["cases.a"], ["Close it"]);
  assert.deepEqual(catalogue["cases.c"], ["Lo guardó <0>", ["name"], "</0>"]);
});

test("who reads English finds what has gaps compiled in the code, and the rest as it was written", () => {
  const code = `say({ id: "a.b", message: "Close {n, plural, one {# note} other {# notes}}" }, { n }); say({ id: "a.c", message: \`Kept\` });
    <Trans id="a.d" message="By <0>{name}</0>" values={{ name }} /><Trans id={"a.e"} message={"At {place}"} /><Trans id="a.f" message="Nothing" />`;
  assert.equal(
    compileInPlace(code),
    `say({ id: "a.b", message: ["Close ",["n","plural",{"one":["#"," note"],"other":["#"," notes"]}]] }, { n }); say({ id: "a.c", message: \`Kept\` });
    <Trans id="a.d" message={["By <0>",["name"],"</0>"]} values={{ name }} /><Trans id={"a.e"} message={["At ",["place"]]} /><Trans id="a.f" message="Nothing" />`,
  );
});

test("what a public page reaches needs Arabic too", () => {
  write("app/public.tsx", `import { Door } from "../concerns/Door.tsx"; import type { X } from "../cases/CasePage.tsx";`);
  write("concerns/Door.tsx", `<Trans id="concerns.door" message="Tell us" />`);
  const said = findWordProblems(src).filter((line) => line.includes("ar.po"));
  assert.deepEqual(said, [`concerns/Door.tsx: concerns.door is not in concerns/words/ar.po ("Tell us")`]);
});
