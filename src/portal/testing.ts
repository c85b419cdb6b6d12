import { type Disclosed, type Id, layDisclosures } from "../disclosures/testing.ts";
import type { Route } from "../kernel/door.ts";
import { pages } from "./contract.ts";
import { hangOwnPages } from "./pageRoutes.ts";
import { portalRoutes } from "./routes.ts";

/** What everybody chooses here. */
export const OWN_PASSWORD = "four blue kites over water";

export interface Answered {
  readonly status: number;
  readonly body: string;
  readonly location: string;
  readonly cookie: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A town with releases and sharing, pages hung, and on in Casa Luz's program; with short ways through them. Needs the built pages. */
export async function layPages(more: readonly Route[] = []) {
  const t: Disclosed = await layDisclosures([...portalRoutes, ...more]);
  const { s, town } = t;
  hangOwnPages(s.http, s.app);

  const ask = async (
    method: "GET" | "POST",
    url: string,
    cookie = "",
    fields: Record<string, string> = {},
    headers = {},
  ): Promise<Answered> => {
    const answer = await s.http.inject({
      method,
      url,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {}),
        ...headers,
      },
      ...(method === "POST" ? { payload: new URLSearchParams(fields).toString() } : {}),
    });
    const set = answer.headers["set-cookie"];
    return {
      status: answer.statusCode,
      body: answer.body,
      location: String(answer.headers.location ?? ""),
      cookie: String(Array.isArray(set) ? set[0] : (set ?? "")).split(";")[0] ?? "",
      headers: answer.headers,
    };
  };
  /** Switched on by whoever supervises the program. */
  const switchOn = (who: string, caseId: Id, on = true) => s.as(who)(pages.setOn, { caseId, on });
  const invite = async (who: string, caseId: Id, changed: object = {}) => {
    await s.tokenOf(who);
    return s.as(who)(pages.invite, { caseId, safe: true, holder: "self", minor: false, decided: null, ...changed } as never);
  };
  const first = (number: string, code: string, password = OWN_PASSWORD, old = "") =>
    ask("POST", "/mine/first", old, { number, code, password, again: password });
  const signIn = (number: string, password = OWN_PASSWORD) => ask("POST", "/mine", "", { number, password });

  /** A case of Casa Luz whose person has come to their page. */
  const withPage = async (who = town.ana, caseId?: Id, changed: object = {}) => {
    const at = caseId ?? (await t.open(town.ana, { program: "advocacy", call: "Lin" })).caseId;
    await switchOn(town.dolores, at);
    const invited = await invite(who, at, changed);
    const came = await first(invited.number, invited.code);
    return { caseId: at, ...invited, cookie: came.cookie };
  };
  return { ...t, ask, switchOn, invite, first, signIn, withPage };
}
export type Paged = Awaited<ReturnType<typeof layPages>>;
export type { Id };
