import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useGo } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../ui/words.ts";
import { AddBoardForm } from "./BoardForms.tsx";
import { meetsWords } from "./boardWords.ts";
import { boards } from "./contract.ts";

/** A34: the advisory boards one's programs sit on or report to. */
export function BoardsPage() {
  const say = useWords();
  const formats = useFormats();
  const go = useGo();
  const { boards: all, programs } = useAsk(boards.list, {});
  const [adding, setAdding] = useState(false);
  const title = say({ id: "boards.page", message: "Advisory boards" });
  const add = programs.length > 0 && (
    <Button kind="primary" icon="plus" onPress={() => setAdding(true)}>
      {say({ id: "boards.add", message: "Add a board" })}
    </Button>
  );
  return (
    <Page
      width="text"
      title={title}
      kind={title}
      lead={say({
        id: "boards.lead",
        message:
          "Boards we sit on or report to: what we brought to them, what became of it, and the figures they were given. No client stands here.",
      })}
      back={{ href: "/settings", label: say({ id: "boards.settings", message: "Settings" }) }}
      actions={all.length > 0 && add}
    >
      {all.length === 0 ? (
        <EmptyState icon="team" title={say({ id: "boards.none", message: "No board is kept here yet" })} action={add}>
          {programs.length > 0
            ? say({ id: "boards.none.keeps", message: "Add the first one your program sits on, or gives figures to." })
            : say({ id: "boards.none.text", message: "Whoever supervises or coordinates the program adds them." })}
        </EmptyState>
      ) : (
        <Card flush>
          <Rows>
            {all.map((one) => (
              <RowItem
                key={one.boardId}
                title={
                  <>
                    <Link href={`/boards/${one.boardId}`} look="plain" className="hover:underline">
                      <bdi>{one.name}</bdi>
                    </Link>{" "}
                    {one.ended && <Badge>{say({ id: "boards.over", message: "Meets no more" })}</Badge>}{" "}
                    {one.unanswered > 0 && (
                      <Badge tone="warn">
                        {say(
                          { id: "boards.unanswered", message: "{n, plural, one {# answer missing} other {# answers missing}}" },
                          { n: one.unanswered },
                        )}
                      </Badge>
                    )}
                  </>
                }
                detail={[
                  isolate(one.programName),
                  say(meetsWords[one.meets]),
                  ...(one.nextOn && !one.ended
                    ? [say({ id: "boards.next", message: "next on {day}" }, { day: formats.day(one.nextOn) })]
                    : []),
                ].join(" · ")}
              />
            ))}
          </Rows>
        </Card>
      )}
      <Dialog open={adding} onClose={() => setAdding(false)} title={say({ id: "boards.add", message: "Add a board" })}>
        <AddBoardForm programs={programs} onDone={(id) => go(`/boards/${id}`)} />
      </Dialog>
    </Page>
  );
}
