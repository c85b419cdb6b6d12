import type { Endpoint } from "../kernel/contract.ts";
import { type Asked, fieldsOf, outputOf, type Schema } from "./schemas.ts";

/** OpenAPI 3.1 of these endpoints, from the very contracts the door checks. */
export function describeApi(endpoints: readonly Endpoint[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = `/api${endpoint.path.replace(/:(\w+)/g, "{$1}")}`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: describeEndpoint(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Holdfast",
      version: "1",
      description:
        "Every endpoint is one visit: who asks, may they, do it, write it down. Records one may not know of answer 404, whoever asks.",
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "__Host-holdfast" }, bearer: { type: "http", scheme: "bearer" } },
      schemas: { Problem },
    },
  };
}

const Problem = {
  type: "object",
  required: ["type", "status", "code", "fields", "params"],
  properties: {
    type: { type: "string" },
    status: { type: "integer" },
    code: { type: "string", description: "noun.reason" },
    fields: { type: "object", additionalProperties: { type: "string" }, description: "Field name → reason, for 422." },
    params: { type: "object", description: "Numbers and dates for the sentence; the current record when stale." },
  },
};

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

function describeEndpoint(endpoint: Endpoint): object {
  const fields = fieldsOf(endpoint);
  const parameters = fields
    .filter(({ place }) => place === "path" || place === "query")
    .map(({ name, place, required, schema }) => ({ name, in: place, required, schema }));
  const keyParameter = endpoint.creates
    ? [
        {
          name: "Idempotency-Key",
          in: "header",
          required: true,
          schema: { type: "string", minLength: 8, maxLength: 100 },
          description: "The same key again is answered the same, and nothing is made twice (48 hours).",
        },
      ]
    : [];
  return {
    operationId: endpoint.name,
    tags: [endpoint.name.split(".")[0]],
    summary: endpoint.about,
    ...(endpoint.open ? { security: [] } : { security: [{ session: [] }, { bearer: [] }] }),
    parameters: [...parameters, ...keyParameter],
    ...(endpoint.method === "POST" && { requestBody: { required: true, content: describeBody(fields) } }),
    responses: {
      200: {
        description: "Done",
        content: describeAnswer(outputOf(endpoint)),
      },
      401: problem("Nobody signed in, or the session ended."),
      403: problem("There, but not for this asker to do."),
      404: problem("Not there for this asker."),
      409: problem("Somebody saved first (`stale`), or a named conflict."),
      422: problem("Fields that do not hold, each with its reason."),
    },
  };
}

/** An answer that is a file says of itself only what bytes are. */
const describeAnswer = (schema: Schema) => (schema["x-file"] ? { [schema["x-file"]]: {} } : { "application/json": { schema } });

function describeBody(fields: readonly Asked[]): object {
  const file = fields.find(({ place }) => place === "file")?.schema["x-file"];
  // Of raw bytes OpenAPI 3.1 says no more than what they are.
  if (file) return { [file]: {} };
  const body = fields.filter(({ place }) => place === "body");
  const required = body.filter((field) => field.required).map(({ name }) => name);
  const properties = Object.fromEntries(body.map(({ name, schema }) => [name, schema]));
  return { "application/json": { schema: { type: "object", properties, ...(required.length > 0 && { required }) } } };
}
