import type { Assessment, Need, NeedStatus, Priority } from "./contract.ts";

export interface Moved {
  readonly need: Need;
  readonly before: { readonly status: NeedStatus; readonly priority: Priority | null } | undefined;
  readonly after: { readonly status: NeedStatus; readonly priority: Priority | null };
}

/** What one talk found that the one before had not: how each part of life went, and what is new, settled, or presses otherwise. */
export interface Change {
  readonly levels: readonly { readonly domain: string; readonly before: number | undefined; readonly after: number | undefined }[];
  readonly moved: readonly Moved[];
}

/** Holds two talks side by side. What was written down by mistake is nothing that changed. */
export function compareTalks(before: Assessment, after: Assessment, needs: readonly Need[]): Change {
  const levelIn = ({ levels }: Assessment, code: string) => levels.find(({ domain }) => domain === code)?.level;
  const codes = [...new Set([...before.levels, ...after.levels].map(({ domain }) => domain))];
  const moved = after.stood.flatMap((now): Moved[] => {
    const need = needs.find(({ needId }) => needId === now.needId);
    const was = before.stood.find(({ needId }) => needId === now.needId);
    if (!need || need.status === "mistaken" || now.status === "mistaken") return [];
    return was && was.status === now.status && was.priority === now.priority ? [] : [{ need, before: was, after: now }];
  });
  return { levels: codes.map((domain) => ({ domain, before: levelIn(before, domain), after: levelIn(after, domain) })), moved };
}
