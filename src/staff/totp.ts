import { Secret, TOTP } from "otpauth";
import { clock } from "../kernel/clock.ts";

const SECONDS = 30;
const DIGITS = 6;
const SECRET_BYTES = 20;
const STEPS_AROUND = 1;

/** A new secret for an authenticator app, in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What the authenticator app reads as a picture: the issuer is the product, the label the account. */
export function totpUri(secret: string, label: string, issuer = "Holdfast"): string {
  return totp(secret, label, issuer).toString();
}

/**
 * The step a code belongs to, or null where it fits none within thirty seconds of now. A code is good once: the caller stores the
 * step and takes it only where it is later than the one stored, in one statement.
 */
export function verifyTotp(secret: string, code: string, at: Date = clock()): number | null {
  const token = code.replace(/[\s-]/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const delta = totp(secret).validate({ token, timestamp: at.getTime(), window: STEPS_AROUND });
  return delta === null ? null : totpStep(at) + delta;
}

/** The code of the moment: shown beside the sign-in of the demo's own accounts, and used in tests. */
export function currentTotp(secret: string, at: Date = clock()): string {
  return totp(secret).generate({ timestamp: at.getTime() });
}

/** The number of the thirty-second step a moment lies in. */
export function totpStep(at: Date = clock()): number {
  return Math.floor(at.getTime() / 1000 / SECONDS);
}

function totp(secret: string, label = "account", issuer = "Holdfast"): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), label, issuer, algorithm: "SHA1", digits: DIGITS, period: SECONDS });
}
