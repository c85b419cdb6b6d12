import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";

/** Hours of some colleagues, set by them or by another, ended or not; and appointments of some cases: agreed on, kept, held at another program, or over there. */
export function layAppointments({ chance, put, at }: Ground, cases: readonly LaidCase[]): void {
  let nth = 0;
  for (const { agency, roots, manager } of cases) {
    const by = chance.oneIn(2) ? manager : chance.pick(agency.accounts);
    if (chance.oneIn(2))
      put("appointments.hours", {
        id: newId(),
        agency_id: agency.id,
        program_id: roots.program_id,
        account_id: manager,
        weekday: chance.pick([1, 3, 5]),
        from_time: "09:00",
        until_time: "12:00",
        slot_minutes: 30,
        kept_for: chance.pick(["everybody", "urgent"]),
        from_day: "2026-01-01",
        set_by: by,
        ended_at: chance.oneIn(3) ? at(-2) : null,
      });
    for (const status of ["booked", "kept", "held", "over"]) {
      if (!chance.oneIn(3)) continue;
      const other = agency.programs.find(({ id }) => id !== roots.program_id);
      const elsewhere = status === "held" || status === "over";
      if (elsewhere && !other) continue;
      nth += 1;
      const begins = (status === "booked" || status === "held" ? 20 : -4000) + nth * 2;
      put("appointments.appointment", {
        id: newId(),
        ...roots,
        provider_id: manager,
        with_program_id: elsewhere ? other?.id : roots.program_id,
        starts_at: at(begins),
        ends_at: at(begins + 1),
        status,
        held_until: elsewhere ? at(begins - 1) : null,
        hold_code: elsewhere ? "ABCDEF" : null,
        booked_by: by,
        version: 1,
      });
    }
  }
}

type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;
const { services } = SECTIONS;

/** Who is there when is known to all of the agency; an appointment, to those who serve its case. */
export const SEES_APPOINTMENTS: Readonly<Record<string, Sees>> = {
  "appointments.hours": (eyes, row) => eyes.isOurs(row),
  "appointments.appointment": (eyes, row) => eyes.seesInCase(row, services),
};

const setsFor: Sees = (eyes, row, rows) => {
  const there = rows["staff.membership"] ?? [];
  const leads = there
    .filter((m) => m.account_id === eyes.me.id && m.role === "supervisor" && eyes.lives(m.starts_at, m.ends_at))
    .map((m) => m.program_id);
  return (
    row.account_id === eyes.me.id ||
    (leads.includes(row.program_id) &&
      there.some((m) => m.account_id === row.account_id && m.program_id === row.program_id && !eyes.isOver(m.ends_at)))
  );
};

/** Hours are ended by whose they are, and by who supervises them there; a time elsewhere is given back while it is to come, and nothing else is said of it. */
export const CHANGES_APPOINTMENTS = {
  "appointments.hours": {
    column: "ended_at",
    to: "kernel.clock()",
    may: ((eyes, row, rows) => row.ended_at === null && setsFor(eyes, row, rows)) satisfies Sees,
  },
  "appointments.appointment": {
    column: "status",
    to: "'cancelled'",
    may: ((eyes, row) => eyes.writesCase(row, services) && (row as Row & { status: string }).status !== "over") satisfies Sees,
  },
} as const;

let instant = Date.parse("2029-01-01T00:00:00Z");
/** An appointment is agreed on in one's own name, and begins open: nobody writes down at once that somebody came. */
export function triesOfAppointments(eyes: Eyes, record: Row, other: string) {
  const { agency_id, program_id, person_id, id: case_id } = record;
  const inCase = { ...record, case_id };
  const may = eyes.isOurs(record) && !eyes.isBarred(inCase) && eyes.writesCase(inCase, services);
  const row = () => {
    instant += 7_200_000;
    const [starts_at, ends_at] = [new Date(instant).toISOString(), new Date(instant + 3_600_000).toISOString()];
    return { id: newId(), agency_id, program_id, person_id, case_id, provider_id: other, with_program_id: program_id, starts_at, ends_at };
  };
  const into = "appointments.appointment";
  return [
    { what: "makes an appointment", into, row: { ...row(), booked_by: eyes.me.id }, may },
    { what: "makes an appointment in another's name", into, row: { ...row(), booked_by: other }, may: false },
    { what: "writes down an appointment that was kept", into, row: { ...row(), booked_by: eyes.me.id, status: "kept" }, may: false },
  ];
}
