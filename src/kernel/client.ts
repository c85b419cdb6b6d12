import type { z } from "zod";
import type { Endpoint } from "./contract.ts";

export type Call = <In extends z.ZodType, Out extends z.ZodType>(
  endpoint: Endpoint<In, Out>,
  input: z.input<In>,
  /** Idempotency key of a creating call; made here when the caller holds none to repeat. */
  key?: string,
) => Promise<z.output<Out>>;

/** How a request travels: fetch in the browser, inject in a test. Throws a Problem-shaped answer above 399. */
export type Send = (request: { method: string; url: string; body?: object; headers: Record<string, string> }) => Promise<unknown>;

/** The typed client, whole: names in the path go into the path, the rest into the query or the body. */
export const caller =
  (send: Send): Call =>
  async (endpoint, input, key) => {
    const rest: Record<string, unknown> = { ...(input as Record<string, unknown>) };
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
      const value = rest[name];
      delete rest[name];
      return encodeURIComponent(String(value));
    });
    const headers: Record<string, string> = endpoint.creates ? { "idempotency-key": key ?? crypto.randomUUID() } : {};
    const method = endpoint.method;
    const answer =
      method === "GET"
        ? await send({ method, url: path + queryOf(rest), headers })
        : await send({ method, url: path, body: rest, headers });
    return endpoint.out.parse(answer);
  };

function queryOf(rest: Record<string, unknown>): string {
  const pairs = Object.entries(rest).flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, String(value)]]));
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : "";
}
