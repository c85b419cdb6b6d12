import type { SafeLine } from "../../people/contract.ts";
import { AttemptMethod } from "../timeline/contract.ts";
import type { Reach } from "./contract.ts";

/** A way to reach the person, as far as the choice of one needs it. */
export interface Point {
  readonly kind: "phone" | "email" | "post" | "other";
  readonly safe: "safe" | "unsafe" | "unknown";
  readonly textOk: boolean;
  /** null where it is unsafe: it is not opened for this. */
  readonly value: string | null;
}

/**
 * By what one may try (R86). Whoever wants to be met only in person is not called; whoever wants to be reached through somebody is not tried directly; a
 * way whose every number or address is unsafe is not offered, and a text only where one may be sent.
 */
export function waysOf(held: boolean, safeLine: SafeLine | null, points: readonly Point[]): Reach[] {
  return AttemptMethod.options.map((method) => {
    if (!held || safeLine?.prefer === "through_someone") return { method, offered: false, detail: null };
    if (method === "visit") return { method, offered: true, detail: null };
    if (safeLine?.prefer === "in_person") return { method, offered: false, detail: null };
    const ofKind = points.filter(({ kind }) => kind === (method === "email" ? "email" : "phone"));
    const open = ofKind.filter(({ safe, textOk }) => safe !== "unsafe" && (method !== "text" || textOk));
    const best = open.find(({ safe }) => safe === "safe") ?? open[0];
    return { method, offered: ofKind.length === 0 || open.length > 0, detail: best?.value ?? null };
  });
}
