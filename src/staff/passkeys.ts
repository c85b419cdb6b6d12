import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { sql } from "kysely";
import { config } from "../kernel/config.ts";
import type { Database, Tx } from "../kernel/db.ts";
import { newToken } from "../kernel/ids.ts";
import { conflict, Problem } from "../kernel/problem.ts";
import { askPublic } from "./asking.ts";
import { nameBrowser } from "./browser.ts";
import type { Step } from "./signInWithPassword.ts";

type Json = Record<string, unknown>;

/** Ed25519, P-256 and RSA: what authenticators in use have. */
const supportedAlgorithmIDs = [-8, -7, -257];
const wrongPasskey = () => new Problem(401, "signIn.wrongPasskey");
const site = () => ({ expectedOrigin: config().origin, expectedRPID: new URL(config().origin).hostname });

/** What the browser signed, read from what it sent; anything unreadable signs nothing. */
function challengeOf(response: Json): string {
  try {
    const { clientDataJSON } = response.response as { clientDataJSON: string };
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, "base64url").toString("utf8")) as { challenge: unknown };
    if (typeof challenge === "string" && challenge.length <= 200) return challenge;
  } catch {
    // Said below.
  }
  throw wrongPasskey();
}

/** Asks for any passkey of this site, without saying of whom; its holder is known by the passkey itself. */
export async function askForPasskey(database: Database) {
  const options = await generateAuthenticationOptions({ rpID: site().expectedRPID, userVerification: "required" });
  await askPublic(database, "select staff.make_challenge($1, 'signIn')", [options.challenge]);
  return { options: { ...options } };
}

interface Known {
  accountId: string;
  publicKey: string;
  counter: number;
  transports: string[];
}

/** A passkey that was unlocked by its holder is both factors: it opens a session, or is the second factor of the one there is. */
export async function showPasskey({ database, input, asker }: Step<{ response: Json; shared: boolean }>) {
  const response = input.response as unknown as AuthenticationResponseJSON;
  const challenge = challengeOf(input.response);
  const taken = await askPublic<boolean>(database, "select staff.take_challenge($1, 'signIn') as answer", [challenge]);
  if (!taken || typeof response.id !== "string") throw wrongPasskey();
  const known = await askPublic<Known>(database, "select staff.find_passkey($1) as answer", [response.id]);
  if (!known) throw wrongPasskey();
  const verified = await verifyAuthenticationResponse({
    ...site(),
    response,
    expectedChallenge: challenge,
    requireUserVerification: true,
    credential: { id: response.id, publicKey: new Uint8Array(Buffer.from(known.publicKey, "base64")), counter: known.counter },
  }).catch(() => undefined);
  if (!verified?.verified) throw wrongPasskey();
  const token = newToken();
  const device = asker.device ?? newToken();
  const answer = await askPublic<{ shared: boolean }>(database, "select staff.show_passkey($1, $2, $3, $4, $5, $6, $7) as answer", [
    response.id,
    verified.authenticationInfo.newCounter,
    asker.token ?? null,
    token,
    device,
    input.shared,
    nameBrowser(asker.browser),
  ]);
  if (!answer) throw wrongPasskey();
  asker.setSession(token);
  if (!answer.shared) asker.setDevice(device);
  return {};
}

const ownPurpose = (tx: Tx) => `add:${tx.actor.id}`;

/** What the browser needs to make a passkey of one's own: one that is found without a name, and unlocked by its holder. */
export async function offerPasskey(tx: Tx) {
  const [account, { rows: passkeys }] = await Promise.all([
    tx.db.selectFrom("staff.account").select("email").where("id", "=", tx.actor.id).executeTakeFirstOrThrow(),
    sql<{ id: string }>`select id from staff.my_passkeys()`.execute(tx.db),
  ]);
  const options = await generateRegistrationOptions({
    rpName: "Holdfast",
    rpID: site().expectedRPID,
    userID: new Uint8Array(Buffer.from(tx.actor.id.replaceAll("-", ""), "hex")),
    userName: account.email,
    userDisplayName: tx.actor.name,
    attestationType: "none",
    supportedAlgorithmIDs,
    excludeCredentials: passkeys.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await sql`select staff.make_challenge(${options.challenge}, ${ownPurpose(tx)})`.execute(tx.db);
  return { options: { ...options } };
}

/** Keeps the passkey the browser made. */
export async function addPasskey(tx: Tx, { response, label }: { response: Json; label: string }) {
  const challenge = challengeOf(response);
  const { rows } = await sql<{ taken: boolean }>`select staff.take_challenge(${challenge}, ${ownPurpose(tx)}) as taken`.execute(tx.db);
  if (!rows[0]?.taken) throw conflict("passkey.stale");
  const verified = await verifyRegistrationResponse({
    ...site(),
    response: response as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    requireUserVerification: true,
    supportedAlgorithmIDs,
  }).catch(() => undefined);
  if (!verified?.verified) throw conflict("passkey.refused");
  const { id, publicKey, counter, transports } = verified.registrationInfo.credential;
  const added = await sql<{ added: boolean }>`
    select staff.add_passkey(${id}, ${Buffer.from(publicKey)}, ${counter}, ${transports ?? []}, ${label}) as added`.execute(tx.db);
  if (!added.rows[0]?.added) throw conflict("passkey.known");
  return {};
}
