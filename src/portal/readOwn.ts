import type { Database } from "../kernel/db.ts";
import { askPublic } from "../staff/asking.ts";
import type { PublicLanguage } from "../ui/public/words.ts";
import { type FormRow, openOwnForms } from "./openOwnForms.ts";
import { openOwnPlan, type PlanRows } from "./openOwnPlan.ts";
import type {
  OwnAppointment,
  OwnForm,
  OwnGiven,
  OwnHelper,
  OwnLook,
  OwnMeeting,
  OwnNote,
  OwnPlan,
  OwnRelease,
  OwnTime,
  Part,
} from "./pageProps.ts";

type Sealed = string | null;
interface Named {
  readonly recipientId: string | null;
  readonly recipient: string | null;
  readonly family: Sealed;
}
interface Rows {
  sharing: (Omit<OwnRelease, "recipient" | "toWhom" | "purpose" | "items"> &
    Named & { toWhom: string; purpose: Sealed; items: { id: string; item: OwnRelease["items"][number]["item"]; detail: Sealed }[] })[];
  plan: PlanRows;
  forms: FormRow[];
  record: { given: (Omit<OwnGiven, "recipient" | "opened"> & Named & { opened: string[] | null })[]; looks: OwnLook[] };
  helpers: (Omit<OwnHelper, "name"> & { sealedName: Sealed; sealedOffice: Sealed; called: string | null })[];
  next: { steps: OwnAppointment[]; meetings: OwnMeeting[]; leave: "has" | "ask" | null };
  notes: (OwnNote & { seq: number })[];
}
interface Answer<What extends Part> {
  readonly agencyId: string;
  readonly holder: "self" | "guardian";
  readonly found: Rows[What];
}

interface Own {
  sharing: OwnRelease[];
  plan: { plan: OwnPlan | null; mayWrite: boolean };
  forms: OwnForm[];
  record: { given: OwnGiven[]; looks: OwnLook[] };
  helpers: OwnHelper[];
  next: { steps: OwnAppointment[]; meetings: OwnMeeting[]; leave: "has" | "ask" | null };
  notes: OwnNote[];
}

/** "15:00" as it is said: 3:00 PM in English, with the twelve hours in which staff name it. */
const sayTime = (at: string, lang: PublicLanguage) =>
  new Intl.DateTimeFormat(lang, { hour: "numeric", minute: "2-digit", timeZone: "UTC" }).format(new Date(`1970-01-01T${at.slice(0, 5)}Z`));

/** One part of the page a token opens, opened and in words; undefined where it opens none. The look is on record before this answers. */
export async function readOwn<What extends Part>(
  database: Database,
  token: string,
  what: What,
  lang: PublicLanguage,
): Promise<{ guardian: boolean; own: Own[What] } | undefined> {
  const answer = await askPublic<Answer<What>>(database, "select portal.look($1, $2) as answer", [token, what]);
  if (!answer) return undefined;
  const { agencyId } = answer;
  const open = (table: string, row: string, column: string, sealed: string) =>
    database.keys.ring.open(agencyId, { table, row, column }, Buffer.from(sealed, "base64"));
  const name = (row: Named) =>
    row.family && row.recipientId ? open("releases.recipient", row.recipientId, "family_name", row.family) : row.recipient;
  // Days are days: no zone moves them.
  const long = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" });
  const day = (iso: string) => long.format(new Date(`${iso}T00:00Z`));

  // A meeting is on a day of the week, at a time as it is said in their language.
  const full = new Intl.DateTimeFormat(lang, { dateStyle: "full", timeZone: "UTC" });
  const inWords = <Met extends { on: string; at: string }>(met: Met): Met => ({
    ...met,
    on: full.format(new Date(`${met.on}T00:00Z`)),
    at: sayTime(met.at, lang),
  });

  const readers: { [One in Part]: (rows: Rows[One]) => Own[One] } = {
    sharing: (rows) =>
      rows.map((row) => ({
        id: row.id,
        state: row.state,
        recipient: name(row) ?? "",
        toWhom: open("releases.release", row.id, "to_whom", row.toWhom),
        items: row.items.map(({ id, item, detail }) => ({ item, detail: detail && open("releases.item", id, "detail", detail) })),
        purposeKind: row.purposeKind,
        purpose: row.purpose && open("releases.release", row.id, "purpose", row.purpose),
        lastDay: day(row.lastDay),
        endedOn: row.endedOn && day(row.endedOn),
      })),
    plan: (rows) => openOwnPlan(rows, open, lang),
    forms: (rows) => openOwnForms(rows, open, day),
    record: ({ given, looks }) => ({
      given: given.map((row) => ({
        id: row.id,
        on: day(row.on),
        basis: row.basis,
        method: row.method,
        recipient: name(row),
        items: row.items,
        opened: (row.opened ?? []).map(day),
      })),
      looks: looks.map(({ role, opened, times, last }) => ({ role, opened, times, last: day(last) })),
    }),
    helpers: (rows) =>
      rows.map(({ sealedName, sealedOffice, called, ...row }) => ({
        ...row,
        name: sealedName ? open("involvements.involvement", row.id, "name", sealedName) : called,
        office: sealedOffice ? open("involvements.involvement", row.id, "office", sealedOffice) : row.office,
      })),
    next: ({ steps, meetings, leave }) => ({
      leave,
      steps: steps.map((row) => ({
        ...row,
        title: open("cases.task", row.id, "title", row.title),
        on: day(row.on),
        at: row.at && sayTime(row.at, lang),
      })),
      meetings: meetings.map(inWords),
    }),
    notes: (rows) =>
      rows.map(({ id, seq, body, on }) => ({ id, on: day(on), body: open("cases.note_text", `${id}/${seq}`, "body", body) })),
  };
  const read = readers[what] as (rows: Rows[What]) => Own[What];
  return { guardian: answer.holder === "guardian", own: read(answer.found) };
}

/** The free times of those who help whoever's page a token opens; undefined where it opens none, or is a guardian's. */
export async function readTimes(database: Database, token: string, lang: PublicLanguage): Promise<OwnTime[] | undefined> {
  const answer = await askPublic<{ found: OwnTime[] }>(database, "select portal.look($1, 'times') as answer", [token]);
  const long = new Intl.DateTimeFormat(lang, { dateStyle: "full", timeZone: "UTC" });
  return answer?.found.map((time) => ({ ...time, on: long.format(new Date(`${time.on}T00:00Z`)), at: sayTime(time.at, lang) }));
}
