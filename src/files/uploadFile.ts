import { sendBody } from "../ui/sendBody.ts";
import { type FileId, files } from "./contract.ts";

/** Sends a file; answers its id, to be given to the verb that attaches it. Nothing is kept of one whose line broke. */
export async function uploadFile(file: File, onSent: (share: number) => void, signal: AbortSignal): Promise<FileId> {
  // A header holds plain letters only; half a letter at the cut would not be one.
  const name = encodeURIComponent(file.name.slice(-200).toWellFormed());
  return (await sendBody(files.upload, { file, type: "application/octet-stream", headers: { "file-name": name } }, onSent, signal)).fileId;
}
