import { isolate } from "../people/PersonName.tsx";
import { useParam } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { useFormats } from "../ui/formats.ts";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../ui/words.ts";
import { partWords } from "./boardWords.ts";
import { sheets } from "./contract.ts";

/** A34: figures of a program as a meeting was given them, for paper: how many, and of nobody who. */
export function FactSheetPage() {
  const say = useWords();
  const formats = useFormats();
  const sheetId = useParam("sheetId");
  const sheet = useAsk(sheets.show, { sheetId: sheetId as never });
  const { figures, least } = sheet;
  const span = formats.span(sheet.fromOn, sheet.untilOn);
  const few = say({ id: "boards.sheet.few", message: "fewer than {least}" }, { least });
  const parts = partWords
    .map(({ part, title, several, lines }) => ({
      part,
      title: say(title),
      several,
      lines: Object.entries(figures[part])
        .map(([what, n]) => ({ what, n, label: lines[what] ? say(lines[what]) : what }))
        .toSorted((a, b) => (b.n ?? -1) - (a.n ?? -1)),
    }))
    .filter(({ lines }) => lines.length > 0);
  const save = () => {
    const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`;
    const rows = [
      [quoted(sheet.programName), quoted(span), figures.people === null ? "" : String(figures.people)],
      ...parts.flatMap(({ title, lines }) => lines.map(({ label, n }) => [quoted(title), quoted(label), n === null ? "" : String(n)])),
    ];
    const address = URL.createObjectURL(new Blob([`\ufeff${rows.map((row) => `${row.join(",")}\r\n`).join("")}`], { type: "text/csv" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `fact-sheet-${sheet.fromOn}-${sheet.untilOn}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  return (
    <Page
      width="text"
      kind={say({ id: "boards.sheet", message: "Fact sheet" })}
      title={<bdi>{sheet.programName}</bdi>}
      lead={
        <>
          <span className="block">{span}</span>
          <span className="block">
            {say(
              { id: "boards.sheet.for", message: "For {board}, meeting of {day}" },
              { board: isolate(sheet.boardName), day: formats.day(sheet.meetingOn) },
            )}
          </span>
        </>
      }
      back={{ href: `/boards/${sheet.boardId}`, label: say({ id: "boards.board", message: "Advisory board" }) }}
      actions={
        <Buttons>
          <Button icon="print" kind="primary" onPress={() => window.print()}>
            {say({ id: "boards.sheet.print", message: "Print" })}
          </Button>
          <Button onPress={save}>{say({ id: "boards.sheet.csv", message: "Save as a table" })}</Button>
        </Buttons>
      }
    >
      <p className="text-xl">
        {figures.people === null
          ? say(
              { id: "boards.sheet.tooFew", message: "A case was opened for fewer than {least} people: no figures are told of them." },
              { least },
            )
          : say(
              { id: "boards.sheet.people", message: "A case was opened for {n, plural, one {one person} other {# people}}." },
              { n: figures.people },
            )}
      </p>
      {parts.map(({ part, title, several, lines }) => (
        <section key={part} className="break-inside-avoid">
          <h2 className="text-lg font-semibold">{title}</h2>
          {several && (
            <p className="text-sm text-quiet">{say({ id: "boards.sheet.several", message: "One person can stand in several lines." })}</p>
          )}
          <table className="mt-2 w-full">
            <caption className="sr-only">{title}</caption>
            <thead className="sr-only">
              <tr>
                <th scope="col">{say({ id: "boards.sheet.what", message: "What" })}</th>
                <th scope="col">{say({ id: "boards.sheet.how", message: "How many people" })}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ what, label, n }) => (
                <tr key={what} className="border-t border-line">
                  <th scope="row" className="w-1/2 py-1.5 text-start font-normal">
                    {label}
                  </th>
                  <td className="py-1.5 ps-3">
                    {n === null ? (
                      <span className="inline-block w-10 text-end text-quiet">–</span>
                    ) : (
                      <span className="flex items-center gap-2">
                        <span className="w-10 text-end tabular-nums">{formats.number(n)}</span>
                        <span aria-hidden="true" className="flex h-2.5 grow overflow-hidden rounded-sm bg-sunken forced-color-adjust-none">
                          <span
                            className="block h-full bg-accent print:border print:border-ink"
                            style={{ width: `${(100 * n) / Math.max(1, figures.people ?? 1)}%` }}
                          />
                        </span>
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <section className="space-y-2 border-t border-line pt-4 text-sm text-quiet">
        <p className="measure">
          {say(
            {
              id: "boards.sheet.how.text",
              message:
                "Everybody for whom a case was opened in these days counts once, by the first of those cases; what was in their way and what was talked about, until the last of these days. A dash stands for {few}, for all but as few, or for what could be worked out from others.",
            },
            { few },
          )}
        </p>
        <p className="measure">
          {say(
            {
              id: "boards.sheet.by",
              message: "{agency}. Given out by {name}, {when}, by rule R95 ({least}); not counted again since.",
            },
            { agency: isolate(sheet.agencyName), name: isolate(sheet.issuedBy), when: formats.moment(sheet.issuedAt), least },
          )}
        </p>
      </section>
    </Page>
  );
}
