import type { FastifyInstance, FastifyRequest } from "fastify";

/** The one cookie. Its prefix makes browsers insist on Secure, Path=/ and no Domain. */
export const COOKIE = "__Host-holdfast";
/** Says nothing of who somebody is: only that this browser has been signed in from before, so that others' failed tries do not keep it out. */
export const DEVICE_COOKIE = "__Host-holdfast-device";
/** Binds a sign-in at an organisation to the browser that began it. Sent from elsewhere too: a SAML answer is posted by the provider's page. It opens nothing. */
export const WAY_COOKIE = "__Host-holdfast-way";
const attributes = "Path=/; HttpOnly; Secure; SameSite=Lax";

export interface BearerToken {
  readonly value: string;
  /** Came in the Authorization header, not in a cookie. */
  readonly bearer: boolean;
}

/** The secret a request carries, if any. */
export function findToken(request: FastifyRequest): BearerToken | undefined {
  const header = request.headers.authorization;
  if (header?.startsWith("Bearer ")) return { value: header.slice(7), bearer: true };
  const value = findCookie(request, COOKIE);
  return value ? { value, bearer: false } : undefined;
}

/** The secret of a browser known from before, if it has one. */
export const findDevice = (request: FastifyRequest): string | undefined => findCookie(request, DEVICE_COOKIE);

/** The secret of a browser that is on its way to an organisation and back, if it has one. */
export const findWay = (request: FastifyRequest): string | undefined => findCookie(request, WAY_COOKIE);

function findCookie(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers.cookie
    ?.split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  return value || undefined;
}

declare module "fastify" {
  interface FastifyReply {
    setSession(token: string): this;
    clearSession(): this;
    setDevice(token: string): this;
    setWay(token: string): this;
  }
}

/** Gives replies the two things that may be done to the cookie. */
export function decorateSessions(app: FastifyInstance): void {
  app.decorateReply("setSession", function (token: string) {
    return this.header("set-cookie", `${COOKIE}=${token}; ${attributes}`);
  });
  app.decorateReply("setDevice", function (token: string) {
    return this.header("set-cookie", `${DEVICE_COOKIE}=${token}; ${attributes}; Max-Age=15552000`);
  });
  app.decorateReply("setWay", function (token: string) {
    return this.header("set-cookie", `${WAY_COOKIE}=${token}; Path=/; HttpOnly; Secure; SameSite=None; Max-Age=600`);
  });
  app.decorateReply("clearSession", function () {
    return this.header("set-cookie", `${COOKIE}=; ${attributes}; Max-Age=0`).header("clear-site-data", '"cache", "storage"');
  });
}
