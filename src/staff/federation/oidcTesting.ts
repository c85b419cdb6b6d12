import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
// @ts-expect-error The provider's package has no types: what of it is used is said here.
import Provider from "oidc-provider";

/** Who sits at the provider, and how they signed in there. */
export interface Sitting {
  readonly sub: string;
  readonly email?: string;
  readonly verified?: boolean;
  readonly amr?: readonly string[];
}

/** How the provider's word about somebody is changed before it reaches us. */
interface Twist {
  readonly claims: (claims: Record<string, unknown>) => Record<string, unknown>;
  /** Signed with a key that is not the provider's. */
  readonly forged?: boolean;
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
  let down: boolean | string = false;
  const emails = new Map<string, Sitting>();
  const asked: { method: string; path: string; query: URLSearchParams }[] = [];
  const [own, strange] = [1, 2].map(() => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey) as [KeyObject, KeyObject];
  const key = own.export({ format: "jwk" });
  let twist: Twist | undefined;
  const resign = (token: string, { claims: change, forged }: Twist): string => {
    const [head = "", body = ""] = token.split(".");
    const claims = change(JSON.parse(Buffer.from(body, "base64url").toString()));
    const text = `${head}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}`;
    return `${text}.${createSign("sha256")
      .update(text)
      .sign(forged ? strange : own, "base64url")}`;
  };
  /** Answers for the provider itself, with what it said made into something else. */
  const answerTwisted = async (request: http.IncomingMessage, reply: http.ServerResponse, by: Twist) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { authorization = "", "content-type": type = "" } = request.headers;
    const said = await fetch(`${issuer}/token`, {
      method: "POST",
      headers: { authorization, "content-type": type, "x-straight": "1" },
      body,
    });
    const json = (await said.json()) as { id_token?: string };
    if (json.id_token) json.id_token = resign(json.id_token, by);
    reply.writeHead(said.status, { "content-type": "application/json" }).end(JSON.stringify(json));
  };
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
    if (down === true || down === url.pathname) return void reply.writeHead(503).end();
    if (twist && url.pathname === "/token" && !request.headers["x-straight"]) return void answerTwisted(request, reply, twist);
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
    /** From now on its word about somebody is changed so, or is its own again. */
    twist: (how: Twist | undefined) => {
      twist = how;
    },
    /** From now on it answers 503 to everything, or at one path, or answers again. */
    fail: (now: boolean | string) => {
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
