import fs from "node:fs";
import path from "node:path";
import type { FastifyInstance } from "fastify";
import type { Endpoint } from "../kernel/contract.ts";
import { type FieldLine, listField, listFields, sayType } from "./apiTypes.ts";
import { fieldsOf, outputOf } from "./schemas.ts";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const safe = (text: string) => text.replace(/[&<>"']/g, (letter) => escapes[letter] as string);

/** Hangs the page and its style beside the machine-readable form. */
export function hangApiPage(app: FastifyInstance, endpoints: readonly Endpoint[]): void {
  const page = renderApi(endpoints);
  const style = fs.readFileSync(path.join(import.meta.dirname, "apiPage.css"), "utf8");
  app.get("/api/", (_request, reply) => reply.header("cache-control", "no-cache").type("text/html; charset=utf-8").send(page));
  app.get("/api", (_request, reply) => reply.redirect("/api/", 308));
  app.get("/api/page.css", (_request, reply) => reply.header("cache-control", "no-cache").type("text/css; charset=utf-8").send(style));
}

/** The API as a page to read and search in: every endpoint with what it takes and what it answers, from the very contracts the door checks. */
export function renderApi(endpoints: readonly Endpoint[]): string {
  const groups = [...Map.groupBy(endpoints, (endpoint) => tagOf(endpoint))].sort(([a], [b]) => a.localeCompare(b));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Holdfast</title>
<link rel="stylesheet" href="/api/page.css">
</head>
<body>
<a class="skip" href="#endpoints">Skip to the endpoints</a>
<header>
<h1>The API of Holdfast</h1>
<p>${endpoints.length} endpoints, each one visit: who asks, may they, do it, write it down. The same in machine-readable form, as OpenAPI 3.1: <a href="/api/openapi.json">openapi.json</a>. To find something, search in this page.</p>
</header>
<div class="columns">
<nav aria-label="Groups of endpoints"><ul>
${groups.map(([tag, of]) => `<li><a href="#${safe(tag)}">${safe(tag)} <span>${of.length}</span></a></li>`).join("\n")}
</ul></nav>
<main id="endpoints" tabindex="-1">
${RULES}
${groups.map(([tag, of]) => renderGroup(tag, of)).join("\n")}
</main>
</div>
</body>
</html>
`;
}

const tagOf = (endpoint: Endpoint) => endpoint.name.split(".")[0] ?? "";

const RULES = `<section class="rules">
<h2>What holds for all</h2>
<dl>
<dt>Who asks</dt><dd>The session cookie, or <code>Authorization: Bearer</code>. A POST with the cookie must come from our own pages. Endpoints marked <b>open</b> are asked by anybody.</dd>
<dt>Sending</dt><dd>GET and POST only. Names in braces stand in the path; the rest in the query of a GET and in the JSON body of a POST. What names or locates somebody never stands in an address: a search is a POST.</dd>
<dt>Making something</dt><dd>An endpoint marked <b>needs a key</b> wants the header <code>Idempotency-Key</code>, 8 to 100 characters. The same key again is answered the same for 48 hours, and nothing is made twice.</dd>
<dt>Changing something</dt><dd>Send the <code>version</code> that was shown. If somebody saved first, the answer is 409 <code>stale</code> with the record as it stands now.</dd>
<dt>Weighty acts</dt><dd>An endpoint marked <b>second factor</b> answers 403 <code>session.stepUp</code> unless one was shown in the last five minutes.</dd>
<dt>Refusals</dt><dd>As <code>application/problem+json</code> with <code>status</code>, <code>code</code> (<code>noun.reason</code>), <code>fields</code> and <code>params</code>: 400 unreadable · 401 nobody signed in · 403 there, but not for this asker to do · 404 not there for this asker · 409 stale, or a named conflict · 413 too large · 422 by field · 429 too often · 503 not now.</dd>
<dt>Times</dt><dd>Instants are ISO 8601 in UTC. Days are the agency's own, YYYY-MM-DD. Ids are UUIDs. Lists go on with <code>after</code>, which is given by the answer before.</dd>
</dl>
</section>`;

const renderGroup = (tag: string, endpoints: readonly Endpoint[]) => `<section id="${safe(tag)}" class="group">
<h2>${safe(tag)}</h2>
${endpoints.map(renderEndpoint).join("\n")}
</section>`;

function renderEndpoint(endpoint: Endpoint): string {
  const address = `/api${endpoint.path}`.split("/").map((part) => (part.startsWith(":") ? `<i>{${safe(part.slice(1))}}</i>` : safe(part)));
  const marks = marksOf(endpoint);
  const asked = fieldsOf(endpoint).flatMap(({ name, place, required, schema }) => {
    const [own, ...inside] = listField(name, schema, required);
    return own ? [{ ...own, place: place === "file" ? "body" : (place as string) }, ...inside.map((one) => ({ ...one, place: "" }))] : [];
  });
  const out = outputOf(endpoint);
  const answered = listFields(out).map((line) => ({ ...line, place: "" }));
  return `<article id="${safe(endpoint.name)}">
<h3><a href="#${safe(endpoint.name)}"><span class="method ${endpoint.method.toLowerCase()}">${endpoint.method}</span> <code>${address.join("<wbr>/")}</code></a></h3>
<p>${safe(endpoint.about)}</p>
<p class="marks"><code>${safe(endpoint.name)}</code>${marks.map((mark) => ` <span>${safe(mark)}</span>`).join("")}</p>
${asked.length > 0 ? renderFields("Takes", asked, true) : ""}
${answered.length > 0 ? renderFields("Answers", answered, false) : `<p class="plain"><b>Answers</b> ${out.properties ? "nothing more than that it was done" : safe(sayType(out))}.</p>`}
</article>`;
}

const marksOf = (endpoint: Endpoint): string[] => [
  ...(endpoint.open ? ["open"] : []),
  ...(endpoint.creates ? ["needs a key"] : []),
  ...(endpoint.stepUp ? ["second factor"] : []),
  ...(endpoint.reads ? ["only reads"] : []),
  ...(endpoint.weighty ? ["recorded before it answers"] : []),
];

function renderFields(title: string, lines: readonly (FieldLine & { place: string })[], asks: boolean): string {
  const row = ({ name, type, limits, required, place }: FieldLine & { place: string }) =>
    `<tr><th scope="row"><code>${safe(name).replaceAll(".", "<wbr>.")}</code></th><td>${safe(type)}${limits ? ` <span class="limits">${safe(limits)}</span>` : ""}</td>${
      asks ? `<td>${required ? "needed" : "may be left out"}${place ? `, ${place}` : ""}</td>` : ""
    }</tr>`;
  return `<table><caption>${title}</caption><thead><tr><th scope="col">Field</th><th scope="col">What it is</th>${asks ? '<th scope="col">Where</th>' : ""}</tr></thead><tbody>
${lines.map(row).join("\n")}
</tbody></table>`;
}
