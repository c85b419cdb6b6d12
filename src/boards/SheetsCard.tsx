import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useGo } from "../ui/address.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../ui/words.ts";
import { boardExplain } from "./boardWords.ts";
import { type boards, sheets } from "./contract.ts";

type Shown = (typeof boards.show.out)["_output"];

/** The figures its meetings were given, and giving out more. */
export function SheetsCard({ board }: { board: Shown }) {
  const say = useWords();
  const formats = useFormats();
  const [giving, setGiving] = useState(false);
  const { sheets: all, periods } = board;
  return (
    <Card
      flush
      title={say({ id: "boards.sheets", message: "Fact sheets" })}
      foot={
        periods.length > 0 && (
          <Button kind="quiet" icon="plus" className="-ms-3" onPress={() => setGiving(true)}>
            {say({ id: "boards.sheet.give", message: "Give out a fact sheet" })}
          </Button>
        )
      }
    >
      {all.length === 0 ? (
        <p className="measure px-5 pt-1 pb-4 text-quiet">
          {say({
            id: "boards.sheets.none",
            message: "None was given out yet. A fact sheet says how many people were helped and with what, and of nobody who they are.",
          })}
        </p>
      ) : (
        <Rows>
          {all.map((one) => (
            <RowItem
              key={one.sheetId}
              title={
                <Link href={`/fact-sheets/${one.sheetId}`} look="plain" className="hover:underline">
                  {formats.span(one.fromOn, one.untilOn)}
                </Link>
              }
              detail={say(
                { id: "boards.sheet.given", message: "For the meeting of {day} · given out by {name}, {when}" },
                { day: formats.day(one.meetingOn), name: isolate(one.issuedBy), when: formats.moment(one.issuedAt) },
              )}
            />
          ))}
        </Rows>
      )}
      <Dialog open={giving} onClose={() => setGiving(false)} title={say({ id: "boards.sheet.give", message: "Give out a fact sheet" })}>
        <GiveForm board={board} />
      </Dialog>
    </Card>
  );
}

function GiveForm({ board: { boardId, nextOn, periods } }: { board: Shown }) {
  const say = useWords();
  const formats = useFormats();
  const go = useGo();
  const tell = useTell(sheets.issue);
  const spans = periods.map((one) => ({ ...one, id: `${one.fromOn} ${one.untilOn}` }));
  return (
    <div className="space-y-5">
      <p className="measure text-quiet">
        {say({
          id: "boards.sheet.lead",
          message:
            "Counted now, small numbers left out, and kept as it is: it is not counted again. Figures of days that were given out once are given in the same span from then on.",
        })}
      </p>
      <Form
        tell={tell}
        also={{ boardId }}
        initial={{ span: spans[0]?.id ?? null, meetingOn: nextOn ?? formats.today() }}
        fill={({ span, ...rest }) => {
          const [fromOn, untilOn] = String(span ?? "").split(" ");
          return { ...rest, fromOn, untilOn };
        }}
        explain={boardExplain}
        submit={say({ id: "boards.sheet.do", message: "Give it out" })}
        onDone={({ id }) => go(`/fact-sheets/${id}`)}
      >
        <Select
          name="span"
          label={say({ id: "boards.sheet.span", message: "Of which days" })}
          options={spans.map(({ id, fromOn, untilOn }) => ({ id, label: formats.span(fromOn, untilOn) }))}
        />
        <DatePicker name="meetingOn" label={say({ id: "boards.sheet.meeting", message: "For the meeting of" })} />
      </Form>
    </div>
  );
}
