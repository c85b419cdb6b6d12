import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import type { Person } from "./contract.ts";
import { barredFrom } from "./family/queries.ts";
import { namesForAll } from "./nameFor.ts";
import { reaches } from "./policy.ts";
import {
  contactPointsOf,
  enrolmentsOf,
  type FoundPerson,
  namesOfPerson,
  openLabel,
  openName,
  openSafeLine,
  programsOf,
  relationshipsOf,
} from "./queries.ts";

type Shown = z.input<typeof Person>;

/** All the actor may know of a person, for their page. */
export async function showPerson(tx: Tx, found: FoundPerson): Promise<Shown> {
  const personId = found.id;
  const [nameRows, relations, enrolments, programs, barred] = await Promise.all([
    namesOfPerson(tx, personId),
    relationshipsOf(tx, personId),
    enrolmentsOf(tx, personId),
    programsOf(tx, personId),
    barredFrom(tx, personId),
  ]);
  const points = await contactPointsOf(tx, [personId, ...relations.map((r) => r.other_id)]);
  const label = openLabel(tx, personId, found.label);
  const names = nameRows.map((row) => ({
    nameId: row.id,
    kind: row.kind,
    ...openName(tx, row.id, row.value),
    useWith: row.use_with as Shown["names"][number]["useWith"],
    source: row.source,
    version: row.version,
  }));
  const pointsOf = (id: string) => points.filter((p) => p.person_id === id).map((p) => showContactPoint(tx, p, barred.has(id)));
  return {
    personId,
    number: found.number,
    label,
    safeLine: reaches(found, "contact") ? openSafeLine(tx, personId, found.safe_line) : null,
    born: found.born && tx.open("people.person", personId, "born", found.born),
    diedOn: found.deceased_on,
    language: found.language,
    interpreter: found.interpreter,
    directoryOutOn: found.directory_out_on,
    names,
    nameWith: namesForAll(label, names),
    contactPoints: pointsOf(personId),
    relationships: relations.map((r) => ({
      relationshipId: r.id,
      kind: r.kind,
      otherId: r.other_id,
      label: openLabel(tx, r.other_id, r.label),
      contactPoints: pointsOf(r.other_id),
      version: r.version,
    })),
    enrolments,
    programs,
    access: found.access,
    version: found.version,
  };
}

type PointRow = Awaited<ReturnType<typeof contactPointsOf>>[number];

/** An unsafe number, and that of somebody with whom there is to be no contact, is masked where it is opened: it does not travel to the page (R86). */
function showContactPoint(tx: Tx, row: PointRow, barred: boolean): Shown["contactPoints"][number] {
  const masked = barred || row.safe === "unsafe";
  const open = (column: string, sealed: Buffer | null) => (sealed ? tx.open("people.contact_point", row.id, column, sealed) : null);
  return {
    contactPointId: row.id,
    kind: row.kind,
    value: masked ? "••••" : tx.open("people.contact_point", row.id, "value", row.value),
    label: open("label", row.label) ?? row.plain_label,
    safe: row.safe,
    safeHours: open("safe_hours", row.safe_hours) ?? row.plain_hours,
    voicemailOk: row.voicemail_ok,
    textOk: row.text_ok,
    masked,
    version: row.version,
  };
}
