import { newId } from "../kernel/ids.ts";
import type { Try } from "./oracleWorkActsTesting.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import { type Eyes, HELPING } from "./rulesFixture.ts";
import type { Ground } from "./worldFixture.ts";

type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;

/** In each program a board with a member from outside; what everybody brought to it, answered and not; and a sheet it was given. */
export function layBoards({ agencies, chance, put, seal, day, at }: Ground): void {
  for (const agency of agencies)
    for (const { id: program_id } of agency.programs) {
      const someone = () => chance.pick(agency.accounts);
      const roots = { agency_id: agency.id, program_id };
      const words = (table: string, id: string, column: string) => seal(agency.id, `boards.${table}`, id, column, "Words");
      const board_id = newId();
      put("boards.board", {
        id: board_id,
        ...roots,
        name: "Board",
        meets: "quarterly",
        added_by: someone(),
        added_at: at(-90),
        version: 1,
      });
      const member = newId();
      const sits = { ...roots, board_id, from_on: day(-90), added_by: someone(), added_at: at(-90), chair: false, version: 1 };
      put("boards.member", { id: member, ...sits, account_id: null, name: words("member", member, "name"), office: null });
      for (const brought_by of agency.accounts) {
        const id = newId();
        const said = chance.oneIn(3) ? { answer: "later", answered_by: someone(), answered_on: day(-1) } : {};
        const base = { answer: null, answered_by: null, answered_on: null, meeting_on: day(chance.pick([-20, 20])), recorded_at: at(-900) };
        const brought = "answer" in said ? { ...base, ...said, meeting_on: day(-20) } : base;
        put("boards.input", { id, ...roots, board_id, kind: "gap", words: words("input", id, "words"), brought_by, ...brought });
      }
      const given = { meeting_on: day(-2), from_on: "2025-01-01", until_on: "2025-06-30", figures: "{}", least: 10 };
      put("boards.sheet", { id: newId(), ...roots, board_id, ...given, issued_by: someone(), issued_at: at(-90) });
    }
}

/** Works in that program now, in one of these roles. */
const worksAs = (eyes: Eyes, row: Row, rows: Rows, may: (m: Row) => boolean) =>
  eyes.isOurs(row) &&
  (rows["staff.membership"] ?? []).some(
    (m) => m.account_id === eyes.me.id && m.program_id === row.program_id && eyes.lives(m.starts_at, m.ends_at) && may(m),
  );
const knows: Sees = (eyes, row, rows) => worksAs(eyes, row, rows, ({ role }) => role === "coordinator" || HELPING.includes(role));
const keeps: Sees = (eyes, row, rows) =>
  worksAs(eyes, row, rows, (m) => m.role === "coordinator" || (m.role === "supervisor" && m.sees === "program" && m.can_write));

/** Boards are known to those who work in the program with people, and to who coordinates it. */
export const SEES_BOARDS: Readonly<Record<string, Sees>> = {
  "boards.board": knows,
  "boards.member": knows,
  "boards.input": knows,
  "boards.sheet": knows,
  "boards.input_due": knows,
};

/** Kept by who supervises or coordinates; what became of something is said once, by them or who brought it. */
export const CHANGES_BOARDS: Readonly<Record<string, { column: string; to?: string; may: Sees }>> = {
  "boards.board": { column: "version", may: keeps },
  "boards.member": { column: "version", may: keeps },
  "boards.input": {
    column: "answer",
    to: "'withdrawn', answered_by = kernel.uid(), answered_on = '2030-01-01'",
    may: (eyes, row, rows) => {
      const input = row as Row & { answer: string | null; brought_by: string };
      return input.answer === null && (keeps(eyes, row, rows) || (input.brought_by === eyes.me.id && knows(eyes, row, rows)));
    },
  },
};

/** A board, who sits on it and what is brought to it, each in one's own name. */
export function triesOfBoards(eyes: Eyes, rows: Rows, program: Row, other: string): Try[] {
  const { agency_id, id: program_id } = program;
  const board_id = (rows["boards.board"] ?? []).find((one) => one.program_id === program_id)?.id;
  const place = { ...program, program_id };
  const base = { id: newId(), agency_id, program_id };
  const board = { ...base, name: "Tried", meets: "yearly" };
  const member = { ...base, board_id, account_id: other, from_on: "2026-01-01", until_on: "2026-02-01" };
  const input = { ...base, board_id, meeting_on: "2026-01-01", kind: "gap", words: Buffer.from("x") };
  const named = (what: string, into: string, column: string, row: Try["row"], may: boolean): Try[] => [
    { what, into, row: { ...row, [column]: eyes.me.id }, may },
    { what: `${what} in another's name`, into, row: { ...row, [column]: other }, may: false },
  ];
  return [
    ...named("adds a board", "boards.board", "added_by", board, keeps(eyes, place, rows)),
    ...named("says who sits on a board", "boards.member", "added_by", member, keeps(eyes, place, rows)),
    ...named("brings something to a board", "boards.input", "brought_by", input, knows(eyes, place, rows)),
  ];
}
