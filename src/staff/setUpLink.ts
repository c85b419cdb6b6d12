import type { z } from "zod";
import { newToken } from "../kernel/ids.ts";
import { Problem } from "../kernel/problem.ts";
import { askPublic, refuseWait } from "./asking.ts";
import { nameBrowser } from "./browser.ts";
import { checkPassword, hashPassword, hashUnder } from "./password.ts";
import { openTotp, totpPlace } from "./showFactor.ts";
import type { SetUpFor, signIn } from "./signInContract.ts";
import type { Step } from "./signInWithPassword.ts";
import { newTotpSecret, totpUri, verifyTotp } from "./totp.ts";

type Finish = z.output<typeof signIn.finishSetUp.in>;

interface Link {
  accountId: string;
  agencyId: string;
  name: string;
  email: string;
  agency: string;
  for: SetUpFor;
  pending: string | null;
  head: string | null;
  secret: string | null;
}

const spent = () => new Problem(404, "setUp.spent");

async function findLink({ database, input }: Step<{ token: string }>): Promise<Link> {
  const link = await askPublic<Link>(database, "select staff.find_link($1) as answer", [input.token]);
  if (!link) throw spent();
  return link;
}

/** As one types it into an app that cannot read the picture: in fours. */
export const offerTotp = (secret: string, email: string) => ({ uri: totpUri(secret, email), key: secret.replace(/(.{4})(?=.)/g, "$1 ") });

/** Who a link is for and what there is to set up; the authenticator's secret is made the first time it is opened. */
export async function beginSetUp(step: Step<{ token: string }>) {
  const link = await findLink(step);
  const { ring } = step.database.keys;
  const about = { for: link.for, name: link.name, email: link.email, agency: link.agency };
  if (link.for === "password") return { ...about, totp: null };
  const sealed = ring.seal(link.agencyId, totpPlace(link.accountId, "totp_pending"), newTotpSecret());
  const kept = await askPublic<string>(step.database, "select staff.keep_pending($1, $2) as answer", [step.input.token, sealed]);
  if (!kept) throw spent();
  return { ...about, totp: offerTotp(openTotp(ring, link.agencyId, link.accountId, kept, "totp_pending"), link.email) };
}

/** Sets up the way in, whole or not at all. */
export async function finishSetUp(step: Step<Finish>) {
  const { database, input, asker } = step;
  const { ring } = database.keys;
  const link = await findLink(step);
  const first = link.for === "first" ? readFirst(input) : null;
  const fresh = link.for === "factor" ? null : await hashNew(input.newPassword, first ?? link);
  const shown = link.for === "factor" && link.head ? await hashUnder(link.head, input.password ?? "") : null;
  const secret =
    link.for === "password"
      ? link.secret && openTotp(ring, link.agencyId, link.accountId, link.secret)
      : link.pending && openTotp(ring, link.agencyId, link.accountId, link.pending, "totp_pending");
  const at = secret ? verifyTotp(secret, input.code) : null;
  const sealed = secret && link.for !== "password" ? ring.seal(link.agencyId, totpPlace(link.accountId), secret) : null;
  const token = newToken();
  const answer = await askPublic<{ wait: number; passed?: boolean; signedIn?: boolean }>(
    database,
    "select staff.finish_link($1, $2, $3, $4, $5, $6, $7, $8) as answer",
    [input.token, shown, fresh, sealed, at, token, nameBrowser(asker.browser), first && JSON.stringify(first)],
  );
  if (!answer) throw spent();
  refuseWait(answer.wait);
  // Which of the two was wrong is not said where both were asked for.
  if (!answer.passed)
    throw new Problem(422, "invalid", { fields: link.for === "factor" ? { password: "wrong", code: "wrong" } : { code: "wrong" } });
  if (answer.signedIn) asker.setSession(token);
  return { signedIn: answer.signedIn ?? false };
}

async function hashNew(password: string | undefined, personal: { name: string; email: string; agency: string }): Promise<string> {
  if (!password) throw new Problem(422, "invalid", { fields: { newPassword: "missing" } });
  const wrong = checkPassword(password, { secondFactor: true, personal: [personal.name, personal.email, personal.agency] });
  if (wrong) throw new Problem(422, "invalid", { fields: { newPassword: wrong } });
  return hashPassword(password);
}

function readFirst({ first }: Finish) {
  if (!first) throw new Problem(422, "invalid", { fields: { "first.agency": "missing" } });
  if (!Intl.supportedValuesOf("timeZone").includes(first.timeZone) && first.timeZone !== "UTC") {
    throw new Problem(422, "invalid", { fields: { "first.timeZone": "unknown" } });
  }
  const slug = first.agency
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  return { ...first, slug: slug.length >= 2 ? slug : "agency" };
}
