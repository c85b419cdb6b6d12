import fs from "node:fs";
import path from "node:path";
import { withClient } from "../../kernel/install.ts";
import { describeTrailReport, verifyTrail } from "../../kernel/verifyTrail.ts";
import { withInstance } from "./openInstance.ts";
import { type Outcome, UsageError } from "./outcome.ts";

/** `audit verify`: 0 when the trail is whole, 1 when something in it was changed, cut or lost. */
export async function verifyAudit(args: readonly string[]): Promise<Outcome> {
  if (args.length > 0) throw new UsageError(`"${args[0]}" was not understood.`);
  return withInstance(async ({ folder, logins }) => {
    const anchors = path.join(folder, "anchors.log");
    const report = await withClient(logins.anchor, (client) => verifyTrail(client, anchors));
    for (const line of describeTrailReport(report)) console.log(line);
    if (!fs.existsSync(anchors)) console.log(`${anchors} is not there: the trail was held against itself alone.`);
    return report.problems.length === 0 ? 0 : 1;
  });
}
