import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { LIKELY, type Likeness, matchBand, POSSIBLE, scoreMatch } from "./match.ts";
import { INPUTS } from "./nameFixture.ts";
import { nameWords } from "./names.ts";
import { soundCodes } from "./sounds.ts";

const person = (given: string, family: string, more: Omit<Likeness, "names"> = {}): Likeness => ({ names: [{ given, family }], ...more });
const born = "2009-03-07";
const bandOf = (one: Likeness, other: Likeness) => {
  const there = scoreMatch(one, other);
  const back = scoreMatch(other, one);
  assert.equal(there.score.toFixed(9), back.score.toFixed(9), "the same both ways");
  return matchBand(there.score);
};

test("the same name and day of birth are likely one person, however they were written", () => {
  const amina = person("Amina", "Yusuf", { born });
  for (const other of [
    person("Amina", "Yusuf", { born }),
    person("amína", "YUSUF", { born }),
    person("Amnia", "Yusuf", { born }),
    person("Yusuf", "Amina", { born }),
    person("أمينة", "يوسف", { born }),
    person("Amina", "Yusuf", { born: "2009-07-03" }),
    person("Amina", "Yusuf", { born: "2009-03-17" }),
    person("A.", "Yusuf", { born }),
    person("Amina Sara", "Yusuf", { born }),
    { names: [{ full: "Amina Yusuf" }], born },
    { names: [{ full: "Yusuf, Amina" }], born },
  ]) {
    assert.equal(bandOf(amina, other), "likely", JSON.stringify(other));
  }
  assert.equal(bandOf(person("Guadalupe", "O’Brien", { born }), person("Lupe", "OBrien", { born })), "likely");
  assert.equal(bandOf(person("Mateo", "García López", { born }), person("Mateo", "Garcia", { born })), "likely");
  assert.equal(bandOf(person("Jo", "de la Cruz", { born }), person("Jo", "Cruz", { born })), "likely");
});

test("a name alone is possible, with the class or a telephone likely", () => {
  assert.equal(bandOf(person("Omar", "Lin"), person("Omar", "Lin")), "possible");
  assert.equal(bandOf(person("Omar", "Lin", { className: "Grade 8-B" }), person("Omar", "Lin", { className: "grade 8b" })), "likely");
  assert.equal(
    bandOf(person("Omar", "Lin", { phones: ["+1 (907) 555-0100"] }), person("Omar", "Lin", { phones: ["9075550100"] })),
    "likely",
  );
  assert.equal(bandOf(person("Omar", "Lin"), person("Omar", "Lind")), "possible");
});

test("twins are not one person, nor are brothers who share telephone and class", () => {
  const more = { born, phones: ["9075550100"], emails: ["home@example.org"], className: "8B" };
  assert.equal(bandOf(person("Omar", "Yusuf", more), person("Amina", "Yusuf", more)), null);
  assert.equal(bandOf(person("Omar", "Yusuf", { born }), person("Sam", "Yusuf", { born })), null);
  const younger = { ...more, born: "2011-10-21", className: "6A" };
  assert.equal(bandOf(person("Omar", "Yusuf", more), person("Sam", "Yusuf", younger)), null);
});

test("another day of birth or another school number speaks against a common name", () => {
  assert.equal(bandOf(person("Sam", "Lin", { born }), person("Sam", "Lin", { born: "2012-11-25" })), null);
  assert.equal(bandOf(person("Sam", "Lin", { schoolIds: ["S1042"] }), person("Sam", "Lin", { schoolIds: ["S9377"] })), null);
  assert.equal(bandOf(person("Sam", "Lin", { schoolIds: ["S1042"] }), person("Samuel", "Lin", { schoolIds: ["s1042 "] })), "likely");
});

test("a family name changed by marriage is possible; a former name that is known makes it likely", () => {
  const before = person("Ines", "Peña", { born });
  assert.equal(bandOf(before, person("Inés", "O’Brien", { born })), "possible");
  assert.equal(
    bandOf(before, {
      names: [
        { given: "Inés", family: "O’Brien" },
        { given: "Inés", family: "Peña" },
      ],
      born,
    }),
    "likely",
  );
});

test("the grounds are named, weightiest first, and nothing is found in nothing", () => {
  const bob = person("Robert", "Smyth", { born, emails: ["R@example.org"] });
  assert.deepEqual(scoreMatch(bob, person("Bob", "Smith", { born, emails: ["r@example.org"] })).because, [
    "born",
    "email",
    "name",
    "nickname",
  ]);
  assert.deepEqual(scoreMatch(person("Amina", "Yusuf"), person("أمينة", "يوسف")).because, ["sound"]);
  assert.deepEqual(scoreMatch({ names: [] }, { names: [] }).because, []);
  assert.equal(bandOf({ names: [] }, bob), null);
  assert.equal(bandOf({ names: [{}], born }, { names: [{ given: "", family: null }], born }), null);
});

interface Row {
  readonly entity: string;
  readonly source: string;
  readonly person: Likeness;
}

const folder = join(INPUTS, "matching");
const rowsOf = (path: string) => parse(readFileSync(join(folder, path)), { columns: true, trim: true }) as Record<string, string>[];
const given = (text: string | undefined) => text || null;

function febrl(path: string, withId: boolean): Row[] {
  return rowsOf(path).map((row) => ({
    entity: (row.rec_id ?? "").split("-")[1] ?? "",
    source: path,
    person: {
      names: [{ given: given(row.given_name), family: given(row.surname) }],
      born: row.date_of_birth?.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3") || null,
      schoolIds: withId && row.soc_sec_id ? [row.soc_sec_id] : [],
    },
  }));
}

function splink(): Row[] {
  return rowsOf("splink-fake1000/fake_1000.csv").map((row) => ({
    entity: row.cluster ?? "",
    source: "",
    person: {
      names: [{ given: given(row.first_name), family: given(row.surname) }],
      born: given(row.dob),
      emails: row.email ? [row.email] : [],
    },
  }));
}

/** Pairs worth comparing: the same day of birth (or day and month exchanged), number or address, or two words of the name that sound alike. */
function pairsOf(rows: readonly Row[], linkOnly: boolean): [Row, Row][] {
  const blocks = new Map<string, Row[]>();
  const found = new Map<string, [Row, Row]>();
  for (const row of rows) {
    const name = row.person.names[0];
    const codes = nameWords(`${name?.given ?? ""} ${name?.family ?? ""}`).map(
      (word) => soundCodes(word).find((code) => code.startsWith("~")) ?? word,
    );
    const [year, month = "", day = ""] = (row.person.born ?? "").split("-");
    const keys = [
      ...(row.person.born ? [`b${year}${[month, day].sort().join("")}`] : []),
      ...(row.person.schoolIds ?? []).map((text) => `s${text}`),
      ...(row.person.emails ?? []).map((text) => `e${text}`),
      ...(codes.length > 1 ? [`n${codes.slice(0, 3).sort().join(" ")}`] : []),
      ...codes.flatMap((code) => (year ? [`y${code}${year}`, `d${code}${month}${day}`] : [])),
    ];
    for (const key of new Set(keys)) {
      const block = blocks.get(key) ?? [];
      blocks.set(key, block);
      for (const other of block) {
        if (linkOnly && other.source === row.source) continue;
        found.set(`${rows.indexOf(other)} ${rows.indexOf(row)}`, [other, row]);
      }
      block.push(row);
    }
  }
  return [...found.values()];
}

function truePairs(rows: readonly Row[], linkOnly: boolean): number {
  const groups = Map.groupBy(rows, (row) => row.entity);
  let pairs = 0;
  for (const group of groups.values()) {
    for (const [at, one] of group.entries())
      pairs += group.slice(at + 1).filter((other) => !linkOnly || other.source !== one.source).length;
  }
  return pairs;
}

/*
 * What name and birth alone cannot find here is meant not to be found: the makers of these records replaced one in twenty given names
 * by another, which reads as a twin, and one in thirty days of birth. A number or an address makes up for it.
 */
const sets: { name: string; rows: () => Row[]; linkOnly: boolean; floor: { precision: number; likely: number; possible: number } }[] = [
  {
    name: "FEBRL 1, name and birth",
    rows: () => febrl("febrl/dataset1.csv", false),
    linkOnly: false,
    floor: { precision: 0.98, likely: 0.75, possible: 0.84 },
  },
  {
    name: "FEBRL 1, with a number",
    rows: () => febrl("febrl/dataset1.csv", true),
    linkOnly: false,
    floor: { precision: 0.98, likely: 0.95, possible: 0.96 },
  },
  {
    name: "FEBRL 4, name and birth",
    rows: () => [...febrl("febrl/dataset4a.csv", false), ...febrl("febrl/dataset4b.csv", false)],
    linkOnly: true,
    floor: { precision: 0.98, likely: 0.75, possible: 0.82 },
  },
  { name: "fake 1000, name, birth, email", rows: splink, linkOnly: false, floor: { precision: 0.98, likely: 0.4, possible: 0.5 } },
];

for (const { name, rows: read, linkOnly, floor } of sets) {
  test(`on public records with known doubles, most are found and few invented: ${name}`, {
    skip: existsSync(folder) ? false : "PUBLIC RECORDS NOT AT HAND",
  }, (t) => {
    const rows = read();
    const truth = truePairs(rows, linkOnly);
    const start = performance.now();
    const pairs = pairsOf(rows, linkOnly);
    const blocked = performance.now();
    const scored = pairs.map(([one, other]) => ({ score: scoreMatch(one.person, other.person).score, same: one.entity === other.entity }));
    const took = performance.now() - blocked;
    const at = (threshold: number) => {
      const shown = scored.filter(({ score }) => score >= threshold);
      const right = shown.filter(({ same }) => same).length;
      return { precision: right / shown.length, recall: right / truth };
    };
    const say = ({ precision, recall }: { precision: number; recall: number }) =>
      `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`;
    t.diagnostic(
      `${rows.length} records, ${truth} true pairs, ${pairs.length} compared (${scored.filter(({ same }) => same).length} of them true)`,
    );
    t.diagnostic(`likely (${LIKELY}): ${say(at(LIKELY))}; possible (${POSSIBLE}): ${say(at(POSSIBLE))}`);
    t.diagnostic(`${((took / pairs.length) * 1000).toFixed(1)} µs a pair; blocking ${(blocked - start).toFixed(0)} ms`);
    for (const [threshold, recall] of [
      [LIKELY, floor.likely],
      [POSSIBLE, floor.possible],
    ] as const) {
      assert.ok(at(threshold).precision >= floor.precision, say(at(threshold)));
      assert.ok(at(threshold).recall >= recall, say(at(threshold)));
    }
  });
}
