import { packFiles } from "../roster/testing.ts";

const escapeXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A cell of a test's workbook: text, a day's serial number with a date format, an error, or as XML. */
export type TestCell = string | number | { readonly day: number } | { readonly error: string } | { readonly shared: number } | null;

const letter = (at: number) => String.fromCharCode(65 + at);

function cellXml(cell: TestCell, at: number, line: number): string {
  const place = `r="${letter(at)}${line}"`;
  if (cell === null) return "";
  if (typeof cell === "string") return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  if (typeof cell === "number") return `<c ${place}><v>${cell}</v></c>`;
  if ("day" in cell) return `<c ${place} s="1"><v>${cell.day}</v></c>`;
  if ("shared" in cell) return `<c ${place} t="s"><v>${cell.shared}</v></c>`;
  return `<c ${place} t="e"><v>${cell.error}</v></c>`;
}

export interface TestBook {
  readonly sheets: Readonly<Record<string, readonly (readonly TestCell[])[]>>;
  readonly strings?: readonly string[];
  readonly late?: boolean;
  readonly hidden?: readonly number[];
  readonly merged?: string;
  readonly parts?: Readonly<Record<string, string>>;
}

/** A workbook as spreadsheet programs write one. */
export function packBook({ sheets, strings = [], late = false, hidden = [], merged, parts = {} }: TestBook): Buffer {
  const names = Object.keys(sheets);
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const files: Record<string, string> = {
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "xl/workbook.xml": `${head}<workbook xmlns:r="r"><workbookPr${late ? ' date1904="1"' : ""}/><sheets>${names.map((name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships>${names.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}</Relationships>`,
    "xl/styles.xml": `${head}<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `${head}<sst>${strings.map((text) => `<si><r><t>${escapeXml(text.slice(0, 2))}</t></r><r><t xml:space="preserve">${escapeXml(text.slice(2))}</t></r><rPh sb="0" eb="1"><t>sound</t></rPh></si>`).join("")}</sst>`,
  };
  for (const [at, name] of names.entries()) {
    const rows = (sheets[name] ?? []).map(
      (cells, i) =>
        `<row r="${i + 1}"${hidden.includes(i + 1) ? ' hidden="1"' : ""}>${cells.map((cell, j) => cellXml(cell, j, i + 1)).join("")}</row>`,
    );
    files[`xl/worksheets/sheet${at + 1}.xml`] =
      `${head}<worksheet><sheetData>${rows.join("")}</sheetData>${merged ? `<mergeCells><mergeCell ref="${merged}"/></mergeCells>` : ""}</worksheet>`;
  }
  return packFiles({ ...files, ...parts });
}

/** Rows as CSV, every cell quoted. */
export const writeCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  `${rows.map((cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(",")).join("\r\n")}\r\n`;
