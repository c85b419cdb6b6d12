import { generateKeyPairSync } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
// The provider's package has no types: what of it is used is said here.
// @ts-expect-error
import Provider from "oidc-provider";

/** Who sits at the provider, and how they signed in there. */
export interface Sitting {
  readonly sub: string;
  readonly email?: string;
  readonly verified?: boolean;
  readonly amr?: readonly string[];
}

interface OidcProvider {
  callback(): http.RequestListener;
  interactionDetails(request: http.IncomingMessage, answer: http.ServerResponse): Promise<{ prompt: { name: string }; params: object }>;
  interactionFinished(request: http.IncomingMessage, answer: http.ServerResponse, result: object): Promise<void>;
}

export const CLIENT = { id: "holdfast", secret: "a secret of the client, thirty-two and more" } as const;

/** A real OpenID Connect provider on loopback, at which whoever `seat` names is signed in without a question. */
export async function startOidcProvider() {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let sitting: Sitting | undefined;
  let down = false;
  const emails = new Map<string, Sitting>();
  const asked: { method: string; path: string; query: URLSearchParams }[] = [];
  const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });
  const build = (back: readonly string[]): OidcProvider =>
    new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [...back],
          grant_types: ["authorization_code"],
          response_types: ["code"],
        },
      ],
      jwks: { keys: [{ ...key, kid: "k", use: "sig", alg: "RS256" }] },
      cookies: { keys: ["of the tests"] },
      claims: { openid: ["sub"], email: ["email", "email_verified"], acr: null, amr: null, auth_time: null, iss: null, sid: null },
      conformIdTokenClaims: false,
      features: { devInteractions: { enabled: false }, claimsParameter: { enabled: true } },
      acrValues: ["urn:example:two"],
      pkce: { required: () => true },
      interactions: { url: (_: unknown, one: { uid: string }) => `/interaction/${one.uid}` },
      findAccount: (_: unknown, sub: string) => ({
        accountId: sub,
        claims: () => ({ sub, email: emails.get(sub)?.email, email_verified: emails.get(sub)?.verified ?? false }),
      }),
      loadExistingGrant: async (context: {
        oidc: {
          client: { clientId: string };
          session: { accountId: string };
          provider: {
            Grant: new (of: object) => { addOIDCScope(scope: string): void; addOIDCClaims(names: string[]): void; save(): Promise<void> };
          };
        };
      }) => {
        const { client, session, provider: own } = context.oidc;
        const grant = new own.Grant({ clientId: client.clientId, accountId: session.accountId });
        grant.addOIDCScope("openid email");
        grant.addOIDCClaims(["amr", "acr", "auth_time", "email", "email_verified"]);
        await grant.save();
        return grant;
      },
    });
  let provider = build([]);
  server.on("request", async (request, reply) => {
    const url = new URL(request.url ?? "/", issuer);
    asked.push({ method: request.method ?? "", path: url.pathname, query: url.searchParams });
    if (down) return void reply.writeHead(503).end();
    if (!url.pathname.startsWith("/interaction/")) return void provider.callback()(request, reply);
    if (!sitting) return void provider.interactionFinished(request, reply, { error: "access_denied" });
    const { sub, amr = ["pwd"] } = sitting;
    emails.set(sub, sitting);
    await provider.interactionFinished(request, reply, { login: { accountId: sub, amr, remember: false } });
  });
  return {
    issuer,
    asked,
    /** From now on it sends browsers back to that address. */
    allow: (back: string) => {
      provider = build([back]);
    },
    /** From now on it is them who sits there; nobody: whoever comes is turned away. */
    seat: (who: Sitting | undefined) => {
      sitting = who;
    },
    /** From now on it answers 503 to everything, or answers again. */
    fail: (now: boolean) => {
      down = now;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
export type TestedProvider = Awaited<ReturnType<typeof startOidcProvider>>;

/** Goes through the provider's pages as a browser of nobody in particular, until it is sent back to us; answers that address. */
export async function passThrough(address: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = address;
  for (let hops = 0; hops < 12; hops += 1) {
    const answer = await fetch(at, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/s);
      cookies.set(name, value);
    }
    const next = answer.headers.get("location");
    if (!next) throw new Error(`${at} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    at = new URL(next, at).href;
    if (new URL(at).pathname.startsWith("/sign-in/")) return at;
  }
  throw new Error("sent around in circles");
}
