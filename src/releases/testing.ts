import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { attachArtefact } from "../files/attachArtefact.ts";
import { fileRoutes } from "../files/routes.ts";
import type { Route } from "../kernel/door.ts";
import { people } from "../people/contract.ts";
import { family } from "../people/family/contract.ts";
import { familyRoutes } from "../people/family/routes.ts";
import { peopleRoutes } from "../people/routes.ts";
import { recipients, releases } from "./contract.ts";
import { followStanding } from "./followLapse.ts";
import { releaseRoutes } from "./routes.ts";

/** What is said before every signing. */
export const spokenOf = { saidVoluntary: true, saidWithdrawal: true, saidLimits: true, saidRisks: true, saidAlternatives: true } as const;

/** A town with cases, people and releases; and short ways to a recipient, a draft, a signed release. */
export async function layReleases(more: readonly Route[] = []) {
  const laid: Cases = await layCases([
    ...peopleRoutes,
    ...fileRoutes,
    ...familyRoutes({ attachScan: attachArtefact, follow: followStanding }),
    ...releaseRoutes,
    ...more,
  ]);
  const { s } = laid;
  // Persons laid down by number leave the counted ones to the door.
  await s.given("insert into agencies.counter (agency_id, kind, last) select id, 'person', 1000 from agencies.agency");

  const recipient = async (who: string, name = "Legal Aid of Rio Verde", kind: "legal_aid" | "prosecutor" | "housing" = "legal_aid") =>
    (await s.as(who)(recipients.add, { kind, name, address: null, phone: null, email: null })).id as Id;

  const plain = (caseId: Id, recipientId: Id) => ({
    caseId,
    recipientId,
    toWhom: "A. Chen, attorney",
    toEmail: null,
    items: ["identity", "legal"],
    purposeKind: "legal_help" as const,
    purpose: null,
    methods: ["verbal" as const, "written" as const],
    language: "en",
    interpreter: null,
    outlives: null,
  });

  const draft = async (who: string, caseId: Id, recipientId: Id, changed: object = {}) =>
    (await s.as(who)(releases.draft, { ...plain(caseId, recipientId), ...changed })).id as Id;

  const whole = {
    signerKind: "self" as const,
    minor: false,
    how: "typed" as const,
    authenticatedHow: "known" as const,
    name: "Lin",
    secondName: null,
    version: 1,
  };
  const read = (who: string, releaseId: Id) => s.as(who)(releases.read, { releaseId, ...spokenOf });
  /** Read together, and signed. */
  const sign = async (who: string, releaseId: Id, changed: object = {}) => {
    await read(who, releaseId).catch(() => {});
    return s.as(who)(releases.sign, { releaseId, ...whole, ...changed });
  };

  /** A release that stands. */
  const signed = async (who: string, caseId: Id, recipientId: Id, changed: object = {}) => {
    const releaseId = await draft(who, caseId, recipientId, changed);
    await sign(who, releaseId);
    return releaseId;
  };

  /** An adult of the person's family, with what is kept of them. */
  const adult = async (who: string, personId: Id, call: string, standing: object | null) => {
    const bare = { initial: null, tag: null, pronouns: null };
    await s.as(who)(people.addRelationship, { personId, kind: "parent", other: { call, ...bare } });
    const { relationships } = await s.as(who)(people.show, { personId });
    const adultId = relationships.find(({ label }) => label.call === call)?.otherId as Id;
    if (standing)
      await s.as(who)(family.set, {
        personId,
        adultId,
        contact: "yes",
        contactBasis: "parent_statement",
        records: "yes",
        recordsBasis: "parent_statement",
        decide: "yes",
        decideBasis: "parent_statement",
        pickUp: "unknown",
        accused: false,
        court: null,
        number: null,
        version: 0,
        ...standing,
      });
    return adultId;
  };

  const bornOn = (agencyId: string, personId: Id, born: string) =>
    s.given("update people.person set born = $1 where id = $2", [
      s.keys.ring.seal(agencyId, { table: "people.person", row: personId, column: "born" }, born),
      personId,
    ]);

  /** The release that covers it now, as PostgreSQL answers that account at this look. */
  const covers = async (who: string, asked: { caseId: Id; recipientId: Id; item?: string; method?: string }) => {
    const client = await s.app.connect();
    try {
      await client.client.query("begin");
      await client.client.query("select access.begin_request($1)", [await s.tokenOf(who)]);
      const { rows } = await client.client.query<{ id: string | null }>("select releases.covers($1, $2, $3, $4) as id", [
        asked.caseId,
        asked.recipientId,
        asked.item ?? "legal",
        asked.method ?? "verbal",
      ]);
      return rows[0]?.id ?? null;
    } finally {
      await client.client.query("rollback");
      client.client.release();
    }
  };
  return { ...laid, recipient, plain, draft, whole, read, sign, signed, adult, bornOn, covers };
}

export type { Id };
