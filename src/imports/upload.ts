import { LARGEST_FILE } from "../kernel/limits.ts";
import { sendBody } from "../ui/sendBody.ts";
import { imports } from "./contract.ts";

/** The largest roster the server takes in one piece. */
export const LARGEST_ROSTER = LARGEST_FILE;

/** A roster on its way to the server. */
export interface RosterUpload {
  readonly file: File;
  readonly programId: string;
  readonly system: string;
}

/**
 * Sends a roster as it is, the rest in the query; `onSent` hears which share of it has gone. The same file again is the same run, so a line that broke
 * may simply be tried again.
 */
export async function uploadRoster(
  { file, programId, system }: RosterUpload,
  onSent: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const query = new URLSearchParams({ programId, fileName: file.name.slice(0, 200), ...(system && { system }) });
  return (await sendBody(imports.upload, { file, type: "application/zip", query }, onSent, signal)).runId;
}
