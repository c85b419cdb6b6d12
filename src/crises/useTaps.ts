import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { askKey, useCall } from "../ui/asking.ts";
import { isPassing, pause } from "../ui/line.ts";
import { useUnsaved } from "../ui/unsaved.ts";
import { crises, type NewEntry } from "./contract.ts";

interface Batch {
  readonly key: string;
  readonly entries: readonly NewEntry[];
}

interface Where {
  readonly crisisId: string | undefined;
  readonly programId: string;
  readonly caseId: string | undefined;
  readonly onBegun: (crisisId: string) => void;
}

/** How the taps stand: all kept, on their way, waiting for the line, or refused. */
export type Standing = "kept" | "sending" | "lost" | "refused";

/**
 * Sends each tap as it is made, in order, under one key until it is through, however often the line breaks. The first one begins the crisis.
 * Until the server has them, the page is held. `untap` takes one of them back, wherever it has come to.
 */
export function useTaps(where: Where) {
  const call = useCall();
  const memory = useQueryClient();
  const latest = useRef(where);
  const id = useRef(where.crisisId);
  const waiting = useRef<NewEntry[]>([]);
  const batch = useRef<Batch>(undefined);
  const busy = useRef(false);
  const gone = useRef(false);
  const [unsent, setUnsent] = useState<readonly NewEntry[]>([]);
  const [standing, setStanding] = useState<Standing>("kept");
  useEffect(() => {
    latest.current = where;
  });
  // Another crisis, or a new one, on the same page.
  useEffect(() => {
    id.current = where.crisisId;
  }, [where.crisisId]);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  useUnsaved(unsent.length > 0);

  const send = useCallback(
    async ({ key, entries }: Batch) => {
      const { programId, caseId, onBegun } = latest.current;
      const lines = [...entries];
      if (id.current) await call(crises.add, { crisisId: id.current as never, entries: lines }, key);
      else {
        const begun = await call(
          crises.begin,
          { programId: programId as never, ...(caseId && { caseId: caseId as never }), entries: lines },
          key,
        );
        id.current = begun.id;
        onBegun(begun.id);
      }
      const crisisId = id.current;
      // What was sent stands among the unsent until it stands among the kept.
      await memory
        .fetchQuery({
          queryKey: askKey(crises.show, { crisisId }),
          queryFn: () => call(crises.show, { crisisId: crisisId as never }),
          staleTime: 0,
        })
        .catch(() => {});
      void memory.invalidateQueries({ queryKey: [crises.open.name] });
    },
    [call, memory],
  );

  const flush = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    for (let tries = 0; !gone.current; ) {
      batch.current ??= waiting.current.length > 0 ? { key: crypto.randomUUID(), entries: waiting.current.splice(0, 40) } : undefined;
      if (!batch.current) break;
      try {
        if (tries === 0) setStanding("sending");
        await send(batch.current);
        batch.current = undefined;
        tries = 0;
        setUnsent([...waiting.current]);
      } catch (problem) {
        const passing = isPassing(problem);
        setStanding(passing ? "lost" : "refused");
        if (!passing) break;
        await pause(tries);
        tries += 1;
      }
    }
    busy.current = false;
    if (!batch.current) setStanding("kept");
  }, [send]);

  const tap = useCallback(
    (entry: NewEntry) => {
      waiting.current.push(entry);
      setUnsent([...(batch.current?.entries ?? []), ...waiting.current]);
      void flush();
    },
    [flush],
  );
  const untap = useCallback(
    async (entry: NewEntry) => {
      const place = waiting.current.indexOf(entry);
      if (place >= 0) {
        waiting.current.splice(place, 1);
        setUnsent([...(batch.current?.entries ?? []), ...waiting.current]);
        return;
      }
      // On its way: it is taken back once it is kept.
      while (batch.current?.entries.includes(entry) && !gone.current) await new Promise((resolve) => setTimeout(resolve, 250));
      const crisisId = id.current as never;
      if (!crisisId) return;
      const { entries } = await call(crises.show, { crisisId });
      const kept = entries.findLast(
        (one) => !one.takenBack && "code" in entry && one.code === entry.code && Date.parse(one.at) === Date.parse(entry.at),
      );
      if (kept) await call(crises.takeBack, { crisisId, entryId: kept.entryId });
      await memory.invalidateQueries({ queryKey: [crises.show.name] });
    },
    [call, memory],
  );
  return { tap, untap, unsent, standing, again: () => void flush() };
}
