import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { askKey, useCall } from "../../ui/asking.ts";
import { cases } from "../contract.ts";
import type { CaseId, Story, StoryItem } from "./contract.ts";

export type StoryKind = "contact" | "note" | "task";

export interface StoryShown {
  items: readonly StoryItem[];
  /** Asks for what happened before; absent where the story begins. */
  more: (() => void) | undefined;
  waiting: boolean;
  failed: boolean;
}

/** Newest day first, in it the newest first; a contact written down late stands on the day it took place. */
const inOrder = (items: Iterable<StoryItem>) =>
  [...items].sort((a, b) => (a.onDay === b.onDay ? (a.at < b.at ? 1 : a.at > b.at ? -1 : 0) : a.onDay < b.onDay ? 1 : -1));

const byId = (...lists: readonly (readonly StoryItem[])[]) => new Map(lists.flat().map((item) => [item.id, item])).values();

/** The whole story: its first page came with the case, and what was seen of it once stays while older pages are asked for. */
export function useWholeStory(caseId: CaseId, first: Story): StoryShown {
  const call = useCall();
  const [latest, setLatest] = useState(first);
  const [seen, setSeen] = useState<readonly StoryItem[]>(first.items);
  const [older, setOlder] = useState<Story>();
  const [state, setState] = useState<"idle" | "waiting" | "failed">("idle");
  if (latest !== first) {
    setLatest(first);
    setSeen([...byId(seen, first.items)]);
  }
  const next = older ? older.next : first.next;
  const more = async () => {
    if (next === null || state === "waiting") return;
    setState("waiting");
    try {
      const page = await call(cases.story, { caseId, after: next });
      setOlder({ items: [...(older?.items ?? []), ...page.items], next: page.next });
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  return {
    items: inOrder(byId(older?.items ?? [], seen, first.items)),
    more: next === null ? undefined : () => void more(),
    waiting: state === "waiting",
    failed: state === "failed",
  };
}

/** What happened of one kind. */
export function useStoryOf(caseId: CaseId, kind: StoryKind): StoryShown {
  const call = useCall();
  const pages = useSuspenseInfiniteQuery({
    queryKey: [...askKey(cases.story, { caseId, kind }), "pages"],
    queryFn: ({ pageParam }) => call(cases.story, { caseId, kind, ...(pageParam && { after: pageParam }) }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });
  return {
    items: inOrder(byId(pages.data.pages.flatMap(({ items }) => items))),
    more: pages.hasNextPage ? () => void pages.fetchNextPage() : undefined,
    waiting: pages.isFetchingNextPage,
    failed: pages.isFetchNextPageError,
  };
}
