import http from "node:http";
import { performance } from "node:perf_hooks";

export interface Shot {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly body?: string;
  readonly headers: Record<string, string>;
}

export interface Measured {
  readonly p50: number;
  readonly p95: number;
  readonly perSecond: number;
  readonly done: number;
  readonly errors: number;
}

/** One request over a kept connection; answers status and body. */
export function shoot(agent: http.Agent, port: number, shot: Shot): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { agent, host: "127.0.0.1", port, method: shot.method, path: shot.url, headers: shot.headers },
      (answer) => {
        let body = "";
        answer.setEncoding("utf8");
        answer.on("data", (part) => {
          body += part;
        });
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }));
      },
    );
    request.on("error", reject);
    request.end(shot.body);
  });
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Sends shots over so many connections for so many milliseconds. An answer that is not 2xx is an error. */
export async function load(port: number, connections: number, ms: number, next: (i: number) => Shot): Promise<Measured> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let errors = 0;
  let i = 0;
  const began = performance.now();
  const ends = began + ms;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < ends) {
        const shot = next(i++);
        const sent = performance.now();
        try {
          const { status } = await shoot(agent, port, shot);
          if (status < 200 || status > 299) errors++;
          times.push(performance.now() - sent);
        } catch {
          errors++;
        }
      }
    }),
  );
  const took = performance.now() - began;
  agent.destroy();
  times.sort((a, b) => a - b);
  return { p50: at(times, 0.5), p95: at(times, 0.95), perSecond: (times.length / took) * 1000, done: times.length, errors };
}
