import { Problem } from "../kernel/problem.ts";
import { Unreachable } from "../ui/asking.ts";
import { endSession, resumeSession } from "../ui/unsaved.ts";
import { imports } from "./contract.ts";

/** The largest roster the server takes in one piece. */
export const LARGEST_ROSTER = 25 * 1024 * 1024;

/** A roster on its way to the server. */
export interface RosterUpload {
  readonly file: File;
  readonly programId: string;
  readonly system: string;
}

/**
 * Sends a roster as it is, the rest in the query; `onSent` hears which share of it has gone. The same file again is the same run, so a line that broke
 * may simply be tried again. Throws Unreachable or a Problem, as every call does.
 */
export function uploadRoster(
  { file, programId, system }: RosterUpload,
  onSent: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const query = new URLSearchParams({ programId, fileName: file.name.slice(0, 200), ...(system && { system }) });
  // `fetch` does not tell how much of a body has gone.
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open("POST", `/api${imports.upload.path}?${query}`);
    request.setRequestHeader("content-type", "application/zip");
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && onSent(loaded / total);
    request.onload = () => {
      const answer = readAnswer(request);
      if (request.status === 401) endSession();
      if (answer instanceof Error) return reject(answer);
      resumeSession();
      resolve(answer);
    };
    for (const broken of ["onerror", "ontimeout", "onabort"] as const) request[broken] = () => reject(new Unreachable("unreachable"));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function readAnswer({ status, responseText }: XMLHttpRequest): string | Error {
  let json: { code?: string; fields?: Record<string, string>; params?: Record<string, unknown> } | null = null;
  try {
    json = JSON.parse(responseText);
  } catch {
    // A proxy in between answers in words of its own.
  }
  if ([408, 502, 503, 504].includes(status)) return new Unreachable("unreachable");
  if (status !== 200) return new Problem(status, json?.code ?? "unexpected", { fields: json?.fields ?? {}, params: json?.params ?? {} });
  const read = imports.upload.out.safeParse(json);
  return read.success ? read.data.runId : new Problem(500, "unexpected");
}
