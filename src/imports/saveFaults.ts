import type { Finding } from "./contract.ts";

const HEAD = ["severity", "file", "line", "column", "what"];

/** A list of faults as CSV, each row with its file, line and column. What a spreadsheet would take for a formula is made text. */
export function writeFaults(list: readonly Finding[]): string {
  const cell = (value: string | number | null) => {
    const text = String(value ?? "");
    return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  };
  const rows = list.map(({ severity, file, line, column, message }) => [severity, file, line, column, message].map(cell).join(","));
  return `\ufeff${[HEAD.join(","), ...rows].join("\r\n")}\r\n`;
}

/** Gives the list to whoever looks at it, to be sent to whoever can put it right. */
export function saveFaults(list: readonly Finding[]): void {
  const address = URL.createObjectURL(new Blob([writeFaults(list)], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "faults.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
