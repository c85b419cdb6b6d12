import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { layTown } from "../staff/testing.ts";
import { disclosed } from "./db.ts";
import { newId } from "./ids.ts";
import { type Stage, stage } from "./testing.ts";
import { asActor } from "./visit.ts";

let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
before(async () => {
  s = await stage([]);
  town = await layTown(s);
});
after(() => s.strike());

test("R111 what another agency let out opens as a copy and as nothing else; no other table of theirs opens to anybody but themselves", async () => {
  const { casaLuz } = town.agencies;
  const row = newId();
  const seal = (table: string) => s.keys.ring.seal(casaLuz, { table, row, column: "title" }, "Words");
  await asActor(s.worker, town.ines, async (tx) => {
    for (const table of disclosed) assert.equal(tx.openDisclosed(casaLuz, table, row, "title", seal(table)).toString(), "Words");
    for (const table of ["people.name", "cases.note_text", "disclosures.link", "disclosures.duty"]) {
      assert.throws(() => tx.openDisclosed(casaLuz, table as never, row, "title", seal(table)), /no table of copies/);
      assert.throws(
        () => tx.openDisclosed(casaLuz, "disclosures.item", row, "title", seal(table)),
        /Sealed with another key/,
        `${table} passed off as a copy`,
      );
      assert.throws(() => tx.open(table, row, "title", seal(table)), /Sealed with another key/);
    }
    assert.throws(
      () => tx.openDisclosed(casaLuz, "disclosures.item", newId(), "title", seal("disclosures.item")),
      /Sealed with another key/,
    );
  });
});
