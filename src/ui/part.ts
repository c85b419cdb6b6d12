import { type ComponentType, lazy } from "react";
import { answers, pause, persist, Unreachable } from "./line.ts";

let again = 0;

/** The server is there and this file did not come: the page has to be loaded again. */
export class NotLoaded extends Error {}

/**
 * A part of a page by its file and the name it is exported by, loaded when it is first shown: `part(() => import("./AskCard.tsx"), "AskCard")`.
 * While the line is down it goes on trying, as whatever is sent does: a part that cannot come takes nothing away from somebody who writes. Throws `NotLoaded`.
 */
export function part<K extends string, M extends Record<K, unknown>>(load: () => Promise<M>, name: K) {
  return lazy(async () => ({ default: (await loadPart(load))[name] as ComponentType<PropsOf<M[K]>> }));
}

type PropsOf<C> = C extends ComponentType<infer P> ? P : never;

/** A file of the app, once the line lets it come. Throws `NotLoaded`. */
export async function loadPart<M>(load: () => Promise<M>): Promise<M> {
  // Not tried in vain: a browser remembers for as long as the page lives that a file did not come (whatwg/html#6768).
  while (!navigator.onLine) await pause(4);
  let failed: unknown;
  try {
    return await load();
  } catch (error) {
    failed = error;
  }
  // By another name it is asked for once more, where the browser says which file it was.
  const file = /https?:\S+\.js/.exec(String(failed))?.[0];
  return persist(async () => {
    if (!(await answers())) throw new Unreachable("unreachable");
    try {
      if (file) return (await import(/* @vite-ignore */ `${file}?again=${++again}`)) as M;
    } catch {
      if (!(await answers())) throw new Unreachable("unreachable");
    }
    throw new NotLoaded(String(failed));
  });
}
