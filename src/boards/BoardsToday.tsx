import { useQuery } from "@tanstack/react-query";
import { isolate } from "../people/PersonName.tsx";
import { askKey, useCall } from "../ui/asking.ts";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { useWords } from "../ui/words.ts";
import { inputs } from "./contract.ts";
import { mayKnowBoards } from "./policy.ts";

/** On Today: what one brought to a board that has met, and nobody has said what became of it. Nothing where there is none. */
export function BoardsToday() {
  const say = useWords();
  const formats = useFormats();
  const call = useCall();
  const { data } = useQuery({
    queryKey: askKey(inputs.waiting, {}),
    queryFn: () => call(inputs.waiting, {}),
    enabled: mayKnowBoards(useMe()),
    throwOnError: false,
  });
  if (!data || data.inputs.length === 0) return null;
  return (
    <Card flush title={say({ id: "boards.today", message: "Brought to a board: what became of it?" })} aside={data.inputs.length}>
      <Rows>
        {data.inputs.map((one) => (
          <RowItem
            key={one.inputId}
            title={
              <Link href={`/boards/${one.boardId}`} look="plain" className="hover:underline">
                <bdi className="line-clamp-2">{one.words}</bdi>
              </Link>
            }
            detail={say(
              { id: "boards.today.met", message: "{board} met on {day}" },
              { board: isolate(one.boardName), day: formats.day(one.meetingOn) },
            )}
          />
        ))}
      </Rows>
    </Card>
  );
}
