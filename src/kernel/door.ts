import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type pg from "pg";
import type { z } from "zod";
import type { Actor, Opened } from "./actor.ts";
import { clock } from "./clock.ts";
import { collectPeople } from "./collect.ts";
import type { Endpoint } from "./contract.ts";
import type { Database, Tx } from "./db.ts";
import { LeavingFile, type Step } from "./fileContract.ts";
import { claimKey } from "./idempotency.ts";
import { newId } from "./ids.ts";
import { notFound, Problem, refused, unknownActor } from "./problem.ts";
import { checkOrigin, readInput, refusePersonalPaths } from "./reading.ts";
import { idsIn, recordEvent } from "./record.ts";
import { sendFile } from "./sendFile.ts";
import { findDevice, findToken, findWay } from "./session-cookie.ts";
import { asBearer, asPublic, visit } from "./visit.ts";

export interface Answer<In, Out, Found> {
  /** The record asked about. One that is missing, or not this actor's to see, is a 404. */
  find: (tx: Tx, input: In) => Promise<Found | undefined>;
  /** May this actor do this to that record? */
  may: (actor: Actor, found: NoInfer<Found>) => boolean;
  run: (visit: { tx: Tx; actor: Actor; input: In; found: NoInfer<Found>; session: Omit<Opened, "actor"> }) => Promise<Out>;
  /** What follows once `run` is committed, in short transactions of its own: a body that is still coming over the line. */
  follow?: (visit: { step: Step; input: In; value: Out }) => Promise<void>;
  /** `find` asks nothing of `tx.actor` before its first statement, so that statement may travel with the one that opens the session. */
  eager?: true;
}

/** What a public route is told of its asker, and may do to the cookies. */
export interface Asker {
  readonly address: string;
  /** What the browser calls itself. */
  readonly browser: string;
  readonly token: string | undefined;
  /** The secret by which a browser that was signed in from before is known again. */
  readonly device: string | undefined;
  /** The secret by which a browser that set out for its organisation is known when it comes back. */
  readonly way: string | undefined;
  setDevice(token: string): void;
  setWay(token: string): void;
  setSession(token: string): void;
  clearSession(): void;
}

export interface Route {
  readonly endpoint: Endpoint;
  readonly handle: (database: Database, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

/** For a route about no one record. */
export const nothing = async () => true as const;
/** For a route anybody signed in may ask. */
export const anyone = () => true;

/** Joins an endpoint to its answer. One that lacks `find`, `may` or `run` does not compile. */
export function route<In extends z.ZodType, Out extends z.ZodType, Found>(
  endpoint: Endpoint<In, Out>,
  answer: Answer<z.output<In>, z.input<Out>, Found>,
): Route {
  refusePersonalPaths(endpoint);
  const peopleOf = collectPeople(endpoint.out);
  const weight = (endpoint.method === "GET" || endpoint.reads) && !endpoint.weighty ? "look" : "act";

  async function handle(database: Database, request: FastifyRequest): Promise<unknown> {
    const token = findToken(request);
    if (!token) throw unknownActor();
    checkOrigin(request, token);
    const asked = readInput(request);
    try {
      const value = await visit(database, asBearer(token.value), weight, async ({ tx, client, opened }) => {
        const input = endpoint.in.parse(asked) as z.output<In>;
        if (!answer.eager) await opened;
        const [{ actor, ...session }, found] = await Promise.all([opened, answer.find(tx, input)]);
        if (found === undefined) throw notFound();
        if (!answer.may(actor, found)) throw refused();
        if (endpoint.stepUp) requireStepUp(session);
        const claim = endpoint.creates && (await claimKey(client, actor.id, request, endpoint.name, asked));
        if (claim?.answered) return { value: endpoint.out.parse(claim.answered), closing: [] };
        const value = endpoint.out.parse(await answer.run({ tx, actor, input, found, session }));
        const event = recordEvent({
          id: newId(),
          source: token.bearer ? "cli" : "web",
          action: endpoint.name,
          outcome: "done",
          about: { ...idsIn(input), ...((endpoint.creates || answer.follow) && idsIn(value)) },
          people: value instanceof LeavingFile ? value.people : peopleOf(value),
          because: becauseOf(found),
        });
        return { value, closing: claim ? [claim.store(value), event] : [event] };
      });
      if (answer.follow) {
        const input = endpoint.in.parse(asked) as z.output<In>;
        await answer.follow({ step: stepAs(database, token.value), input, value: value as z.input<Out> });
      }
      return value;
    } catch (problem) {
      if (problem instanceof Problem && (problem.status === 403 || problem.status === 404)) {
        await recordRefusal(database, token.value, endpoint.name, idsIn(asked));
      }
      throw problem;
    }
  }
  return { endpoint, handle };
}

/** Transactions of the same asker after the visit, each judged anew by the token and the policies. */
const stepAs =
  (database: Database, token: string): Step =>
  (work) =>
    visit(database, asBearer(token), "act", async ({ tx, opened }) => {
      await opened;
      return { value: await work(tx), closing: [] };
    });

/** Joins a public endpoint to its answer: nobody is signed in, so only definer functions and the caller's own words are at hand. */
export function openRoute<In extends z.ZodType, Out extends z.ZodType>(
  endpoint: Endpoint<In, Out> & { readonly open: true },
  run: (visit: { client: pg.PoolClient; database: Database; input: z.output<In>; asker: Asker }) => Promise<z.input<Out>>,
): Route {
  return openSteps(endpoint, (visit) => asPublic(visit.database, (client) => run({ client, ...visit })));
}

/**
 * A public endpoint whose work is more than one transaction: a slow hash between them holds no connection, and what was noted of a
 * failed try stays noted when the answer is a refusal. Each `asPublic` of `run` commits by itself.
 */
export function openSteps<In extends z.ZodType, Out extends z.ZodType>(
  endpoint: Endpoint<In, Out> & { readonly open: true },
  run: (visit: { database: Database; input: z.output<In>; asker: Asker }) => Promise<z.input<Out>>,
): Route {
  refusePersonalPaths(endpoint);
  return {
    endpoint,
    async handle(database, request, reply) {
      const token = findToken(request);
      checkOrigin(request, token);
      const input = endpoint.in.parse(readInput(request)) as z.output<In>;
      const asker: Asker = {
        address: request.ip,
        browser: request.headers["user-agent"] ?? "",
        token: token?.value,
        device: findDevice(request),
        way: findWay(request),
        setDevice: (value) => void reply.setDevice(value),
        setWay: (value) => void reply.setWay(value),
        setSession: (value) => void reply.setSession(value),
        clearSession: () => void reply.clearSession(),
      };
      return endpoint.out.parse(await run({ database, input, asker }));
    },
  };
}

/** The one way in: who, parse, begin, find, may, run, record, check what leaves, commit. */
export function hangDoor(app: FastifyInstance, database: Database, routes: readonly Route[]): void {
  for (const { endpoint, handle } of routes) {
    app.route({
      method: endpoint.method,
      url: `/api${endpoint.path}`,
      handler: async (request, reply) => {
        const answer = await handle(database, request, reply);
        if (answer instanceof LeavingFile) return sendFile(reply, answer, stepAs(database, findToken(request)?.value ?? ""));
        const body = JSON.stringify(answer);
        if (endpoint.method === "GET") {
          const tag = `"${createHash("sha1").update(body).digest("base64url")}"`;
          reply.header("etag", tag);
          if (request.headers["if-none-match"] === tag) return reply.code(304).send();
        }
        return reply.type("application/json; charset=utf-8").send(body);
      },
    });
  }
}

const STEP_UP_MINUTES = 5;

function requireStepUp({ steppedUpAt }: Pick<Opened, "steppedUpAt">): void {
  const at = steppedUpAt ? Date.parse(steppedUpAt) : 0;
  if (clock().getTime() - at > STEP_UP_MINUTES * 60_000) throw new Problem(403, "session.stepUp");
}

async function recordRefusal(database: Database, token: string, action: string, about: Record<string, string>): Promise<void> {
  await visit(database, asBearer(token), "act", async ({ opened }) => {
    await opened;
    const event = recordEvent({ id: newId(), source: "web", action, outcome: "refused", about, people: [], because: [] });
    return { value: undefined, closing: [event] };
  }).catch(() => {});
}

function becauseOf(found: unknown): string[] {
  const access = typeof found === "object" && found !== null && "access" in found ? (found.access as { because?: string[] }) : undefined;
  return access?.because ?? [];
}
