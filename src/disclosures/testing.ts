import type { Route } from "../kernel/door.ts";
import { newId } from "../kernel/ids.ts";
import { recipients } from "../releases/contract.ts";
import { type Id, layReleases } from "../releases/testing.ts";
import { disclosures } from "./contract.ts";
import type { NewCopy } from "./copyContract.ts";
import { disclosureRoutes } from "./routes.ts";

/** A town with releases, and Legal Aid: another agency of Casa Luz's network, where somebody can sign in and read what is shared with them. */
export async function layDisclosures(more: readonly Route[] = []) {
  const laid = await layReleases([...disclosureRoutes, ...more]);
  const { s, town } = laid;
  const aid = await town.agency("Legal Aid of Rio Verde", "legal-aid", "provider");
  const desk = await town.program(aid, "Immigration desk", "legal-aid-desk", "BASE", "other", "client");
  const chen = await town.account(aid, "Alex Chen");
  const other = await town.account(aid, "Bo Adams");
  await town.member(aid, chen, desk, "case_manager");
  await town.member(aid, other, desk, "supervisor");
  const network = newId();
  await s.given("insert into agencies.network (id, name) values ($1, 'Valley')", [network]);
  await s.given("update agencies.agency set network_id = $1 where id = any ($2)", [
    network,
    [aid, town.agencies.casaLuz, town.agencies.northlake],
  ]);
  const mailOf = async (account: string) =>
    (await s.given<{ email: string }>("select email from staff.account where id = $1", [account]))[0]?.email ?? "";

  const partners = new Map<string, Promise<Id>>();
  /** The other agency as somebody in the address book, of whoever keeps it; one entry an agency. */
  const partner = (who: string): Promise<Id> => {
    const known = partners.get(who);
    if (known) return known;
    const at = { address: null, phone: null, email: "desk@legal-aid.example" };
    const made = s
      .as(who)(recipients.add, { kind: "legal_aid", partnerAgencyId: aid, ...at })
      .then(({ id }) => id as Id);
    partners.set(who, made);
    return made;
  };

  const everything = {
    items: ["identity", "attendance", "appointments", "letter", "notes", "documents"],
    methods: ["verbal" as const, "written" as const, "electronic" as const],
  };
  /** A release to it that names its attorney, and covers several things in every way. */
  const wide = async (who: string, caseId: Id, recipientId: Id, changed: object = {}) =>
    laid.signed(who, caseId, recipientId, { ...everything, toEmail: await mailOf(chen), ...changed });

  const letter = (body = "She needs a room from 1 June.", title = "Housing letter"): NewCopy => ({
    kind: "text",
    item: "letter",
    title,
    body,
  });
  const fact = (body = "We met 3 times."): NewCopy => ({ kind: "fact", item: "attendance", title: "Attendance", body });

  const remind = async (who: string, caseId: Id, releaseId: Id, changed: object = {}) =>
    (
      await s.as(who)(disclosures.remind, {
        caseId,
        releaseId,
        items: ["letter"],
        mode: "phone",
        language: "en",
        choice: "yes",
        ...changed,
      })
    ).id as Id;

  /** Sharing asks for the second factor anew. */
  const stepUp = (who: string) => s.given("update staff.session set stepped_up_at = kernel.clock() where account_id = $1", [who]);
  const send = async (who: string, caseId: Id, releaseId: Id | null, changed: object = {}) => {
    await s.tokenOf(who);
    await stepUp(who);
    return (
      await s.as(who)(disclosures.send, {
        caseId,
        basis: "release",
        releaseId,
        method: "partner",
        items: [letter()],
        purpose: null,
        legal: null,
        ...changed,
      } as never)
    ).id as Id;
  };

  /** Casa Luz's Lin, with a release to Legal Aid, and a housing letter that was shared after she was told again. */
  const shared = async (changed: object = {}) => {
    const { caseId, personId } = await laid.open(town.ana, { program: "advocacy", call: "Lin" });
    const recipientId = await partner(town.ana);
    const releaseId = await wide(town.ana, caseId, recipientId);
    const reminderId = await remind(town.ana, caseId, releaseId);
    const packageId = await send(town.ana, caseId, releaseId, { reminderId, ...changed });
    return { caseId, personId, recipientId, releaseId, reminderId, packageId };
  };
  return { ...laid, aid, desk, chen, other, mailOf, partner, wide, letter, fact, remind, stepUp, send, shared };
}

export type Disclosed = Awaited<ReturnType<typeof layDisclosures>>;
export type { Id };
