import { z } from "zod";
import type { Values } from "../../ui/entries.ts";
import { ManyReason } from "../record/contract.ts";
import type { SeasonLine, Settled } from "./contract.ts";

/** A school of another agency, where one of our own sites could stand. */
export const OUTSIDE = "outside";

/** What was chosen for one case. A case of which nothing was chosen is carried on. */
const Choice = z.discriminatedUnion("act", [
  z.object({ act: z.literal("pause") }),
  z.object({ act: z.literal("close"), reason: ManyReason.nullable() }),
  z.object({ act: z.literal("hand"), siteId: z.string().nullable(), toId: z.string().nullable() }),
]);
export type Choice = z.infer<typeof Choice>;
export type Choices = ReadonlyMap<string, Choice>;

const Kept = z.object({ wakeOn: z.string().nullable(), choices: z.record(z.string(), Choice) });

/** What a draft holds, in the shape drafts are kept in. */
export const keepChoices = (choices: Choices, wakeOn: string | null): Values =>
  ({ wakeOn, choices: Object.fromEntries(choices) }) as unknown as Values;

/** What a draft held; nothing, where it cannot be read. */
export function readChoices(kept: Values | undefined): { choices: Choices; wakeOn: string | null } | undefined {
  const read = Kept.safeParse(kept);
  return read.success ? { choices: new Map(Object.entries(read.data.choices)), wakeOn: read.data.wakeOn } : undefined;
}

/** What the roster proposes for a case, should it propose anything. */
export function proposalFor({ roster, now, toId }: SeasonLine): Choice | undefined {
  if (roster === "gone") return { act: "close", reason: "moved" };
  return roster === "moved" && toId !== null ? { act: "hand", siteId: now?.siteId ?? null, toId } : undefined;
}

/** What is sent of a case; nothing where it is carried on, or something of the choice is still missing. */
export function settledOf({ caseId, version }: SeasonLine, choice: Choice | undefined): Settled | undefined {
  if (choice === undefined) return undefined;
  if (choice.act === "pause") return { caseId, version, act: "pause" };
  if (choice.act === "close") return choice.reason === null ? undefined : { caseId, version, act: "close", reason: choice.reason };
  if (choice.siteId === OUTSIDE) return { caseId, version, act: "outside" };
  return choice.toId === null ? undefined : { caseId, version, act: "hand", toId: choice.toId, siteId: choice.siteId };
}
