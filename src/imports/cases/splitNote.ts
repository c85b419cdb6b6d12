/** The longest a note may be here; an old one that is longer becomes several. */
export const LONGEST_NOTE = 20_000;

/** Cuts a text where a paragraph, a line or a word ends; nothing of it is lost. */
export function splitNote(text: string, longest = LONGEST_NOTE): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const head = rest.slice(0, longest);
    const at = [head.lastIndexOf("\n\n"), head.lastIndexOf("\n"), head.lastIndexOf(" ")].find((place) => place > longest / 2);
    // Never through the middle of one sign.
    const cut = at ?? (/[\uD800-\uDBFF]$/.test(head) ? longest - 1 : longest);
    parts.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return rest ? [...parts, rest] : parts;
}
