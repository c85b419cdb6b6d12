import { oldCases } from "../../imports/cases/contract.ts";
import { lookAtOldCases, readOldCases } from "../../imports/cases/jobs.ts";
import { packStored } from "../../imports/cases/packStored.ts";
import { imports } from "../../imports/contract.ts";
import { applyAgreed } from "../../imports/jobs.ts";
import { retention } from "../../retention/contract.ts";
import { findDue } from "../../retention/jobs.ts";
import type { Player } from "./player.ts";
import type { Script } from "./script.ts";

const BINDER = {
  "cases.csv": [
    "Case,First Name,Last Name,Status,Date Opened,Date Closed,Assigned To",
    "B-112,Wendell,Pryor,Closed,2023-09-12,2024-05-03,Ines Carvalho",
  ],
  "notes.csv": [
    "Note,Case,Date,Author,Text",
    "1,B-112,2023-09-13,Dana Lee,First visit. Lost his place in the dormitory; stays with a friend.",
    "2,B-112,2024-05-03,Dana Lee,Has a room and a job in the library. We said goodbye.",
  ],
};

/** What the office kept before: brought in on one of the first days, mapped, read and agreed to. */
export function tellOldCases(
  script: Script,
  player: Player,
  { programId, by, admin }: { programId: string; by: string; admin: string },
): void {
  script.on(-88, "13:10", async () => {
    const call = player.as(by);
    const packed = packStored(Object.entries(BINDER).map(([name, rows]) => ({ name, bytes: Buffer.from(`${rows.join("\r\n")}\r\n`) })));
    const query = new URLSearchParams({ programId, fileName: "filing cabinet.zip", system: "Filing cabinet" });
    const { runId } = await player.send<{ runId: never }>(by, `/imports/cases?${query}`, Buffer.from(await packed.arrayBuffer()), {
      "content-type": "application/zip",
    });
    await player.run(by, lookAtOldCases, { runId });
    const { mapping, version } = await call(oldCases.look, { runId });
    await call(oldCases.map, { runId, version, mapping, name: "Filing cabinet" });
    await player.run(by, readOldCases, { runId });
    await call(imports.agree, { runId, version: (await call(imports.show, { runId })).version });
    await player.run(by, applyAgreed, { runId });
  });
  // Their words are older than the office keeps words: they wait for two people.
  script.on(-20, "03:23", async () => {
    const why = "Records policy 4.2: working notes two years after the end";
    await player.as(admin)(retention.setSchedule, { programId, class: "case_words", years: 2, why, version: null });
    // And what was brought in stands in the cases: its file waits for them too.
    const once = "Records policy 4.5: what was brought in is kept once";
    await player.as(admin)(retention.setSchedule, { programId, class: "working", years: 0, why: once, version: null });
    await player.run(admin, findDue, {});
  });
}
