import { useLocation, useNavigate, useParams, useRouter, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

/** A part of the page's path: `/cases/$caseId` has `useParam("caseId")`. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  return params[name] ?? "";
}

/** A choice kept in the address (a filter, a tab), so that it can be come back to. Never a name: addresses are kept in histories. */
export function useSearchParam(name: string): [string | undefined, (value: string | undefined) => void] {
  // Of the page that stands, not of the one somebody is on the way to: what was chosen here stays until that one is there.
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const value = search[name];
  const put = useCallback(
    (next: string | undefined) =>
      void navigate({
        to: ".",
        search: (before: Record<string, unknown>) => ({ ...before, [name]: next }),
        replace: true,
        resetScroll: false,
      } as never),
    [navigate, name],
  );
  return [value === undefined ? undefined : String(value), put];
}

/** Goes to another page. */
export function useGo(): (href: string, how?: { replace?: boolean }) => void {
  const { history } = useRouter();
  return useCallback((href, how) => (how?.replace ? history.replace(href) : history.push(href)), [history]);
}

/** The path of the page, without what is chosen on it. */
export const usePath = () => useLocation().pathname;
