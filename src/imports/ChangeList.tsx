import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { useCall } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { useFormats } from "../ui/formats.ts";
import { useDiscreet } from "../ui/screen.ts";
import { useWords } from "../ui/words.ts";
import { type Change, imports, type Kind, type RunId } from "./contract.ts";
import { changeWords, fieldWords, kindWords } from "./importWords.ts";

interface ChangeListProps {
  runId: z.infer<typeof RunId>;
  kind: Kind;
  change: Change;
}

/** Whose names these kinds are called by. */
const named: ReadonlySet<Kind> = new Set<Kind>(["person", "account", "enrolment"]);

/** The rows behind a number, fifty at a time. */
export function ChangeList({ runId, kind, change }: ChangeListProps) {
  const say = useWords();
  const formats = useFormats();
  const { shown } = useDiscreet();
  const call = useCall();
  const query = useSuspenseInfiniteQuery({
    queryKey: [imports.changes.name, "pages", { runId, kind, change }],
    queryFn: ({ pageParam }) => call(imports.changes, { runId, kind, change, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = query.data.pages.flatMap((page) => page.changes);
  const sayField = (field: string) => (fieldWords[field] ? say(fieldWords[field]) : field);
  return (
    <div className="space-y-3">
      <ul
        aria-label={`${say(kindWords[kind])}: ${say(changeWords[change], { count: rows.length })}`}
        className="grid gap-x-8 border-t border-line sm:grid-cols-2"
      >
        {rows.map((row) => (
          <li key={row.place} className="flex flex-wrap items-baseline gap-x-3 border-b border-line py-1.5">
            {row.title && <bdi className="font-semibold">{named.has(kind) ? shown(row.title) : row.title}</bdi>}
            {row.fields.length > 0 && <span className="text-sm">{formats.list(row.fields.map(sayField))}</span>}
            <bdi className="font-mono text-sm break-all text-quiet">{row.outside}</bdi>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button waiting={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          {say({ id: "imports.more", message: "Show fifty more" })}
        </Button>
      )}
    </div>
  );
}
