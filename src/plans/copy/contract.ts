import { z } from "zod";

/** The languages the person's copy is written in; their own words stand in whatever language they spoke. */
export const CopyLocale = z.enum(["en", "es", "ar"]);
export type CopyLocale = z.infer<typeof CopyLocale>;

/** What stands on the person's copy, and all that does: print, PDF and their own page are made of this alone. */
export const PersonsCopy = z.object({
  locale: CopyLocale,
  rtl: z.boolean(),
  title: z.string(),
  /** In plain words: how it came about. */
  said: z.array(z.string()),
  statement: z.string().nullable(),
  /** The language of their own words, for whoever reads them aloud. */
  language: z.string(),
  goals: z.array(
    z.object({
      n: z.string(),
      words: z.string(),
      /** Their own rating, of five. */
      going: z.object({ value: z.number().int(), says: z.string() }).nullable(),
      steps: z.array(z.object({ what: z.string(), who: z.string(), done: z.string().nullable() })),
    }),
  ),
  headings: z.object({ goals: z.string(), steps: z.string() }),
  foot: z.array(z.string()),
});
export type PersonsCopy = z.infer<typeof PersonsCopy>;
