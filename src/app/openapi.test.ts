import assert from "node:assert/strict";
import { test } from "node:test";
import { hangDoor } from "../kernel/door.ts";
import { buildHttp } from "../kernel/http.ts";
import { hangApiPage } from "./apiPage.ts";
import { describeApi } from "./openapi.ts";
import { gatherRoutes } from "./slices.ts";

type Json = Record<string, unknown>;
interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: Json }[];
  requestBody?: { required: boolean; content: Record<string, { schema?: Json }> };
  responses: Record<string, { description: string; content: Record<string, { schema: Json }> }>;
}
interface Document extends Json {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
}

const endpoints = gatherRoutes({ demo: true }).map((route) => route.endpoint);
const api = JSON.parse(JSON.stringify(describeApi(endpoints))) as Document;
const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** Everything in the document that is an object, with where it stands. */
function* walk(value: unknown, at = "#"): Generator<[string, Json]> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield [at, value as Json];
  for (const [name, inner] of Object.entries(value)) yield* walk(inner, `${at}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
}

const resolve = (pointer: string) =>
  pointer
    .slice(2)
    .split("/")
    .reduce<unknown>((value, part) => (value as Json | undefined)?.[part.replaceAll("~1", "/").replaceAll("~0", "~")], api);

test("OpenAPI 3.1: the document is one, each operation is named once, and its answers are described", () => {
  assert.match(api.openapi, /^3\.1\.\d+$/);
  assert.ok(api.info.title && api.info.version);
  assert.deepEqual(
    Object.keys(api).filter(
      (name) => !/^(openapi|info|servers|paths|components|tags|security|webhooks|externalDocs|jsonSchemaDialect|x-.*)$/.test(name),
    ),
    [],
  );
  assert.equal(operations.length, endpoints.length, "no endpoint hides another");
  const names = operations.map(({ operation }) => operation.operationId);
  assert.equal(new Set(names).size, names.length);
  for (const { path, method, operation } of operations) {
    assert.match(path, /^\/api\/[^?#:]*$/);
    assert.match(method, /^(get|post)$/);
    assert.ok(operation.summary && operation.tags.length === 1, operation.operationId);
    assert.ok(
      Object.keys(operation.responses).every((status) => /^[1-5]\d\d$/.test(status)) && operation.responses["200"],
      operation.operationId,
    );
    for (const answer of Object.values(operation.responses))
      assert.ok(
        answer.description && Object.entries(answer.content).every(([type, { schema }]) => schema ?? type === "application/octet-stream"),
        operation.operationId,
      );
  }
});

test("OpenAPI 3.1: every name in a path is declared, needed and a parameter of that path; no parameter stands twice", () => {
  const shapes = Object.keys(api.paths).map((path) => path.replace(/\{\w+\}/g, "{}"));
  assert.equal(new Set(shapes).size, shapes.length, "two paths differ only in what a name in them is called");
  for (const { path, method, operation } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    const declared = operation.parameters.filter((parameter) => parameter.in === "path");
    assert.deepEqual(declared.map(({ name }) => name).sort(), inPath, operation.operationId);
    assert.ok(
      declared.every(({ required }) => required),
      operation.operationId,
    );
    const places = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
    assert.equal(new Set(places).size, places.length, operation.operationId);
    for (const parameter of operation.parameters) {
      assert.ok(["path", "query", "header"].includes(parameter.in) && typeof parameter.schema === "object", operation.operationId);
      assert.equal(
        parameter.schema["x-personal"],
        undefined,
        `${operation.operationId}: ${parameter.name} names somebody and stands in an address`,
      );
    }
    assert.equal(operation.requestBody !== undefined, method === "post", operation.operationId);
    for (const { schema } of Object.values(operation.requestBody?.content ?? {}))
      if (schema) assert.equal(schema["type"], "object", operation.operationId);
  }
});

test("OpenAPI 3.1: every reference resolves, every schema is one of JSON Schema 2020-12, every field needed is a field", () => {
  const types = new Set(["string", "number", "integer", "boolean", "object", "array", "null"]);
  for (const [at, value] of walk(api)) {
    const ref = value["$ref"];
    if (ref !== undefined)
      assert.ok(typeof ref === "string" && ref.startsWith("#/") && resolve(ref) !== undefined, `${at}: ${String(ref)}`);
    assert.equal(value["$schema"], undefined, `${at}: a dialect inside the document`);
    if (!/\/(schema|items|properties\/[^/]+|anyOf\/\d+|oneOf\/\d+|additionalProperties)$/.test(at)) continue;
    for (const type of [value["type"]].flat()) if (type !== undefined) assert.ok(types.has(type as string), `${at}: ${String(type)}`);
    assert.equal(value["nullable"], undefined, `${at}: nullable is of 3.0`);
    // A record by known keys names them elsewhere.
    const keys = (value["propertyNames"] as { enum?: string[] } | undefined)?.enum ?? [];
    const fields = [...Object.keys((value["properties"] as Json | undefined) ?? {}), ...keys];
    for (const name of (value["required"] as string[] | undefined) ?? [])
      assert.ok(fields.includes(name), `${at}: ${name} is needed and is no field`);
    if (typeof value["pattern"] === "string") assert.doesNotThrow(() => new RegExp(value["pattern"] as string, "u"), at);
  }
});

test("OpenAPI 3.1: what makes something asks for its key, and texts say how long they may be", () => {
  const byName = new Map(operations.map(({ operation }) => [operation.operationId, operation]));
  for (const endpoint of endpoints) {
    const keys = byName.get(endpoint.name)?.parameters.filter(({ name }) => name === "Idempotency-Key") ?? [];
    assert.deepEqual(
      keys.map(({ required }) => required),
      endpoint.creates ? [true] : [],
      endpoint.name,
    );
  }
  const invite = byName.get("account.invite")?.requestBody?.content["application/json"]?.schema?.["properties"] as Record<string, Json>;
  assert.deepEqual([invite["name"]?.["minLength"], invite["name"]?.["maxLength"]], [1, 120]);
  assert.deepEqual(Object.keys(byName.get("import.upload")?.requestBody?.content ?? {}), ["application/zip"]);
});

test("the API can be read as a page: every endpoint once, plain, under the strict policy", async () => {
  const app = buildHttp();
  hangDoor(app, {} as never, gatherRoutes({ demo: true }));
  hangApiPage(app, endpoints);
  const page = await app.inject({ url: "/api/" });
  assert.equal(page.statusCode, 200);
  assert.match(String(page.headers["content-type"]), /^text\/html/);
  assert.match(String(page.headers["content-security-policy"]), /default-src 'none'/);
  for (const { name } of endpoints) assert.equal(page.body.split(`<article id="${name}">`).length, 2, name);
  assert.doesNotMatch(page.body, /<script|<style|\bstyle=|\bon\w+=|https?:\/\//i);
  const ids = [...page.body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const [, target] of page.body.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(target), `#${target} is nowhere`);
  assert.match(page.body, /<i>\{caseId\}<\/i>/);
  assert.match(page.body, /1 to 120 characters/);
  const style = await app.inject({ url: "/api/page.css" });
  assert.match(String(style.headers["content-type"]), /^text\/css/);
  const bare = await app.inject({ url: "/api" });
  assert.equal(bare.headers["location"], "/api/");
  await app.close();
});
