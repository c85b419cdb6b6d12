import type { Access } from "../kernel/contract.ts";
import { reaches } from "../people/policy.ts";

interface Held {
  readonly access: Access;
}

/** What stands around somebody is read and written by those who serve the case. */
export const maySee = (_actor: unknown, found: Held) => reaches(found, "services");
export const mayWrite = (_actor: unknown, found: Held) => found.access.canWrite && reaches(found, "services");
/** Immigration and justice matters are for those who hold the legal section (D23). */
export const mayKeepMilestones = (_actor: unknown, found: Held) => found.access.canWrite && reaches(found, "legal");
/** A report to child protection is written by those who hold that section, each their own (D07). */
export const mayReport = (_actor: unknown, found: Held) => found.access.canWrite && reaches(found, "child_protection");
/** What is added to it later is added by whoever reported. */
export const mayCompleteReport = (
  actor: { readonly id: string },
  found: Held & { readonly report: { readonly by: { readonly id: string } } },
) => mayReport(actor, found) && found.report.by.id === actor.id;
