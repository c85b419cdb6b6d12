import { Kind, type Run } from "./contract.ts";

/** A kind of which so many were known, and so many would end. */
export interface Ending {
  readonly kind: Kind;
  readonly ended: number;
  readonly known: number;
}

/** More than this share of a kind at once seldom left together; a file that was cut short looks the same. */
const MANY = 0.2;

/** The kinds of which so many would end at once that somebody should look twice. */
export const endsMany = (counts: Run["counts"]): Ending[] =>
  Kind.options.flatMap((kind) => {
    const of = counts[kind];
    if (!of) return [];
    const known = of.same + of.changed + of.ended;
    return of.ended > known * MANY ? [{ kind, ended: of.ended, known }] : [];
  });

/** How many rows would be written, all kinds together. */
export const countWrites = (counts: Run["counts"]): number =>
  Object.values(counts).reduce((sum, of) => sum + of.new + of.changed + of.ended + of.back, 0);
