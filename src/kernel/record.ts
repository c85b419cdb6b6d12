/** One line of the trail: ids and names only, never what was written in a field. */
export interface TrailEvent {
  readonly id: string;
  readonly source: "web" | "cli" | "job";
  readonly action: string;
  readonly outcome: "done" | "refused";
  readonly about: Readonly<Record<string, string>>;
  readonly people: readonly string[];
  readonly because: readonly string[];
}

/** The statement that writes it. Who and of which agency are taken from the signed context. */
export const recordEvent = (event: TrailEvent) => ({
  text: "select kernel.record($1, $2, $3, $4, $5, $6, $7)",
  values: [event.id, event.source, event.action, event.outcome, JSON.stringify(event.about), event.people, event.because],
});

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The ids named in an input or an answer: what the visit was about. */
export function idsIn(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  const ids = Object.entries(value).filter(
    (pair): pair is [string, string] => typeof pair[1] === "string" && (pair[0] === "id" || pair[0].endsWith("Id")) && uuid.test(pair[1]),
  );
  return Object.fromEntries(ids);
}
