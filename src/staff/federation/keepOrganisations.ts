import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { invalid, notFound, stale } from "../../kernel/problem.ts";
import { isProviderAddress } from "./address.ts";
import type { OrganisationKind, organisations } from "./contract.ts";
import { checkOidc } from "./oidc.ts";
import {
  describeCertificate,
  NotVouched,
  type OidcSettings,
  oursFor,
  readCertificates,
  type SamlSettings,
  secretPlace,
} from "./provider.ts";

type In<K extends keyof typeof organisations> = z.output<(typeof organisations)[K]["in"]>;

interface Row {
  id: string;
  kind: OrganisationKind;
  name: string;
  listed: boolean;
  settings: Partial<OidcSettings & SamlSettings> & { issuer: string };
  factors: string[];
  counts: boolean;
  askedBy: string;
  confirmedBy: string | null;
  version: number;
  people: number;
  waitsFor: { id: string; name: string }[] | null;
}

const readRows = async (tx: Tx): Promise<Row[]> =>
  (await sql<{ found: Row[] }>`select staff.organisations() as found`.execute(tx.db)).rows[0]?.found ?? [];

/** The agency's providers. */
export async function listOrganisations(tx: Tx) {
  const rows = await readRows(tx);
  return {
    organisations: rows.map(({ settings, waitsFor, ...row }) => ({
      ...row,
      issuer: settings.issuer,
      clientId: settings.clientId ?? null,
      address: settings.address ?? null,
      certificates: (settings.certificates ?? []).map(describeCertificate),
      emailAttribute: settings.emailAttribute ?? null,
      mine: waitsFor?.some(({ id }) => id === tx.actor.id) ?? false,
      waitsFor,
      ours: oursFor(row.id, row.kind),
    })),
  };
}

/** One of the agency's providers, as the list shows it. */
export async function findOrganisation(tx: Tx, { organisationId }: { organisationId: string }) {
  return (await listOrganisations(tx)).organisations.find(({ id }) => id === organisationId);
}
export type FoundOrganisation = NonNullable<Awaited<ReturnType<typeof findOrganisation>>>;

function requireAddress(field: string, address: string): void {
  if (!isProviderAddress(address)) throw invalid({ [field]: "https" });
}

/** The provider is asked who it is: a wrong address, or one that nobody answers at, is said at once and not on the first morning. */
async function requireThere(settings: OidcSettings, secret: string): Promise<void> {
  requireAddress("issuer", settings.issuer);
  await checkOidc(settings, secret).catch((error: unknown) => {
    throw invalid({ issuer: error instanceof NotVouched && error.code === "unreachable" ? "unreachable" : "another" });
  });
}

function requireCertificates(text: string): string[] {
  const read = readCertificates(text);
  if (!read) throw invalid({ certificates: "unreadable" });
  return read;
}

const store = async (
  tx: Tx,
  id: string,
  kind: OrganisationKind,
  input: { name: string; listed: boolean; factors: string[] },
  settings: object,
  secret: string | null,
) => {
  const { table, row, column } = secretPlace(id);
  await sql`select staff.connect_organisation(${id}, ${kind}, ${input.name}, ${input.listed}, ${JSON.stringify(settings)},
    ${secret === null ? null : tx.seal(table, row, column, secret)}, ${input.factors}::text[])`.execute(tx.db);
  return { id };
};

/** Connects an OpenID Connect provider. */
export async function connectOidc(tx: Tx, input: In<"connectOidc">) {
  const settings: OidcSettings = { issuer: input.issuer, clientId: input.clientId };
  await requireThere(settings, input.clientSecret);
  return store(tx, newId(), "oidc", input, settings, input.clientSecret);
}

/** Connects a SAML provider. */
export async function connectSaml(tx: Tx, input: In<"connectSaml">) {
  requireAddress("address", input.address);
  const certificates = requireCertificates(input.certificates);
  const settings: SamlSettings = { issuer: input.issuer, address: input.address, certificates, emailAttribute: input.emailAttribute };
  return store(tx, newId(), "saml", input, settings, null);
}

/** Changes a provider; who it is stays. */
export async function changeOrganisation(tx: Tx, found: FoundOrganisation, input: In<"change">) {
  const was = (await readRows(tx)).find(({ id }) => id === found.id)?.settings;
  if (!was) throw notFound();
  const { table, row, column } = secretPlace(found.id);
  let settings: OidcSettings | SamlSettings;
  if (found.kind === "oidc") {
    settings = { issuer: was.issuer, clientId: input.clientId ?? was.clientId ?? "" };
  } else {
    const address = input.address ?? was.address ?? "";
    requireAddress("address", address);
    const certificates = input.certificates ? requireCertificates(input.certificates) : (was.certificates ?? []);
    settings = { issuer: was.issuer, address, certificates, emailAttribute: input.emailAttribute };
  }
  const secret = found.kind === "oidc" && input.clientSecret ? tx.seal(table, row, column, input.clientSecret) : null;
  const { rows } = await sql<{
    done: boolean;
  }>`select staff.change_organisation(${found.id}, ${input.version}, ${input.name}, ${input.listed},
    ${JSON.stringify(settings)}, ${secret}, ${input.factors}::text[]) as done`.execute(tx.db);
  if (!rows[0]?.done) throw await refuseStale(tx, found);
  return {};
}

async function refuseStale(tx: Tx, { id }: FoundOrganisation) {
  const current = await findOrganisation(tx, { organisationId: id });
  return current ? stale(current) : notFound();
}

/** A second person's yes. */
export async function confirmOrganisation(tx: Tx, found: FoundOrganisation, version: number) {
  const { rows } = await sql<{ done: boolean }>`select staff.confirm_organisation(${found.id}, ${version}) as done`.execute(tx.db);
  if (!rows[0]?.done) throw await refuseStale(tx, found);
  return {};
}

/** Shuts that way in, and out with who came by it. */
export async function endOrganisation(tx: Tx, { id }: FoundOrganisation) {
  const { rows } = await sql<{ done: boolean }>`select staff.end_organisation(${id}) as done`.execute(tx.db);
  if (!rows[0]?.done) throw notFound();
  return {};
}

/** Whose account somebody's name at the provider means. */
export async function mapOrganisation(tx: Tx, found: FoundOrganisation & { accountId: string }, subject: string) {
  await sql`select staff.map_organisation(${found.id}, ${found.accountId}, ${subject})`.execute(tx.db);
  return {};
}
