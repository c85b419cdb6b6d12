import * as client from "openid-client";
import { clock } from "../../kernel/clock.ts";
import type { Keyring } from "../../kernel/secret.ts";
import { isLoopback } from "./address.ts";
import { NotVouched, type OidcSettings, openSecret, oursFor, type Provider, type Vouched } from "./provider.ts";
import { reachFrom } from "./reach.ts";
import type { Bound } from "./way.ts";

const KEEP = 10 * 60_000;
const known = new Map<string, { at: number; found: Promise<client.Configuration> }>();

/** What the provider says of itself, by its issuer's address: asked at most every ten minutes. */
async function discover({ issuer, clientId }: OidcSettings, secret: string): Promise<client.Configuration> {
  const place = JSON.stringify([issuer, clientId, secret]);
  const now = clock().getTime();
  for (const [key, { at }] of known) if (Math.abs(now - at) > KEEP) known.delete(key);
  const kept = known.get(place);
  if (kept) return kept.found;
  const url = new URL(issuer);
  const found = client
    .discovery(url, clientId, { client_secret: secret }, secret === "" ? client.None() : showSecret(secret), {
      [client.customFetch]: reachFrom(issuer) as client.CustomFetch,
      execute: [...(isLoopback(url) ? [client.allowInsecureRequests] : []), client.enableNonRepudiationChecks],
    })
    .catch((error: unknown) => {
      known.delete(place);
      throw asNotVouched(error);
    });
  known.set(place, { at: now, found });
  return found;
}

/** In the header, where the provider does not ask for it in the body alone. */
function showSecret(secret: string): client.ClientAuth {
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (server, own, body, headers) => {
    const ways = server.token_endpoint_auth_methods_supported;
    return (!ways || ways.includes("client_secret_basic") ? basic : post)(server, own, body, headers);
  };
}

/** Whether a provider is there and is who it should be, before it is connected. */
export const checkOidc = async (settings: OidcSettings, secret: string): Promise<void> => void (await discover(settings, secret));

/** Where to send the browser: a code with PKCE, a state and a nonce; anew with both factors where they are to be shown again. */
export async function startOidc(ring: Keyring, provider: Provider, bound: Bound, again: boolean): Promise<string> {
  const settings = provider.settings as OidcSettings;
  const config = await discover(settings, openSecret(ring, provider));
  const contexts = provider.factors.filter((one) => one.includes(":") || one.includes("/"));
  return client.buildAuthorizationUrl(config, {
    redirect_uri: oursFor(provider.id, "oidc").back,
    scope: "openid email",
    state: bound.state,
    nonce: bound.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(bound.verifier),
    code_challenge_method: "S256",
    ...(contexts.length > 0 && { acr_values: contexts.join(" ") }),
    // Some say how somebody signed in only when asked.
    ...(config.serverMetadata().claims_parameter_supported && {
      claims: JSON.stringify({ id_token: { amr: null, acr: null, auth_time: null, email: null, email_verified: null } }),
    }),
    ...(again && { prompt: "login", max_age: "0" }),
  }).href;
}

/** What the code in that address is worth: asked of the provider, its signature, issuer, audience, nonce and times verified. */
export async function finishOidc(ring: Keyring, provider: Provider, bound: Bound, url: URL): Promise<Vouched> {
  try {
    const config = await discover(provider.settings as OidcSettings, openSecret(ring, provider));
    const tokens = await client.authorizationCodeGrant(config, url, {
      pkceCodeVerifier: bound.verifier,
      expectedState: bound.state,
      expectedNonce: bound.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new NotVouched("refused");
    const amr = Array.isArray(claims["amr"]) ? claims["amr"] : [];
    return {
      subject: claims.sub,
      email: await emailOf(config, tokens.access_token, claims),
      factor: [...amr, claims["acr"]].some((one) => typeof one === "string" && provider.factors.includes(one)),
      signedInAt: typeof claims.auth_time === "number" ? new Date(claims.auth_time * 1000) : null,
    };
  } catch (error) {
    throw asNotVouched(error);
  }
}

/** Only what the provider calls verified. */
async function emailOf(config: client.Configuration, token: string, claims: client.IDToken): Promise<string | null> {
  const read = (from: Record<string, unknown>) =>
    from["email_verified"] === true && typeof from["email"] === "string" ? from["email"] : null;
  if (claims["email"] !== undefined || !config.serverMetadata().userinfo_endpoint) return read(claims);
  return read(await client.fetchUserInfo(config, token, claims.sub));
}

function asNotVouched(error: unknown): NotVouched {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof NotVouched) return at;
  if (error instanceof client.AuthorizationResponseError) {
    return new NotVouched(error.error === "temporarily_unavailable" || error.error === "server_error" ? "unreachable" : "declined", error);
  }
  return new NotVouched("refused", error);
}
