import { LeavingFile } from "../kernel/fileContract.ts";

/** A form's file on its way out. */
export function sendDocument(name: string, text: string, people: readonly string[] = []): LeavingFile {
  const bytes = Buffer.from(text, "utf8");
  return new LeavingFile({
    name,
    mediaType: "application/json; charset=utf-8",
    size: bytes.length,
    inline: false,
    people,
    read: async function* () {
      yield bytes;
    },
  });
}
