import { type Profile, SAML, SamlStatusError, ValidateInResponseTo } from "@node-saml/node-saml";
import { clock } from "../../kernel/clock.ts";
import { NotVouched, oursFor, type Provider, type SamlSettings, type Vouched } from "./provider.ts";
import type { Bound } from "./way.ts";

const SKEW = 60_000;
const PATIENCE = 10 * 60_000;
const TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
const BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

/** One exchange: it knows one request, and takes an answer to no other. */
function speak(provider: Provider, request: string, again = false): SAML {
  const { address, certificates } = provider.settings as SamlSettings;
  const ours = oursFor(provider.id, "saml");
  const asked = clock().toISOString();
  return new SAML({
    entryPoint: address,
    issuer: ours.name,
    audience: ours.name,
    callbackUrl: ours.back,
    idpCert: [...certificates],
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    acceptedClockSkewMs: SKEW,
    maxAssertionAgeMs: PATIENCE,
    forceAuthn: again,
    validateInResponseTo: ValidateInResponseTo.always,
    requestIdExpirationPeriodMs: PATIENCE,
    generateUniqueId: () => request,
    cacheProvider: {
      saveAsync: async () => null,
      getAsync: async (id: string) => (id === request ? asked : null),
      removeAsync: async () => null,
    },
  });
}

/** Where to send the browser; with both factors asked for anew where they are to be shown again. */
export const startSaml = (provider: Provider, bound: Bound, again: boolean): Promise<string> =>
  speak(provider, bound.request, again).getAuthorizeUrlAsync(bound.state, undefined, {});

/** What a provider has to know of us, as it reads it. */
export const describeUs = (organisationId: string): string => {
  const nobody = { issuer: "", address: "https://x.invalid", certificates: ["x"], emailAttribute: null };
  return speak(
    { id: organisationId, agencyId: "", kind: "saml", settings: nobody, secret: null, factors: [] },
    "_",
  ).generateServiceProviderMetadata(null, null);
};

interface Text {
  readonly _?: string;
  readonly $?: Readonly<Record<string, string>>;
}
interface Assertion {
  readonly Conditions?: readonly unknown[];
  readonly Subject?: readonly {
    readonly SubjectConfirmation?: readonly { readonly $?: Text["$"]; readonly SubjectConfirmationData?: readonly Text[] }[];
  }[];
  readonly AuthnStatement?: readonly {
    readonly $?: Text["$"];
    readonly AuthnContext?: readonly { readonly AuthnContextClassRef?: readonly Text[] }[];
  }[];
}

/**
 * What a posted answer is worth. The library takes the signed assertion alone; what it leaves to the unsigned answer around it is read again from what was
 * signed: that it answers our request, was meant for this address, and was said by this provider.
 */
export async function finishSaml(provider: Provider, bound: Bound, posted: string): Promise<Vouched> {
  const settings = provider.settings as SamlSettings;
  const xml = Buffer.from(posted, "base64").toString("utf8");
  // No declaration is needed, and what one can hold has no business here; nor have signatures over SHA-1, however their name is spelled.
  if (/<!DOCTYPE|<!ENTITY/i.test(xml) || /Algorithm\s*=\s*["'][^"']*(?:#(?:[a-z]+-)?(?:sha1|md5)["']|&)/i.test(xml))
    throw new NotVouched("refused");
  const profile = await speak(provider, bound.request)
    .validatePostResponseAsync({ SAMLResponse: posted })
    .then(
      (done) => done.profile,
      (error: unknown) => {
        throw new NotVouched(error instanceof SamlStatusError ? "declined" : "refused", error);
      },
    );
  const assertion = (profile?.getAssertion?.() as { Assertion?: Assertion } | undefined)?.Assertion;
  if (
    !profile ||
    !assertion?.Conditions ||
    profile.issuer !== settings.issuer ||
    !answers(assertion, bound, oursFor(provider.id, "saml").back)
  )
    throw new NotVouched("refused");
  // A name for one visit says nothing of who comes back.
  if (!profile.nameID || profile.nameIDFormat === TRANSIENT) throw new NotVouched("refused");
  const [statement] = assertion.AuthnStatement ?? [];
  const context = statement?.AuthnContext?.[0]?.AuthnContextClassRef?.[0]?._?.trim();
  const at = Date.parse(statement?.$?.["AuthnInstant"] ?? "");
  return {
    subject: profile.nameID,
    email: emailOf(profile, settings.emailAttribute),
    factor: context !== undefined && provider.factors.includes(context),
    signedInAt: Number.isNaN(at) ? null : new Date(at),
  };
}

function answers(assertion: Assertion, { request }: Bound, back: string): boolean {
  const confirmations = assertion.Subject?.[0]?.SubjectConfirmation ?? [];
  return confirmations.some(({ $, SubjectConfirmationData: [data] = [] }) => {
    const { InResponseTo, Recipient, NotOnOrAfter } = data?.$ ?? {};
    const until = Date.parse(NotOnOrAfter ?? "");
    return $?.["Method"] === BEARER && InResponseTo === request && Recipient === back && until + SKEW > clock().getTime();
  });
}

/** The attribute the administrator named; one value, and one that can be an address. */
function emailOf(profile: Profile, attribute: string | null): string | null {
  const given = attribute === null ? undefined : (profile["attributes"] as Record<string, unknown> | undefined)?.[attribute];
  return typeof given === "string" && /^[^@\s]+@[^@\s]+$/.test(given.trim()) ? given.trim() : null;
}
