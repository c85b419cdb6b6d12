import { invalid } from "../../kernel/problem.ts";
import type { MediaType } from "../contract.ts";

const LONGEST = 120;

/** What each kind is called behind the last dot; the first is ours. */
const ENDINGS: Readonly<Record<MediaType, readonly string[]>> = {
  "application/pdf": ["pdf"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg", "jfif"],
  "image/webp": ["webp"],
  "image/heic": ["heic", "heif"],
  "image/gif": ["gif"],
  "text/plain": ["txt", "text", "log", "md"],
  "text/csv": ["csv"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.oasis.opendocument.text": ["odt"],
  "audio/mpeg": ["mp3"],
  "audio/mp4": ["m4a"],
  "application/zip": ["zip"],
};
const known = new Map(Object.entries(ENDINGS).flatMap(([type, endings]) => endings.map((ending) => [ending, type as MediaType] as const)));

/** A text is a table where its name says so: nothing in it could. */
export const tellTable = (mediaType: MediaType, name: string): MediaType =>
  mediaType === "text/plain" && /\.csv$/i.test(name) ? "text/csv" : mediaType;

/**
 * A name that can stand in a list, a header and a folder of any system: no path, no control, no sign that turns the order of letters round, not too long,
 * and the ending of what the file is. Refuses one whose name says another kind; of pictures, which programs misname, the ending is set right.
 */
export function tidyName(given: string, mediaType: MediaType): string {
  const plain = given
    .toWellFormed()
    .normalize("NFC")
    .replace(/^.*[/\\]/s, "")
    .replace(/[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060\u2066-\u2069\ufeff\ufffd]/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/[. ]+$/, "");
  const ending = /\.([a-z0-9]{1,5})$/i.exec(plain)?.[1]?.toLowerCase() ?? "";
  const said = known.get(ending);
  const isPicture = (type: MediaType) => type.startsWith("image/");
  if (said && said !== mediaType && !(isPicture(said) && isPicture(mediaType))) throw invalid({ file: "pretends" });
  const stem = (said ? plain.slice(0, -ending.length - 1) : plain).replace(/^[. ]+|[. ]+$/g, "");
  const right = said === mediaType ? ending : ENDINGS[mediaType][0];
  return `${cut(stem) || "file"}.${right}`;
}

/** No letter is cut in half; names that old systems keep for themselves get a sign in front. */
function cut(stem: string): string {
  const letters = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(stem)].map(({ segment }) => segment);
  let short = "";
  for (const letter of letters) {
    if (short.length + letter.length > LONGEST) break;
    short += letter;
  }
  return /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(short.split(".")[0] ?? "") ? `_${short}` : short;
}
