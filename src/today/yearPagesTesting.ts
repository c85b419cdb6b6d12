import { newId, newToken } from "../kernel/ids.ts";
import { pages } from "../portal/contract.ts";
import type { OwnTime } from "../portal/pageProps.ts";
import { hangOwnPages } from "../portal/pageRoutes.ts";
import type { Id, Stories } from "./testing.ts";
import type { CaseRow } from "./yearOracleTesting.ts";
import type { Team, Year } from "./yearTesting.ts";

/** Own pages are told as what they say: how that looks is proved where they are drawn. */
export const hangPages = ({ s }: Pick<Stories, "s">) =>
  hangOwnPages(s.http, s.app, { load: async () => (_page, props) => JSON.stringify(props) });

interface OwnPage {
  readonly caseId: string;
  readonly token: string;
}
const given = new WeakMap<Year, OwnPage[]>();

/** The pages of those whose cases are open. */
export const ownPages = (y: Year, of: (row: CaseRow) => boolean) =>
  (given.get(y) ?? []).filter(({ caseId }) => y.oracle.rows.cases.some((row) => row.id === caseId && of(row)));

/** The person of a case gets a page of their own, and stays signed in for the year. */
export async function givePage(y: Year, team: Team, row: CaseRow): Promise<OwnPage | false> {
  const by = team.supervisors.find(
    (id) => y.canAct(id) && y.oracle.roles(id).some((m) => m.role === "supervisor" && m.write && m.program === team.programId),
  );
  if (!by || y.oracle.walled(by, { caseId: row.id, person: row.person })) return false;
  const { s } = y.c;
  const caseId = row.id as Id;
  await s.as(by)(pages.setOn, { caseId, on: true });
  const { pageId } = await s.as(by)(pages.invite, { caseId, safe: true, holder: "self", minor: false, decided: null } as never);
  const page = { caseId: row.id, token: newToken() };
  await s.given(
    `insert into staff.session (token_hash, id, kind, agency_id, account_id, assurance, scope, idle_until, expires_at)
     values (sha256(convert_to($1, 'UTF8')), $2, 'person', $3, null, 1, jsonb_build_object('page', $4::text), kernel.clock() + interval '10 years', kernel.clock() + interval '10 years')`,
    [page.token, newId(), team.agencyId, pageId],
  );
  given.set(y, [...(given.get(y) ?? []), page]);
  return page;
}

/** What a page answers, and the times that it shows. */
export interface OwnAnswer {
  readonly status: number;
  readonly trouble: string | null;
  readonly times: readonly OwnTime[];
}
const read = (status: number, body: string): OwnAnswer => {
  const { trouble = null, times = [] } = body.startsWith("{") ? (JSON.parse(body) as Partial<OwnAnswer>) : {};
  return { status, trouble, times };
};
const cookieOf = ({ token }: OwnPage) => ({ cookie: `__Host-page=${token}` });

export async function ownTimes(y: Year, page: OwnPage): Promise<OwnAnswer> {
  const answer = await y.c.s.http.inject({ method: "GET", url: "/mine/next/book?lang=en", headers: cookieOf(page) });
  return read(answer.statusCode, answer.body);
}
const send = (y: Year, page: OwnPage, url: string, fields: Record<string, string>) =>
  y.c.s.http.inject({
    method: "POST",
    url,
    headers: { ...cookieOf(page), "content-type": "application/x-www-form-urlencoded" },
    payload: new URLSearchParams({ lang: "en", ...fields }).toString(),
  });
/** Takes a time on their own page; sent twice with one `once`, it is one. */
export async function takeOwn(y: Year, page: OwnPage, account: string, from: number, once: string = newId()): Promise<OwnAnswer> {
  const answer = await send(y, page, "/mine/next/book", { time: `${account} ${new Date(from).toISOString()}`, once });
  return read(answer.statusCode, answer.body);
}
export const callOffOwnPage = async (y: Year, page: OwnPage, meetingId: string) =>
  (await send(y, page, `/mine/next/${meetingId}/off`, {})).statusCode;
