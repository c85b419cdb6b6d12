import type { Stage } from "../../kernel/testing.ts";
import { Visitor } from "../signInTesting.ts";
import { signInBy, type Why } from "./contract.ts";

/** A browser that can be sent to an organisation and come back. */
export class Goer extends Visitor {
  readonly #http: Stage["http"];

  constructor(stage: Stage) {
    super(stage, { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" });
    this.#http = stage.http;
  }

  /** Sets out; answers the address to go to. */
  async setOut(organisationId: string, more: { why?: Why; shared?: boolean; way?: string } = {}) {
    const { status, body } = await this.ask(signInBy.begin, { organisationId: organisationId as never, ...more });
    if (status !== 200) throw new Error(`not sent on: ${status} ${body.code}`);
    return body.address as string;
  }

  /** Opens an address of ours that is no endpoint, with its cookies; keeps what it is given, and answers where it is sent. */
  async open(address: string, form?: Record<string, string>, cookies = this.cookies): Promise<string> {
    const answer = await this.#http.inject({
      method: form ? "POST" : "GET",
      url: address.replace(/^https?:\/\/[^/]+/, ""),
      headers: {
        ...this.headers,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(form && { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "cross-site" }),
      },
      ...(form && { payload: new URLSearchParams(form).toString() }),
    });
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0 || value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer.headers.location ?? `${answer.statusCode}`;
  }
}
