import { createHash } from "node:crypto";
import type { PurposeKind, ReleaseItem, ReleaseMethod, TextLocale } from "../contract.ts";
import { wordings } from "./wording.ts";

/** What stands in a release. */
export interface Said {
  readonly person: string;
  readonly program: string;
  readonly agency: string;
  readonly recipient: string;
  readonly toWhom: string;
  readonly items: readonly { readonly item: ReleaseItem; readonly detail: string | null }[];
  readonly purposeKind: PurposeKind;
  readonly purpose: string | null;
  readonly methods: readonly ReleaseMethod[];
  readonly startsOn: string;
  readonly until: string;
  readonly untilPurpose: boolean;
  readonly language: string;
  readonly interpreter: string | null;
  readonly outlives: string | null;
}

/** The language a release is written in, for somebody who speaks that one: theirs where it is written, else English, read to them. */
export const textLocaleFor = (language: string): TextLocale => (language === "es" || language === "ar" ? language : "en");

/** The exact words a person is shown, and signs: one paragraph a line, "- " before an item. */
export function renderText(locale: TextLocale, said: Said): string {
  const w = wordings[locale];
  const list = new Intl.ListFormat(locale, { type: "disjunction" });
  // Days are days: no zone moves them.
  const day = (iso: string) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${iso}T00:00Z`));
  const tongue = new Intl.DisplayNames([locale], { type: "language" }).of(said.language) ?? said.language;
  const purpose =
    said.purposeKind === "other" ? (said.purpose ?? "") : [w.purposes[said.purposeKind], said.purpose].filter(Boolean).join(". ");
  return [
    w.title,
    w.who(said.person),
    w.from(said.program, said.agency),
    w.to(said.recipient, said.toWhom),
    w.what,
    ...said.items.map(({ item, detail }) => `- ${w.items[item]}${detail ? ` (${w.only(detail)})` : ""}`),
    w.nothingElse,
    w.why(purpose),
    w.how(list.format(said.methods.map((one) => w.methods[one]))),
    (said.untilPurpose ? w.untilPurpose : w.until)(day(said.startsOn), day(said.until)),
    w.voluntary,
    w.withdrawal,
    w.recall,
    w.limits,
    w.risks,
    w.alternatives,
    said.outlives ? w.outlives(said.outlives) : w.endsWithMe,
    said.interpreter ? w.interpreter(tongue, said.interpreter) : w.language(tongue),
    w.copy,
  ].join("\n");
}

/** The print of a text: SHA-256, in hex. */
export const printOf = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
