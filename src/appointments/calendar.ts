/** One entry of a calendar: an instant to an instant. */
export interface CalendarEntry {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly version: number;
}

/** RFC 5545 3.1: no line of more than 75 octets; what is longer goes on after a break and a space, never within a letter. */
export function foldLine(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    // Each further line begins with a space, which counts.
    if (octets + size > 75) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}

/** RFC 5545 3.3.11: what has a meaning of its own in a text is written with a stroke before it. */
export const escapeText = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, "\\n");

const instant = (value: string | Date) => new Date(value).toISOString().replace(/[-:]|\.\d+/g, "");

/**
 * Appointments as iCalendar. Instants are in UTC, so that no table of a zone's rules can be wrong; the zone is named for programs that show it. Each is called
 * the same neutral word, whose and what for stands nowhere: a calendar is read over shoulders, and synchronised to who knows where.
 */
export function writeCalendar(
  entries: readonly CalendarEntry[],
  { summary, now, timeZone }: { summary: string; now: Date; timeZone?: string },
): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Calendar//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...(timeZone ? [`X-WR-TIMEZONE:${escapeText(timeZone)}`] : []),
    ...entries.flatMap(({ id, startsAt, endsAt, version }) => [
      "BEGIN:VEVENT",
      `UID:${id}`,
      `DTSTAMP:${instant(now)}`,
      `DTSTART:${instant(startsAt)}`,
      `DTEND:${instant(endsAt)}`,
      `SEQUENCE:${version - 1}`,
      `SUMMARY:${escapeText(summary)}`,
      "CLASS:PRIVATE",
      "TRANSP:OPAQUE",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return `${lines.map(foldLine).join("\r\n")}\r\n`;
}
