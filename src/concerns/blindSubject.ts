import { wordTokens } from "../people/tokens.ts";

const hex = (searchKey: Buffer, text: string | null) => (text ? wordTokens(searchKey, text).map((token) => token.toString("hex")) : null);

/** Whom and where a concern is about, as words that can be compared and not read: whoever knows them is kept from it (D29). */
export const blindSubject = (searchKey: Buffer, subject: { readonly name: string | null; readonly detail: string | null }) => ({
  subjectTokens: hex(searchKey, subject.name),
  placeTokens: hex(searchKey, subject.detail),
});
