import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Case } from "./oracleTesting.ts";
import type { Try } from "./oracleWorkActsTesting.ts";
import type { Row } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";

const sealed = Buffer.from("x");

/** Who helps is written down, gone through and chosen in one's own name, by those who write in the case. */
export function triesOfInvolvements(eyes: Eyes, { rows }: Case, record: Row, other: string): Try[] {
  const { agency_id, program_id, person_id, id: case_id } = record;
  const roots = { agency_id, program_id, person_id, case_id };
  const inCase = { ...record, case_id };
  const may = eyes.isOurs(record) && !eyes.isBarred(inCase) && eyes.writesCase(inCase, SECTIONS.services);
  const me = eyes.me.id;
  const day = "2026-01-01";
  const helps = { id: newId(), ...roots, name: sealed, role: "attorney", since_on: day };
  const gone = { id: newId(), ...roots, on_day: day, with_person: true };
  const stands = (rows["involvements.point"] ?? []).some((one) => one.case_id === case_id && one.ended_at === null);
  const helper = (rows["involvements.involvement"] ?? []).find((one) => one.case_id === case_id && one.ended_at === null);
  const chosen = { id: newId(), ...roots, involvement_id: helper?.id, chosen_on: day };
  return [
    { what: "writes down who helps", into: "involvements.involvement", row: { ...helps, added_by: me }, may },
    { what: "writes down who helps in another's name", into: "involvements.involvement", row: { ...helps, added_by: other }, may: false },
    { what: "goes through who does what", into: "involvements.review", row: { ...gone, by_id: me }, may },
    { what: "goes through who does what in another's name", into: "involvements.review", row: { ...gone, by_id: other }, may: false },
    ...(helper
      ? [
          {
            what: "writes down how the way to a service stands",
            into: "involvements.connection",
            row: { id: newId(), ...roots, involvement_id: helper.id, state: "going", on_day: day, by_id: me },
            may,
          },
          {
            what: "writes down how the way to a service stands in another's name",
            into: "involvements.connection",
            row: { id: newId(), ...roots, involvement_id: helper.id, state: "going", on_day: day, by_id: other },
            may: false,
          },
        ]
      : []),
    ...(helper && !stands
      ? [
          { what: "writes down a choice", into: "involvements.point", row: { ...chosen, by_id: me }, may },
          { what: "writes down a choice in another's name", into: "involvements.point", row: { ...chosen, by_id: other }, may: false },
        ]
      : []),
  ];
}
