import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Case } from "./oracleTesting.ts";
import type { Try } from "./oracleWorkActsTesting.ts";
import type { Row } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";

const sealed = Buffer.from("x");

/** What is asked of a case's record, in one's own name and another's; and what is put on the list of what there is: never a private note. */
export function triesOfRequests(eyes: Eyes, { rows }: Case, record: Row, other: string): Try[] {
  const { agency_id, program_id, person_id, id: case_id } = record;
  const roots = { agency_id, program_id, person_id, case_id };
  const inCase = { ...record, case_id };
  const may = eyes.isOurs(record) && !eyes.isBarred(inCase) && eyes.writesCase(inCase, SECTIONS.legal);
  const day = "2026-01-01";
  const asked = {
    id: newId(),
    ...roots,
    kind: "inspection",
    asker_kind: "person",
    asker: sealed,
    wanted: sealed,
    came_on: day,
    due_on: day,
  };
  const paper = { id: newId(), agency_id, program_id, number: 900_005, kind: "other", came_on: day, asker: sealed, wanted: sealed };
  const open = (rows["requests.request"] ?? []).find((one) => one.case_id === case_id);
  const kept = (rows["cases.note"] ?? []).filter((note) => note.case_id === case_id);
  const item = (note: Row) => ({ id: newId(), ...roots, request_id: open?.id, source: "note", note_id: note.id });
  const isPrivate = ({ audience }: Row) => audience === "author";
  const [open_note, own] = [kept.find((note) => !isPrivate(note)), kept.find(isPrivate)];
  return [
    { what: "asks for a record", into: "requests.request", row: { ...asked, recorded_by: eyes.me.id }, may },
    { what: "asks for a record in another's name", into: "requests.request", row: { ...asked, recorded_by: other }, may: false },
    {
      what: "writes down what came",
      into: "requests.paper",
      row: { ...paper, recorded_by: eyes.me.id },
      may: eyes.isOurs(record) && eyes.me.kind === "staff",
    },
    { what: "writes down what came in another's name", into: "requests.paper", row: { ...paper, recorded_by: other }, may: false },
    ...(open && open_note ? [{ what: "puts a note on a list", into: "requests.item", row: item(open_note), may }] : []),
    ...(open && own ? [{ what: "puts a private note on a list", into: "requests.item", row: item(own), may: false }] : []),
  ];
}
