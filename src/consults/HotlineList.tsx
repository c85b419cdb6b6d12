import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTimeOfDay } from "../cases/useTimeOfDay.ts";
import { useCall, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { type Message, useWords } from "../ui/words.ts";
import { ChangeKept } from "./ChangeKept.tsx";
import { callerWords, needWords, safetyWords, useLanguageName } from "./consultWords.ts";
import { hotline } from "./contract.ts";
import { AmendCallForm } from "./HotlineForm.tsx";

/** The calls of a program's hotline, newest first. */
export function HotlineList({ programId, regime }: { programId: string; regime: string }) {
  const say = useWords();
  const formats = useFormats();
  const sayTime = useTimeOfDay();
  const nameOf = useLanguageName();
  const me = useMe();
  const takeBack = useTell(hotline.takeBack);
  const call = useCall();
  const word = (words: Readonly<Record<string, Message>>, code: string) => (words[code] ? say(words[code]) : code);
  const query = useSuspenseInfiniteQuery({
    queryKey: [hotline.list.name, programId],
    queryFn: ({ pageParam }) => call(hotline.list, { programId: programId as never, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <EmptyState icon="phone" title={say({ id: "consults.hotline.none", message: "No calls counted yet" })}>
        {say({
          id: "consults.hotline.none.text",
          message: "A call counts without a name. It becomes somebody’s case only if they ask for it.",
        })}
      </EmptyState>
    );
  }
  return (
    <Card
      flush
      title={say({ id: "consults.latest", message: "Latest" })}
      foot={
        query.hasNextPage && (
          <Button kind="quiet" waiting={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {say({ id: "consults.more", message: "Show older ones" })}
          </Button>
        )
      }
    >
      <Rows>
        {items.map((one) => (
          <RowItem
            key={one.id}
            title={one.needs.length > 0 ? formats.list(one.needs.map((code) => word(needWords, code))) : word(callerWords, one.callerKind)}
            detail={[
              `${formats.nearDay(one.onDay)}, ${sayTime(one.atTime)}`,
              word(callerWords, one.callerKind),
              nameOf(one.language),
              one.interpreter && say({ id: "consults.interpreter", message: "With an interpreter" }),
              say({ id: "consults.row.minutes", message: "{minutes} min" }, { minutes: one.minutes }),
              one.by.accountId !== me.id && one.by.name,
            ]
              .filter(Boolean)
              .join(" · ")}
            action={
              <>
                <ChangeKept
                  kept={one}
                  takeBack={() => takeBack({ hotlineContactId: one.id })}
                  label={say({ id: "consults.amend.call", message: "Change the call of {time}" }, { time: sayTime(one.atTime) })}
                >
                  {(onDone) => <AmendCallForm contact={one} regime={regime} onDone={onDone} />}
                </ChangeKept>
                <Badge tone={one.safety === "not_safe" ? "warn" : "plain"}>{word(safetyWords, one.safety)}</Badge>
              </>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
