import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { z } from "zod";
import type { Call } from "../kernel/client.ts";
import { Problem } from "../kernel/problem.ts";
import { askKey, useCall } from "../ui/asking.ts";
import { type Known, people } from "./contract.ts";
import { isolate, writeLabel } from "./PersonName.tsx";

export type KnownPerson = z.output<typeof Known>;

/** Fewer letters than these are nobody's name yet. A number may be short. */
export const isEnough = (typed: string) => typed.trim().length >= 2 || /^#?\d/.test(typed.trim());

/** What is known by a name that is being typed: asked a moment after the last letter, and the last answer stays until the next is there. */
export function usePeopleSearch(typed: string) {
  const call = useCall();
  const asked = useSettled(typed.trim(), 200);
  const enabled = isEnough(asked);
  const { data, isFetching, isError, refetch } = useQuery({
    queryKey: askKey(people.search, { typed: asked }),
    queryFn: () => call(people.search, { typed: asked }),
    enabled,
    placeholderData: (before) => before,
    gcTime: 60_000,
    retry: (times, problem) => !(problem instanceof Problem) && times < 1,
  });
  return {
    found: enabled ? data?.people : undefined,
    /** What stands there answers what was typed. */
    answered: enabled && !isFetching && !isError && asked === typed.trim(),
    failed: enabled && isError,
    again: () => void refetch(),
  };
}

function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

/** Where one reads of a person. The address holds no name. */
export const personHref = (personId: string) => `/people/${personId}`;

/** Persons for the search over everything; none for those who work in no program. */
export async function findPeopleHits(call: Call, text: string): Promise<{ href: string; text: string; detail?: string }[]> {
  if (!isEnough(text)) return [];
  const found = await call(people.search, { typed: text }).catch((problem: unknown) => {
    if (problem instanceof Problem && problem.status === 403) return { people: [] };
    throw problem;
  });
  return found.people.map(({ personId, label, site }) => {
    const detail = [label.tag, site, label.pronouns].filter(Boolean).join(" · ");
    return { href: personHref(personId), text: isolate(writeLabel(label)), ...(detail && { detail }) };
  });
}
