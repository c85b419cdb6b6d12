import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";

/** What stands around the people of some cases: events, barriers, rights explained, legal milestones, reports to child protection. */
export function layNavigation({ chance, put, seal, day }: Ground, cases: readonly LaidCase[]): void {
  for (const { agency, roots, manager } of cases) {
    const by = () => (chance.oneIn(2) ? manager : chance.pick(agency.accounts));
    const sealed = (table: string, row: string, column: string) => seal(agency.id, table, row, column, "Words");
    if (chance.oneIn(2)) {
      const id = newId();
      const place = sealed("navigation.event", id, "place");
      put("navigation.event", {
        id,
        ...roots,
        kind: "hearing",
        system: "court",
        on_day: day(3),
        place,
        earlier: [day(1)],
        recorded_by: by(),
      });
    }
    if (chance.oneIn(2)) {
      const id = newId();
      const words = sealed("navigation.barrier", id, "words");
      put("navigation.barrier", { id, ...roots, kind: "transport", words, action: "arranged", on_day: day(-3), recorded_by: by() });
    }
    if (chance.oneIn(3)) {
      const said = { rights: ["be_heard"], language: "es", interpreted: false, copy: "not_safe" };
      put("navigation.rights", { id: newId(), ...roots, ...said, on_day: day(-9), review_on: day(80), by_id: by() });
    }
    if (chance.oneIn(2)) {
      const id = newId();
      const words = sealed("navigation.milestone", id, "words");
      const state = { kind: "u_certification", state: "signed", on_day: day(-9), clock_on: day(99) };
      put("navigation.milestone", { id, ...roots, ...state, words, recorded_by: by() });
    }
    if (chance.oneIn(2)) {
      const id = newId();
      const reference = sealed("navigation.report", id, "reference");
      const how = { to_kind: "hotline", mode: "phone", on_day: day(-5), home_told: false };
      put("navigation.report", { id, ...roots, ...how, reference, recorded_by: by() });
    }
  }
}

const { services, legal, child_protection } = SECTIONS;
type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;
const holding =
  (section: number): Sees =>
  (eyes, row) =>
    eyes.seesInCase(row, section);
const writing = (section: number) => ({ column: "version", may: ((eyes, row) => eyes.writesCase(row, section)) satisfies Sees });

/** What stands around somebody is for all who serve the case; legal matters and reports are for those who hold those sections. */
export const SEES_NAVIGATION: Readonly<Record<string, Sees>> = {
  "navigation.event": holding(services),
  "navigation.barrier": holding(services),
  "navigation.rights": holding(services),
  "navigation.milestone": holding(legal),
  "navigation.report": holding(child_protection),
};

/** That rights were explained is written over by nobody. */
export const CHANGES_NAVIGATION = {
  "navigation.event": writing(services),
  "navigation.barrier": writing(services),
  "navigation.milestone": writing(legal),
  "navigation.report": {
    column: "version",
    may: ((eyes, row) => row.recorded_by === eyes.me.id && eyes.writesCase(row, child_protection)) satisfies Sees,
  },
} as const;

/** What is written down around somebody, each in one's own name; rights and legal milestones in victim services alone. */
export function triesOfNavigation(eyes: Eyes, record: Row, regime: string | undefined, other: string) {
  const { agency_id, program_id, person_id, id: case_id } = record;
  const roots = { agency_id, program_id, person_id, case_id };
  const inCase = { ...record, case_id };
  const may = (section: number) => eyes.isOurs(record) && !eyes.isBarred(inCase) && eyes.writesCase(inCase, section);
  const on_day = "2026-01-01";
  const rows = [
    ["event", "recorded_by", { kind: "visit", system: "health", on_day }, may(services)],
    ["barrier", "recorded_by", { kind: "fear", on_day }, may(services)],
    [
      "rights",
      "by_id",
      { rights: ["be_heard"], language: "en", interpreted: false, copy: "given", on_day, review_on: "2026-03-01" },
      may(services) && regime === "VSP",
    ],
    ["milestone", "recorded_by", { kind: "asylum", state: "asked", on_day }, may(legal) && regime === "VSP"],
    ["report", "recorded_by", { to_kind: "police", mode: "phone", on_day, home_told: true }, may(child_protection)],
  ] as const;
  return rows.flatMap(([table, column, row, allowed]) =>
    [eyes.me.id, other].map((who) => ({
      what: `writes ${table === "rights" ? "rights" : `a ${table}`} down${who === other ? " in another's name" : ""}`,
      into: `navigation.${table}`,
      row: { id: newId(), ...roots, ...row, [column]: who },
      may: allowed && who !== other,
    })),
  );
}
