import type { Endpoint } from "../kernel/contract.ts";
import { newId } from "../kernel/ids.ts";
import type { Stage } from "../kernel/testing.ts";
import { fieldsOf, type Schema } from "./schemas.ts";

export type Ids = Readonly<Record<string, unknown>>;
/** Days far enough off that nothing falls due on them. */
export const LATER = ["2027-06-01", "2027-06-02"] as const;

/** Bodies whose fields hang together. */
export const SPECIAL: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "draft.keep": { place: "a-place" },
  "draft.find": { place: "a-place" },
  "draft.drop": { place: "a-place" },
  "relationship.add": { other: { call: "Jo" } },
  "concern.rate": { risk: "low" },
  "concern.openCase": { newPerson: { call: "Jo" }, rating: { risk: "low", rationale: "Words" } },
  "crack.snooze": { crack: "silent" },
  "absence.add": { firstDay: LATER[0], lastDay: LATER[1] },
  "cover.add": { firstDay: LATER[0], lastDay: LATER[1] },
  "routing.add": { place: 901 },
  "case.ofPeople": {},
  "crisis.begin": { entries: [{ kind: "called", code: "emergency", at: "2026-01-01T00:00:00Z" }] },
  "crisis.add": { entries: [{ kind: "called", code: "emergency", at: "2026-01-01T00:00:00Z" }] },
  "crisisResource.add": { phone: "555 0100" },
  "consult.counts": { month: "2026-01" },
  "release.draft": { language: "en" },
  "rights.record": { language: "en" },
  "share.preview": { items: [{ kind: "spoken", item: "letter", title: "Words" }] },
  "reminder.record": { language: "en" },
  "package.send": { items: [{ kind: "spoken", item: "letter", title: "Words" }] },
  "package.file": { seq: 1 },
  "received.file": { seq: 1 },
  "appointment.book": { startsAt: "2027-06-01T15:00:00Z" },
  "appointment.hold": { startsAt: "2027-06-01T15:00:00Z" },
  "appointment.move": { startsAt: "2027-06-01T15:00:00Z" },
};

/** A good answer to a schema: as little as it takes. */
export function exampleOf(schema: Schema, name = ""): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.const !== undefined) return schema.const;
  const choice = (schema.anyOf ?? schema.oneOf)?.find((one) => one.type !== "null");
  if (choice) return exampleOf(choice, name);
  switch ([schema.type].flat()[0]) {
    case "string":
      if (schema.format === "uuid") return newId();
      if (schema.format === "date") return LATER[0];
      if (schema.format === "email") return `${newId()}@example.org`;
      if (name === "slug") return `x-${newId()}`;
      if (schema.pattern?.includes(":[0-5]")) return "09:30";
      return "Words to say".padEnd(schema.minLength ?? 0, "x").slice(0, schema.maxLength ?? 200);
    case "integer":
    case "number":
      return name === "version" ? 999 : Math.max(schema.minimum ?? 1, 1);
    case "boolean":
      return false;
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () => exampleOf(schema.items ?? {}, name));
    case "object":
      return Object.fromEntries((schema.required ?? []).map((key) => [key, exampleOf(schema.properties?.[key] ?? {}, key)]));
    default:
      return "x";
  }
}

/** A request, field by field where it goes. */
export interface Request {
  readonly url: string;
  readonly body: Record<string, unknown>;
  readonly query: Record<string, string>;
}

/** A good request to an endpoint, with these values where it names them. */
export function requestTo(endpoint: Endpoint, ids: Ids): Request {
  const body: Record<string, unknown> = {};
  const query: Record<string, string> = {};
  let url = endpoint.path as string;
  for (const { name, place, required, schema } of fieldsOf(endpoint)) {
    const known = ids[name] ?? SPECIAL[endpoint.name]?.[name];
    if (place === "file" || (!required && known === undefined)) continue;
    const value = known ?? exampleOf(schema, name);
    if (place === "path") url = url.replace(`:${name}`, encodeURIComponent(String(value)));
    else if (place === "query") query[name] = String(value);
    else body[name] = value;
  }
  return { url, body, query };
}

/** Sends it, as whoever holds the token, in the form the endpoint takes. */
export async function send(
  s: Stage,
  token: string | undefined,
  endpoint: Endpoint,
  { url, body, query }: Request,
  more: Record<string, string> = {},
) {
  const place = Object.keys(query).length > 0 ? `${url}?${new URLSearchParams(query)}` : url;
  const headers = { "idempotency-key": newId(), ...more };
  const isFile = fieldsOf(endpoint).some((field) => field.place === "file");
  const answer = isFile
    ? await s.sendRaw(token, endpoint.method, place, Buffer.from("PK") as unknown as object, {
        ...headers,
        "content-type": "application/zip",
      })
    : await s.sendRaw(token, endpoint.method, place, endpoint.method === "POST" ? body : undefined, headers);
  return { status: answer.statusCode, body: answer.body };
}
