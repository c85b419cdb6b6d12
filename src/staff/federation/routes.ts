import { sql } from "kysely";
import { anyone, nothing, openSteps, type Route, route } from "../../kernel/door.ts";
import { conflict, notFound } from "../../kernel/problem.ts";
import { askPublic } from "../asking.ts";
import { findAccount } from "../queries.ts";
import { beginWay } from "./beginWay.ts";
import { organisations, signInBy } from "./contract.ts";
import {
  changeOrganisation,
  confirmOrganisation,
  connectOidc,
  connectSaml,
  endOrganisation,
  findOrganisation,
  listOrganisations,
  mapOrganisation,
} from "./keepOrganisations.ts";
import { mayConfirmOrganisation, mayKeepOrganisations, seesOrganisations } from "./policy.ts";

const own = { find: nothing, may: anyone } as const;
const kept = { find: findOrganisation, may: mayKeepOrganisations } as const;

/** Signing in with one's organisation, and keeping the providers for it. */
export const organisationRoutes: Route[] = [
  openSteps(signInBy.ways, async ({ database, input }) => ({
    ways:
      (await askPublic<{ id: string; name: string }[]>(database, "select staff.organisation_ways($1) as answer", [input.with ?? null])) ??
      [],
  })),
  openSteps(signInBy.begin, beginWay),
  route(signInBy.mine, {
    ...own,
    run: async ({ tx }) => {
      const { rows } = await sql<{ found: never[] }>`select staff.my_organisations() as found`.execute(tx.db);
      return { organisations: rows[0]?.found ?? [] };
    },
  }),
  route(signInBy.unlink, {
    find: findOrganisation,
    may: anyone,
    run: async ({ tx, found, session }) => {
      const { rows } = await sql<{
        done: boolean | null;
      }>`select staff.unlink_organisation(${found.id}, ${session.sessionId}) as done`.execute(tx.db);
      if (rows[0]?.done === false) throw conflict("organisation.onlyWay");
      if (!rows[0]?.done) throw notFound();
      return {};
    },
  }),
  route(organisations.list, { find: nothing, may: seesOrganisations, run: ({ tx }) => listOrganisations(tx) as never }),
  route(organisations.connectOidc, { find: nothing, may: mayKeepOrganisations, run: ({ tx, input }) => connectOidc(tx, input) }),
  route(organisations.connectSaml, { find: nothing, may: mayKeepOrganisations, run: ({ tx, input }) => connectSaml(tx, input) }),
  route(organisations.change, { ...kept, run: ({ tx, found, input }) => changeOrganisation(tx, found, input) }),
  route(organisations.confirm, {
    find: findOrganisation,
    may: mayConfirmOrganisation,
    run: ({ tx, found, input }) => confirmOrganisation(tx, found, input.version),
  }),
  route(organisations.end, { ...kept, run: ({ tx, found }) => endOrganisation(tx, found) }),
  route(organisations.map, {
    find: async (tx, input) => {
      const [organisation, account] = await Promise.all([findOrganisation(tx, input), findAccount(tx, input)]);
      return organisation && account && { ...organisation, accountId: account.id };
    },
    may: (actor, found) => mayKeepOrganisations(actor) && found.accountId !== actor.id,
    run: ({ tx, found, input }) => mapOrganisation(tx, found, input.subject),
  }),
];
