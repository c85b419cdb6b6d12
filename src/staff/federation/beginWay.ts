import type { z } from "zod";
import { newToken } from "../../kernel/ids.ts";
import { notFound, Problem, unknownActor } from "../../kernel/problem.ts";
import { askPublic } from "../asking.ts";
import type { Step } from "../signInWithPassword.ts";
import type { signInBy } from "./contract.ts";
import { startOidc } from "./oidc.ts";
import { NotVouched, type Provider } from "./provider.ts";
import { startSaml } from "./saml.ts";
import { bind } from "./way.ts";

/** Sends a browser on its way: what comes back is taken from this browser alone, once, within ten minutes. A second press sets out a second time, and either may come back. */
export async function beginWay({ database, input, asker }: Step<z.output<typeof signInBy.begin.in>>): Promise<{ address: string }> {
  const browser = asker.way ?? newToken();
  const bound = bind(browser);
  const provider = await askPublic<Provider & { refused?: string }>(
    database,
    "select staff.begin_organisation($1, $2, $3, $4, $5, $6, $7) as answer",
    [input.organisationId, bound.state, browser, input.why, asker.token ?? null, input.shared, input.way],
  );
  if (!provider) throw notFound();
  if (provider.refused) throw provider.refused === "session.unknown" ? unknownActor() : new Problem(403, provider.refused);
  const again = input.why === "stepUp";
  try {
    const { ring } = database.keys;
    const address = provider.kind === "oidc" ? await startOidc(ring, provider, bound, again) : await startSaml(provider, bound, again);
    asker.setWay(browser);
    return { address };
  } catch (error) {
    if (error instanceof NotVouched) throw new Problem(503, "organisation.unreachable");
    throw error;
  }
}
