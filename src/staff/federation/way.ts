import { createHmac } from "node:crypto";
import { newToken } from "../../kernel/ids.ts";

/** What binds an answer to the question it answers, and both to one browser. */
export interface Bound {
  readonly state: string;
  readonly nonce: string;
  /** PKCE's. */
  readonly verifier: string;
  /** The id of a SAML request. */
  readonly request: string;
}

/** All of it follows from the browser's own secret and the state: none of it is stored, and none can be made without the cookie. */
export function bind(browser: string, state: string = newToken()): Bound {
  const derive = (what: string) => createHmac("sha256", browser).update(`${what}|${state}`).digest();
  return {
    state,
    nonce: derive("nonce").toString("base64url"),
    verifier: derive("verifier").toString("base64url"),
    request: `_${derive("request").toString("hex")}`,
  };
}
