import { useState } from "react";
import { useParam } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useFormats } from "../ui/formats.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../ui/words.ts";
import { ChangeBoardForm } from "./BoardForms.tsx";
import { meetsWords } from "./boardWords.ts";
import { boards } from "./contract.ts";
import { InputsCard } from "./InputsCard.tsx";
import { MembersCard } from "./MembersCard.tsx";
import { SheetsCard } from "./SheetsCard.tsx";

/** A34: one board: what was brought to its meetings, the figures they were given, and who sits there. */
export function BoardPage() {
  const say = useWords();
  const formats = useFormats();
  const boardId = useParam("boardId");
  const board = useAsk(boards.show, { boardId: boardId as never });
  const [changing, setChanging] = useState(false);
  const ended = board.endedOn !== null;
  const facts = [
    <bdi key="program">{board.programName}</bdi>,
    say(meetsWords[board.meets]),
    ...(board.nextOn && !ended ? [say({ id: "boards.next", message: "next on {day}" }, { day: formats.day(board.nextOn) })] : []),
  ];
  return (
    <Page
      width="text"
      title={<bdi>{board.name}</bdi>}
      kind={say({ id: "boards.board", message: "Advisory board" })}
      lead={
        <>
          <span className="block">{facts.flatMap((fact, at) => (at > 0 ? [" · ", fact] : [fact]))}</span>
          {board.purpose && <bdi className="block whitespace-pre-line wrap-anywhere">{board.purpose}</bdi>}
        </>
      }
      back={{ href: "/boards", label: say({ id: "boards.page", message: "Advisory boards" }) }}
      actions={
        board.mayKeep && <Button onPress={() => setChanging(true)}>{say({ id: "boards.change", message: "Change the board" })}</Button>
      }
    >
      {board.endedOn && (
        <Notice tone="plain">
          {say({ id: "boards.over.since", message: "Meets no more since {day}" }, { day: formats.day(board.endedOn) })}
        </Notice>
      )}
      <InputsCard boardId={board.boardId} all={board.inputs} nextOn={board.nextOn} ended={ended} />
      <SheetsCard board={board} />
      <MembersCard boardId={board.boardId} all={board.members} mayKeep={board.mayKeep} />
      <Dialog open={changing} onClose={() => setChanging(false)} title={say({ id: "boards.change", message: "Change the board" })}>
        <ChangeBoardForm board={board} onDone={() => setChanging(false)} />
      </Dialog>
    </Page>
  );
}
