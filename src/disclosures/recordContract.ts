import { z } from "zod";
import { id, moment, version } from "../kernel/contract.ts";
import { ReleaseItem } from "../releases/contract.ts";
import { FerpaCode, MandateCode, PackageId, ShareBasis, ShareMethod } from "./copyContract.ts";

export const DutyId = id("Duty");

const Who = z.object({ id: z.uuid(), name: z.string() });

/** One line of the record of disclosures (R67). */
export const Disclosure = z.object({
  packageId: PackageId,
  madeAt: moment,
  madeBy: Who,
  /** The party; null is the person themselves. */
  recipient: z.string().nullable(),
  toWhom: z.string().nullable(),
  purpose: z.string(),
  basis: ShareBasis,
  basisCode: z.union([FerpaCode, MandateCode]).nullable(),
  method: ShareMethod,
  items: z.array(z.object({ item: ReleaseItem, title: z.string() })),
  exempt: z.enum(["person", "consented", "school_official", "directory"]).nullable(),
  /** Whether the recipient can open it at this moment; null where it was told or given by hand. */
  opens: z.boolean().nullable(),
  expiresAt: moment.nullable(),
  openings: z.array(z.object({ at: moment, how: z.enum(["partner", "link"]), by: z.string().nullable() })),
});
export type Disclosure = z.infer<typeof Disclosure>;

/** That a colleague read the case in an emergency, without a reason of their own (R38); for whom and why stands in the record like a disclosure's. */
export const EmergencyLook = z.object({
  at: moment,
  by: Who,
  /** Until when they could read. */
  until: moment,
  threat: z.string(),
  parties: z.string(),
  /** What the review found; null until somebody looked at it. */
  finding: z.enum(["justified", "not_justified"]).nullable(),
});
export type EmergencyLook = z.infer<typeof EmergencyLook>;

/** What is owed to a person of whom something had to be given away (R37). */
export const Duty = z.object({
  dutyId: DutyId,
  packageId: PackageId,
  kind: z.enum(["notify", "safety"]),
  recipient: z.string(),
  madeAt: moment,
  answer: z.object({ result: z.enum(["done", "tried", "not_safe", "forbidden"]), words: z.string(), by: Who, at: moment }).nullable(),
  version,
});
export type Duty = z.infer<typeof Duty>;
