import { useState } from "react";
import type { z } from "zod";
import type { Endpoint } from "../../kernel/contract.ts";
import { useAsk, useCall } from "../../ui/asking.ts";

interface Paged<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** The first page of a list, and those that were asked for after it; another question begins anew. */
export function usePages<In extends z.ZodType, Out extends z.ZodType, Row>(
  endpoint: Endpoint<In, Out>,
  input: z.input<In> & object,
  read: (answer: z.output<Out>) => Paged<Row>,
) {
  const call = useCall();
  const key = JSON.stringify(input);
  const answer = useAsk(endpoint, input);
  const first = read(answer);
  const [later, setLater] = useState<{ key: string; pages: readonly Paged<Row>[] }>({ key, pages: [] });
  const [waiting, setWaiting] = useState(false);
  const pages = later.key === key ? later.pages : [];
  const next = (pages.at(-1) ?? first).next;
  const more = async () => {
    if (next === null) return;
    setWaiting(true);
    try {
      const page = read(await call(endpoint, { ...input, after: next }));
      setLater({ key, pages: [...pages, page] });
    } finally {
      setWaiting(false);
    }
  };
  return { answer, rows: [first, ...pages].flatMap(({ rows }) => rows), more: next === null ? undefined : more, waiting };
}
