import { useQuery } from "@tanstack/react-query";
import { askKey, useCall } from "../ui/asking.ts";
import { Card } from "../ui/Card.tsx";
import { useWords } from "../ui/words.ts";
import { PaperRows } from "./PaperRows.tsx";
import { desk, type PaperHead } from "./paperContract.ts";

const none: readonly PaperHead[] = [];

/** What came to the desk and the reader answers for, as long as counsel was not told or its day is over; none until it is known. */
export function useDeskToday(enabled: boolean): readonly PaperHead[] {
  const call = useCall();
  const { data = none } = useQuery({
    queryKey: askKey(desk.show, {}),
    queryFn: () => call(desk.show, {}),
    select: ({ papers }) => papers.filter(({ answers, counselTold, overdue }) => answers && (!counselTold || overdue)),
    enabled,
    refetchInterval: 15_000,
    throwOnError: false,
  });
  return data;
}

/** On Today of whoever answers for the desk: the papers that wait for their word. */
export function DeskToday({ papers }: { papers: readonly PaperHead[] }) {
  const say = useWords();
  if (papers.length === 0) return null;
  return (
    <Card
      flush
      tone={papers.some(({ overdue }) => overdue) ? "warn" : "plain"}
      title={say({ id: "requests.today", message: "Came to the desk" })}
      aside={papers.length}
    >
      <PaperRows papers={papers} />
    </Card>
  );
}
