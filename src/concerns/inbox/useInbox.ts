import { useQuery, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useCall } from "../../ui/asking.ts";
import { concerns, type InboxItem } from "../contract.ts";

export type Which = "open" | "mine" | "decided";

/** Roles in which somebody files concerns, and is given none. */
const ONLY_FILE = ["referrer", "coordinator", "decision_maker", "law_officer"];

/** Whether somebody has a place for what comes in: all but those who only file. */
export const hasConcerns = (me: { readonly programs: readonly { readonly role: string }[] }) =>
  me.programs.some((one) => !ONLY_FILE.includes(one.role));

/** One arm of the inbox with all pages asked for so far; again each 15 seconds while it is looked at. */
export function useInbox(which: Which, programId: string | undefined) {
  const call = useCall();
  const shown = useDeferredValue(`${which} ${programId ?? ""}`);
  const [arm = "open", program = ""] = shown.split(" ");
  const input = { which: arm as Which, ...(program && { programId: program }) };
  const query = useSuspenseInfiniteQuery({
    queryKey: [concerns.inbox.name, "pages", input],
    queryFn: ({ pageParam }) => call(concerns.inbox, { ...input, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: 15_000,
    refetchOnWindowFocus: true,
  });
  const items: InboxItem[] = query.data.pages.flatMap((page) => page.items);
  return {
    /** What is shown: while another arm is asked for, still the one before. */
    which: input.which,
    items,
    /** Exact up to 500; more says 501. */
    total: query.data.pages[0]?.total ?? 0,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    fetchingMore: query.isFetchingNextPage,
    /** The last try to ask again did not get through: what stands is of `asOf`. */
    failed: query.isRefetchError,
    asOf: new Date(query.dataUpdatedAt).toISOString(),
  };
}

/** How many concerns wait, for the rail: never an error, and nothing until it is known. */
export function useWaitingConcerns(): number {
  const call = useCall();
  const { data } = useQuery({
    queryKey: [concerns.inbox.name, "waiting"],
    queryFn: async () => (await call(concerns.inbox, { which: "open" })).total,
    refetchInterval: 30_000,
    refetchOnWindowFocus: true,
    throwOnError: false,
  });
  return data ?? 0;
}
