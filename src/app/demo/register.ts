import { disclosures } from "../../disclosures/contract.ts";
import { overrides } from "../../oversight/contract.ts";
import { recipients } from "../../releases/contract.ts";
import type { Network } from "./network.ts";
import type { Player } from "./player.ts";
import type { Script } from "./script.ts";

/** What left a case of Omar's on an exception, and the director's second look at it: lines in the privacy officer's register. */
export function tellRegister(script: Script, player: Player, { programs: { care }, staff: { omar, ravi } }: Network): void {
  const share = async (
    to: { kind: "college" | "benefits"; name: string },
    basisCode: "transfer_school" | "financial_aid",
    purpose: string,
  ) => {
    const [his] = await player.read<{ id: string }>(
      "select id from cases.case where program_id = $1 and manager_id = $2 order by opened_on limit 1",
      [care, omar],
    );
    const as = player.as(omar);
    const { id: recipientId } = await as(recipients.add, { ...to, address: null, phone: null, email: null });
    await as(disclosures.send, {
      caseId: his?.id as never,
      basis: "ferpa_exception",
      basisCode,
      recipientId: recipientId as never,
      method: "verbal",
      items: [{ kind: "spoken", item: "attendance", title: "Attendance this term" }],
      purpose,
      legal: null,
    });
    const { overrides: waiting } = await player.as(ravi)(overrides.list, {});
    const one = waiting.find(({ mayReview }) => mayReview);
    if (one) await player.as(ravi)(overrides.review, { overrideId: one.overrideId, finding: "right", words: null, version: one.version });
  };
  script.on(-20, "11:40", () =>
    share({ kind: "college", name: "Lakeside College" }, "transfer_school", "They asked what the new college needs to enrol them"),
  );
  script.on(-9, "15:05", () =>
    share({ kind: "benefits", name: "State grants office" }, "financial_aid", "To decide on their grant for next term"),
  );
}
