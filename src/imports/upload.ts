import { LARGEST_FILE } from "../kernel/limits.ts";
import { sendBody } from "../ui/sendBody.ts";
import { oldCases } from "./cases/contract.ts";
import { imports } from "./contract.ts";

/** The largest file the server takes in one piece. */
export const LARGEST_ROSTER = LARGEST_FILE;

/** A file on its way to the server: a roster, or old cases. */
export interface ImportUpload {
  readonly kind: "roster" | "cases";
  readonly name: string;
  readonly body: Blob;
  readonly programId: string;
  readonly system: string;
}

/**
 * Sends a file as it is, the rest in the query; `onSent` hears which share of it has gone. The same file again is the same run, so a line that broke
 * may simply be tried again.
 */
export async function uploadImport(
  { kind, name, body, programId, system }: ImportUpload,
  onSent: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const query = new URLSearchParams({ programId, fileName: name.slice(0, 200), ...(system && { system }) });
  const sent = { file: body, type: "application/zip", query };
  return (await sendBody(kind === "cases" ? oldCases.upload : imports.upload, sent, onSent, signal)).runId;
}
