import { z } from "zod";

/**
 * One thing the system can be asked. Path, query and body are a single `in`, so a name such as `caseId` is the
 * same name in the page, the address and the handler.
 */
export interface Endpoint<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> {
  /** "case.close": the audit's word, OpenAPI's operationId, the test's name for it. */
  readonly name: `${string}.${string}`;
  readonly method: "GET" | "POST";
  readonly path: `/${string}`;
  readonly in: In;
  readonly out: Out;
  /** One sentence for the API's readers. */
  readonly about: string;
  /** Makes something new: asks for an `Idempotency-Key` and answers ids only (R112). */
  readonly creates?: true;
  /** A POST that only reads (search): needs no key and may be asked again. */
  readonly reads?: true;
  /** Asked without a staff session; runs as the public and reaches definer functions only. */
  readonly open?: true;
  /** A look so weighty that its record must be on disk before the first byte leaves (reveal, export, share). */
  readonly weighty?: true;
  /** Needs a second factor shown in the last five minutes. */
  readonly stepUp?: true;
}

export function endpoint<In extends z.ZodType, Out extends z.ZodType>(
  e: Endpoint<In, Out> & { readonly open: true },
): Endpoint<In, Out> & { readonly open: true };
export function endpoint<In extends z.ZodType, Out extends z.ZodType>(e: Endpoint<In, Out>): Endpoint<In, Out>;
export function endpoint<In extends z.ZodType, Out extends z.ZodType>(e: Endpoint<In, Out>): Endpoint<In, Out> {
  return e;
}

/** A uuid that cannot be mistaken for another kind of uuid. The door collects the `Person` ones for the audit. */
export const id = <Kind extends string>(kind: Kind) => z.uuid().brand<Kind>().meta({ kind });

/** An instant, ISO 8601 in UTC. */
export const moment = z.iso.datetime({ offset: true });

/** A day in the agency's own time zone, YYYY-MM-DD. */
export const day = z.iso.date();

/** A wall-clock time in the agency's own time zone, HH:MM. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What a person typed: NFC, trimmed, without NUL or lone surrogates (PostgreSQL can store neither). */
export const words = (max: number, min = 1) =>
  z
    .string()
    .transform((text) => text.normalize("NFC").trim())
    .pipe(z.string().min(min).max(max).refine(storable, { error: "unstorable" }));

/** The same, where nothing typed is an answer too: null. */
export const wordsOrNone = (max: number) =>
  z
    .string()
    .nullish()
    .transform((text) => text?.normalize("NFC").trim() || null)
    .pipe(z.string().max(max).refine(storable, { error: "unstorable" }).nullable());

function storable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\u0000");
}

/** A field that names or locates somebody: refused in paths and queries, where logs and histories would keep it. */
export const personal = <S extends z.ZodType>(schema: S): S => schema.meta({ ...schema.meta(), personal: true }) as S;

/** The version a form was opened on. An update of another version answers 409 `stale`, with the current record. */
export const version = z.number().int().min(1).max(2_147_483_646);

/** Why one may see it, what of it, and whether one may write: on every record that leaves (R03). */
export const Access = z.object({
  because: z.array(z.enum(["owner", "team", "supervisor", "cover", "share", "break-glass", "roster", "self", "program", "triage"])),
  sections: z.number().int(),
  canWrite: z.boolean(),
});
export type Access = z.infer<typeof Access>;

/** What a creating endpoint answers: the new thing's id, and no more, so that a replay can say it again. */
export const Created = z.object({ id: z.uuid() });

/** The place after which the next page begins; opaque to the asker. */
export const cursor = z.string().max(200).optional();

/** For an endpoint that is asked nothing, or answers nothing. */
export const none = z.object({});
