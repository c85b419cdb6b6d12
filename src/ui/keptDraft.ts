import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import { clock } from "../kernel/clock.ts";
import { drafts } from "../kernel/draft/contract.ts";
import { askKey, useAsk, useCall } from "./asking.ts";
import type { Values } from "./entries.ts";

/** What was being typed at that place; keeps it while it is typed, and drops it when it was sent. */
export function useKeptDraft(place: string) {
  const call = useCall();
  const memory = useQueryClient();
  const { draft } = useAsk(drafts.find, { place });
  const version = useRef(draft?.version);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  // One after the other: each is kept upon the version the one before left.
  const inTurn = useCallback(<T>(act: () => Promise<T>): Promise<T> => {
    const next = last.current.then(act, act);
    last.current = next.catch(() => undefined);
    return next;
  }, []);
  const remember = useCallback(
    (found: typeof draft) => memory.setQueryData(askKey(drafts.find, { place }), { draft: found }),
    [memory, place],
  );

  const keep = useCallback(
    (values: Values) =>
      inTurn(async () => {
        const body = JSON.stringify(values);
        const kept = await call(drafts.keep, { place, body, ...(version.current !== undefined && { version: version.current }) });
        version.current = kept.version;
        // An answer still on its way would say that nothing is kept.
        await memory.cancelQueries({ queryKey: askKey(drafts.find, { place }) });
        remember({ body, version: kept.version, updatedAt: clock().toISOString() });
      }),
    [call, inTurn, memory, place, remember],
  );
  const drop = useCallback(
    () =>
      inTurn(async () => {
        if (version.current === undefined) return;
        version.current = undefined;
        // An answer still on its way would bring the dropped words back.
        await memory.cancelQueries({ queryKey: askKey(drafts.find, { place }) });
        remember(null);
        await call(drafts.drop, { place });
        await memory.cancelQueries({ queryKey: askKey(drafts.find, { place }) });
        remember(null);
      }).catch(() => undefined),
    [call, inTurn, memory, place, remember],
  );
  return { kept: readDraft(draft?.body), keep, drop };
}

function readDraft(body: string | undefined): Values | undefined {
  try {
    const values: unknown = JSON.parse(body ?? "null");
    return typeof values === "object" && values !== null ? (values as Values) : undefined;
  } catch {
    return undefined;
  }
}
