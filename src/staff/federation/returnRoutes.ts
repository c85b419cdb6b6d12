import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { config } from "../../kernel/config.ts";
import type { Database } from "../../kernel/db.ts";
import { findWay } from "../../kernel/session-cookie.ts";
import { comeBack, type Returned } from "./comeBack.ts";
import { describeUs } from "./saml.ts";

const BODY_LIMIT = 256 * 1024;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TOKEN = /^[\w-]{43}$/;
type Named = { Params: { organisationId: string } };

/** Hangs the addresses at which browsers come back from their organisation. They answer with a way on, and never with a word of what went wrong inside. */
export function hangOrganisations(app: FastifyInstance, database: Database): void {
  app.register(async (scope) => {
    scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string", bodyLimit: BODY_LIMIT }, (_request, body, done) =>
      done(null, body),
    );
    const onward = (reply: FastifyReply, to: string) => reply.header("referrer-policy", "no-referrer").redirect(to, 303);
    const late = "/sign-in?organisation=late";
    const finish = async (request: FastifyRequest<Named>, reply: FastifyReply, state: unknown, answer: Returned["answer"]) => {
      const browser = findWay(request) ?? "";
      const { organisationId } = request.params;
      if (!ID.test(organisationId) || typeof state !== "string" || !TOKEN.test(state) || !TOKEN.test(browser)) return onward(reply, late);
      const agent = request.headers["user-agent"] ?? "";
      const { to, token } = await comeBack(database, { organisationId, state, browser, agent, answer });
      if (token) reply.setSession(token);
      return onward(reply, to);
    };
    scope.setErrorHandler((error, request, reply) => {
      request.log.error({ at: error instanceof Error ? error.stack?.split("\n").slice(1, 6) : undefined }, "organisation.failed");
      return onward(reply, late);
    });

    scope.get<Named>("/sign-in/organisation/:organisationId", (request, reply) =>
      onward(reply, `/sign-in?with=${ID.test(request.params.organisationId) ? request.params.organisationId : ""}`),
    );
    scope.get<Named>("/sign-in/organisation/:organisationId/return", (request, reply) =>
      finish(request, reply, (request.query as Record<string, unknown>)["state"], {
        kind: "oidc",
        url: new URL(request.url, config().origin),
      }),
    );
    scope.post<Named>("/sign-in/organisation/:organisationId/acs", (request, reply) => {
      const sent = new URLSearchParams(typeof request.body === "string" ? request.body : "");
      return finish(request, reply, sent.get("RelayState"), { kind: "saml", posted: sent.get("SAMLResponse") ?? "" });
    });
    scope.get<Named>("/sign-in/organisation/:organisationId/metadata", (request, reply) =>
      ID.test(request.params.organisationId)
        ? reply.type("application/samlmetadata+xml; charset=utf-8").send(describeUs(request.params.organisationId))
        : onward(reply, late),
    );
  });
}
