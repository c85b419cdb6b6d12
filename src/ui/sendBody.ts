import type { z } from "zod";
import type { Endpoint } from "../kernel/contract.ts";
import { Problem } from "../kernel/problem.ts";
import { Unreachable } from "./line.ts";
import { endSession, resumeSession } from "./unsaved.ts";

/** A file on its way to the server: the whole body is its bytes. */
export interface Sending {
  readonly file: Blob;
  readonly type: string;
  readonly query?: URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a file as it is to an endpoint that takes one; `onSent` hears which share of it has gone. Throws Unreachable or a Problem, as every call does. */
export function sendBody<In extends z.ZodType, Out extends z.ZodType>(
  endpoint: Endpoint<In, Out>,
  { file, type, query, headers = {} }: Sending,
  onSent: (share: number) => void,
  signal: AbortSignal,
): Promise<z.output<Out>> {
  // `fetch` does not tell how much of a body has gone.
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open("POST", `/api${endpoint.path}${query ? `?${query}` : ""}`);
    request.setRequestHeader("content-type", type);
    request.setRequestHeader("accept", "application/json");
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && onSent(loaded / total);
    request.onload = () => {
      const answer = readAnswer(request, endpoint);
      if (request.status === 401) endSession();
      if (answer instanceof Error) return reject(answer);
      resumeSession();
      resolve(answer.out);
    };
    for (const broken of ["onerror", "ontimeout", "onabort"] as const) request[broken] = () => reject(new Unreachable("unreachable"));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function readAnswer<Out extends z.ZodType>(
  { status, responseText }: XMLHttpRequest,
  { out }: { out: Out },
): Error | { out: z.output<Out> } {
  let json: { code?: string; fields?: Record<string, string>; params?: Record<string, unknown> } | null = null;
  try {
    json = JSON.parse(responseText);
  } catch {
    // A proxy in between answers in words of its own.
  }
  if ([408, 502, 503, 504].includes(status)) return new Unreachable("unreachable");
  if (status !== 200) return new Problem(status, json?.code ?? "unexpected", { fields: json?.fields ?? {}, params: json?.params ?? {} });
  const read = out.safeParse(json);
  return read.success ? { out: read.data } : new Problem(500, "unexpected");
}
