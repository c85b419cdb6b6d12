import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { askKey } from "../ui/asking.ts";
import { useFormats } from "../ui/formats.ts";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../ui/words.ts";
import { today } from "./contract.ts";

const key = askKey(today.show, {});

/** Says so when the list could not be asked for again: a list that is old and looks fresh hides what is urgent. */
export function Standing() {
  const say = useWords();
  const formats = useFormats();
  const memory = useQueryClient();
  const subscribe = useCallback((listener: () => void) => memory.getQueryCache().subscribe(listener), [memory]);
  const oldSince = useSyncExternalStore(subscribe, () => {
    const state = memory.getQueryState(key);
    return state?.status === "error" ? state.dataUpdatedAt : 0;
  });
  if (oldSince === 0) return null;
  return (
    <Notice live icon="clock" title={say({ id: "today.old", message: "No connection" })}>
      {say(
        { id: "today.old.text", message: "This is how it stood at {time}. It is asked for again by itself." },
        { time: formats.time(new Date(oldSince).toISOString()) },
      )}
    </Notice>
  );
}
