import { X509Certificate } from "node:crypto";
import { config } from "../../kernel/config.ts";
import type { Keyring } from "../../kernel/secret.ts";

/** How an OpenID Connect provider is found, and who we are there. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
}

/** What a SAML provider calls itself, where it is asked, and what it signs with. */
export interface SamlSettings {
  readonly issuer: string;
  readonly address: string;
  /** PEM. */
  readonly certificates: readonly string[];
  readonly emailAttribute: string | null;
}

/** A provider as the database hands it out for one sign-in; its secret still sealed, base64. */
export interface Provider {
  readonly id: string;
  readonly agencyId: string;
  readonly kind: "oidc" | "saml";
  readonly settings: OidcSettings | SamlSettings;
  readonly secret: string | null;
  readonly factors: readonly string[];
}

/** What a provider has vouched for, once that was verified. */
export interface Vouched {
  /** Its lasting name for them. */
  readonly subject: string;
  /** An e-mail address it says is theirs. */
  readonly email: string | null;
  /** It asked them for a second factor, in a way that the agency counts as one. */
  readonly factor: boolean;
  /** When they signed in there; null where it does not say. */
  readonly signedInAt: Date | null;
}

/** Why somebody who came back is not let in: words for it stand in organisationWords.ts. */
export class NotVouched extends Error {
  readonly code: "unreachable" | "declined" | "refused";

  constructor(code: NotVouched["code"], cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** Where its client secret is sealed. */
export const secretPlace = (organisationId: string) => ({
  table: "staff.identity_provider",
  row: organisationId,
  column: "client_secret",
});

/** The secret we show an OpenID Connect provider. */
export const openSecret = (ring: Keyring, { id, agencyId, secret }: Provider): string =>
  secret === null ? "" : ring.open(agencyId, secretPlace(id), Buffer.from(secret, "base64"));

/** Our own addresses, as the provider has to be told them. */
export function oursFor(organisationId: string, kind: Provider["kind"]) {
  const base = `${config().origin}/sign-in/organisation/${organisationId}`;
  if (kind === "oidc") return { start: base, back: `${base}/return`, name: "", metadata: null };
  return { start: base, back: `${base}/acs`, name: `${base}/metadata`, metadata: `${base}/metadata` };
}

/** Certificates as they are pasted, with or without their first and last lines: one after another. Undefined where one cannot be read. */
export function readCertificates(text: string): string[] | undefined {
  const blocks = /-----BEGIN CERTIFICATE-----/.test(text)
    ? [...text.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g)].map(([, body]) => body ?? "")
    : text.split(/\n\s*\n/);
  try {
    const read = blocks.map((body) => new X509Certificate(Buffer.from(body.replace(/\s/g, ""), "base64")).toString());
    return read.length > 0 && read.length <= 5 ? read : undefined;
  } catch {
    return undefined;
  }
}

/** A certificate as people compare it: its print, and until when it is meant to be used. */
export function describeCertificate(pem: string) {
  const read = new X509Certificate(pem);
  return { print: read.fingerprint256, until: read.validToDate.toISOString() };
}
