import { Problem } from "../kernel/problem.ts";

/** The server was not reached; whether it did what was asked is not known. */
export class Unreachable extends Error {}

/** Whether what failed is the line and not what was asked: the same is worth asking again. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Problem && [502, 503, 504].includes(error.status));

/** Waits after so many tries in vain: 1, 2, 4, 8, then 15 seconds; or until the line is back, or nobody waits any more. */
export const pause = (tries: number, signal?: AbortSignal) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(1_000 * 2 ** tries, 15_000));
    addEventListener("online", done);
    signal?.addEventListener("abort", done);
  });

/** Tries until it is through; what fails for another reason than the line is thrown as it is. */
export async function persist<T>(attempt: () => Promise<T>, onLost?: () => void, signal?: AbortSignal): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isPassing(error) || signal?.aborted) throw error;
      onLost?.();
      await pause(tries, signal);
      if (signal?.aborted) throw error;
    }
  }
}

/** Whether the server answers now. */
export const answers = (): Promise<boolean> =>
  fetch("/healthz", { cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
