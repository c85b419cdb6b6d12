import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { type Call, caller } from "../src/kernel/client.ts";
import { Problem } from "../src/kernel/problem.ts";
import type { Answer, Question, Ready } from "./speech.ts";

export { expect };

/** A Holdfast of this worker's own, with the demo network in it. */
export interface Server {
  origin: string;
  /** A session token of somebody with an account. */
  signIn(who: string): Promise<string>;
  /** The typed client, as somebody: for what a journey needs to find there. */
  as(who: string): Promise<Call>;
}

interface Fixtures {
  /** A further browser window, at a desk, signed in as somebody or (without a name) as nobody; watched like the first. */
  visit: (who?: string, own?: BrowserContextOptions) => Promise<Page>;
}

/** What a further window is, whatever the first one is told to be. */
const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, hasTouch: false, javaScriptEnabled: true, locale: "en-US" };

/**
 * Playwright's test with a server, and with windows in which any console error, CSP violation or foreign request fails the test. A file that says
 * `test.use({ network: "its name" })` has a demo network to itself, as nobody changed it.
 */
export const test = base.extend<Fixtures, { network: string; server: Server }>({
  network: ["shared", { option: true, scope: "worker" }],
  server: [
    async ({ network: _ }, use) => {
      const child = fork(join(import.meta.dirname, "serve.ts"), {
        execArgv: ["--min-semi-space-size=32"],
        stdio: ["ignore", "inherit", "inherit", "ipc"],
      });
      await use(await waitForServer(child));
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.disconnect();
      await ended;
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ server }, use) => use(server.origin),
  context: async ({ context, server }, use) => {
    const faults = await watch(context, server.origin);
    await use(context);
    expect(faults(), "what the browser complained about").toEqual([]);
  },
  visit: async ({ browser, server }, use) => {
    const opened: { context: BrowserContext; faults: () => string[] }[] = [];
    await use(async (who, own = {}) => {
      const context = await browser.newContext({ ...desk, baseURL: server.origin, ...own });
      opened.push({ context, faults: await watch(context, server.origin) });
      const page = await context.newPage();
      if (who) await giveSession(context, server, who);
      return page;
    });
    const all = opened.flatMap(({ faults }) => faults());
    await Promise.all(opened.map(({ context }) => context.close()));
    expect(all, "what the browser complained about").toEqual([]);
  },
});

function waitForServer(child: ChildProcess): Promise<Server> {
  let asked = 0;
  const signIn = (who: string) =>
    new Promise<string>((resolve, reject) => {
      const question: Question = { id: ++asked, signIn: who };
      const hear = (answer: Answer) => {
        if (answer.id !== question.id) return;
        child.off("message", hear);
        if (answer.token) resolve(answer.token);
        else reject(new Error(answer.error));
      };
      child.on("message", hear);
      child.send(question);
    });
  return new Promise((resolve, reject) => {
    child.once("message", ({ origin }: Ready) =>
      resolve({ origin, signIn, as: async (who) => callOver(origin, `__Host-holdfast=${await signIn(who)}`) }),
    );
    child.once("exit", (code) => reject(new Error(`The server ended with code ${code} before it was ready`)));
  });
}

const callOver = (origin: string, cookie: string) =>
  caller(async ({ method, url, body, headers }) => {
    const answer = await fetch(`${origin}/api${url}`, {
      method,
      headers: { ...headers, cookie, origin, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const json = await answer.json();
    if (!answer.ok) throw new Problem(json.status, `${json.code} at ${method} ${url} ${JSON.stringify(json.fields ?? {})}`, json);
    return json;
  });

const allowed = new WeakMap<BrowserContext, RegExp[]>();

/** Lets a page complain of what a test provokes, such as the refusal it is about. */
export function allowFault(page: Page, fault: RegExp): void {
  allowed.set(page.context(), [...(allowed.get(page.context()) ?? []), fault]);
}

/** An answer such as 404 or 422 to the page's own question is its business to show, and no fault. */
const refusal = /^Failed to load resource: the server responded with a status of 4\d\d/;

async function watch(context: BrowserContext, origin: string): Promise<() => string[]> {
  const faults: string[] = [];
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
      console.error(`CSP ${violatedDirective}: ${blockedURI} at ${sourceFile}:${lineNumber}`),
    );
  });
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    const ofApi = message.location().url.startsWith(`${origin}/api/`);
    if (!(ofApi && refusal.test(message.text()))) faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (thrown) => faults.push(`thrown: ${thrown.error().stack ?? thrown.error().message}`));
  context.on("request", (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(`${origin}/`)) faults.push(`request to elsewhere: ${url}`);
  });
  return () => faults.filter((fault) => !(allowed.get(context) ?? []).some((pattern) => pattern.test(fault)));
}

async function giveSession(context: BrowserContext, server: Server, who: string): Promise<void> {
  // A cookie with the prefix __Host- names no domain and wants https, as which browsers count localhost.
  const url = server.origin.replace(/^http:/, "https:");
  await context.addCookies([
    { name: "__Host-holdfast", value: await server.signIn(who), url, httpOnly: true, secure: true, sameSite: "Lax" },
  ]);
}

/** Signs this window in as somebody of the demo network, past the sign-in page (which has tests of its own). */
export async function signIn(page: Page, server: Server, who: string): Promise<void> {
  await giveSession(page.context(), server, who);
}
