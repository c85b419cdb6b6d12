import type { Database } from "../../kernel/db.ts";
import { newToken } from "../../kernel/ids.ts";
import { askPublic } from "../asking.ts";
import { nameBrowser } from "../browser.ts";
import { finishOidc } from "./oidc.ts";
import { NotVouched, type Provider, type Vouched } from "./provider.ts";
import { finishSaml } from "./saml.ts";
import { bind } from "./way.ts";

/** What the provider sent along, by the browser. */
export interface Returned {
  readonly organisationId: string;
  readonly state: string;
  /** The secret of the browser that set out. */
  readonly browser: string;
  /** What the browser calls itself. */
  readonly agent: string;
  readonly answer: { readonly kind: "oidc"; readonly url: URL } | { readonly kind: "saml"; readonly posted: string };
}

/** Where the browser goes next, and under which session. */
export interface Onward {
  readonly to: string;
  readonly token?: string;
}

interface Taken extends Provider {
  readonly why: "signIn" | "stepUp" | "link";
  readonly way: string;
  readonly shared: boolean;
  readonly begunAt: string;
}
type Outcome = "in" | "factor" | "stepUp" | "link" | "unknown" | "setUp" | "another" | "noFactor" | "late";

const FRESH = 60_000;

/** Somebody is back from their organisation: verified outside any transaction, and let in, or not, by the database. */
export async function comeBack(database: Database, { organisationId, state, browser, agent, answer }: Returned): Promise<Onward> {
  const taken = await askPublic<Taken>(database, "select staff.take_organisation($1, $2, $3) as answer", [organisationId, state, browser]);
  if (!taken || taken.kind !== answer.kind) return { to: "/sign-in?organisation=late" };
  const bound = bind(browser, state);
  let vouched: Vouched;
  try {
    vouched =
      answer.kind === "oidc"
        ? await finishOidc(database.keys.ring, taken, bound, answer.url)
        : await finishSaml(taken, bound, answer.posted);
  } catch (error) {
    if (error instanceof NotVouched) return { to: backTo(taken, error.code) };
    throw error;
  }
  const token = newToken();
  const fresh = vouched.signedInAt !== null && vouched.signedInAt.getTime() >= Date.parse(taken.begunAt) - FRESH;
  const done = await askPublic<{ outcome: Outcome }>(database, "select staff.finish_organisation($1, $2, $3, $4, $5, $6, $7) as answer", [
    ...[state, vouched.subject, vouched.email, vouched.factor, fresh, token, nameBrowser(agent)],
  ]);
  switch (done?.outcome) {
    case "in":
      return { to: taken.way, token };
    case "factor":
      return { to: `/sign-in?${new URLSearchParams({ step: "code", to: taken.way })}`, token };
    case "stepUp":
      return { to: backTo(taken, "stepUp"), token };
    default:
      return { to: backTo(taken, done?.outcome ?? "late") };
  }
}

function backTo({ why, way }: Taken, code: string): string {
  if (why !== "signIn") return `/settings/sign-in?organisation=${code}`;
  return `/sign-in?${new URLSearchParams({ organisation: code, to: way })}`;
}
