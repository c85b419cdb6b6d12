import { disclosures } from "../../disclosures/contract.ts";
import { newId } from "../../kernel/ids.ts";
import { recipients, releases } from "../../releases/contract.ts";
import type { Network } from "./network.ts";
import type { Player } from "./player.ts";
import type { Script } from "./script.ts";

/** Legal Aid: another agency of Casa Luz's network, where an attorney signs in and reads what was shared with them, and nothing else. */
export async function layLegalAid(player: Player, { agencies, signIns }: Network): Promise<string> {
  const [id, desk, alex] = [newId(), newId(), newId()];
  await player.lay(
    `insert into agencies.agency (id, network_id, name, slug, kind, time_zone, victim_services)
     select $1, network_id, 'Legal Aid of the Valley', 'legal-aid', 'provider', time_zone, false from agencies.agency where id = $2`,
    [id, agencies.casaLuz],
  );
  await player.lay("insert into agencies.agency_key (agency_id, key_id, wrapped) values ($1, 1, $2)", [id, player.keys.make(id)]);
  await player.lay(
    `insert into agencies.program (id, agency_id, name, slug, regime, kind, person_word, takes_concerns)
     values ($1, $2, 'Housing and work desk', 'legal-aid-desk', 'BASE', 'other', 'client', false)`,
    [desk, id],
  );
  const email = "alex@legalaid.example";
  await player.lay("insert into staff.account (id, agency_id, name, email, title) values ($1, $2, 'Alex Chen', $3, 'Attorney')", [
    alex,
    id,
    email,
  ]);
  await player.lay(
    "insert into staff.membership (id, agency_id, account_id, program_id, role, sees) values ($1, $2, $3, $4, 'case_manager', 'assigned')",
    [newId(), id, alex, desk],
  );
  signIns.push({ accountId: alex, agencyId: id, name: "Alex Chen", email, role: "Attorney at Legal Aid: reads what Casa Luz shared" });
  return id;
}

/** Lin lets Casa Luz give a housing letter to Legal Aid: a release, told again, shared. */
export function tellSharing(script: Script, player: Player, { programs: { advocacy }, staff: { ana } }: Network, legalAid: string): void {
  script.on(-3, "10:20", async () => {
    const as = player.as(ana);
    const [lin] = await player.read<{ id: string }>("select id from cases.case where program_id = $1 order by opened_on limit 1", [
      advocacy,
    ]);
    const caseId = lin?.id as never;
    const reach = { address: null, phone: "555 0100 7700", email: "desk@legalaid.example" };
    const { id: recipientId } = await as(recipients.add, { kind: "legal_aid", partnerAgencyId: legalAid, ...reach });
    const { id: releaseId } = await as(releases.draft, {
      caseId,
      recipientId: recipientId as never,
      toWhom: "Alex Chen, attorney",
      toEmail: "alex@legalaid.example",
      items: ["identity", "letter", "attendance", "appointments"],
      purposeKind: "housing",
      purpose: null,
      methods: ["verbal", "written", "electronic"],
      language: "en",
      interpreter: null,
      outlives: null,
    });
    const said = { saidVoluntary: true, saidWithdrawal: true, saidLimits: true, saidRisks: true, saidAlternatives: true } as const;
    const signed = { signerKind: "self", minor: false, how: "typed", authenticatedHow: "known", name: "Lin", secondName: null } as const;
    await as(releases.read, { releaseId: releaseId as never, ...said });
    await as(releases.sign, { releaseId: releaseId as never, ...signed, version: 1 });
    const told = { mode: "in_person", language: "zh", choice: "yes" } as const;
    const { id: reminderId } = await as(disclosures.remind, { caseId, releaseId: releaseId as never, items: ["letter"], ...told });
    await as(disclosures.send, {
      caseId,
      basis: "release",
      releaseId: releaseId as never,
      reminderId: reminderId as never,
      method: "partner",
      items: [
        {
          kind: "text",
          item: "letter",
          title: "Housing letter",
          body: "She needs a room with a lock from the first of next month. She can pay from her second wage on. Please help her read the lease before she signs.",
        },
      ],
      purpose: null,
      legal: null,
    });
  });
}
