interface Line {
  readonly day: string;
  readonly name: string;
  readonly ids: Set<string>;
  ended: string;
}
const IDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const LONGEST = 25;

/** What happened so far, and the smallest part of it that a failure is about. */
export class Told {
  readonly #lines: Line[] = [];
  readonly #open: Line[] = [];

  begin(day: string, name: string): Line {
    const line: Line = { day, name, ids: new Set(), ended: "breaks off" };
    this.#lines.push(line);
    this.#open.push(line);
    return line;
  }

  touch(id: string): void {
    for (const line of this.#open) line.ids.add(id);
  }

  end(line: Line, ended: string): void {
    line.ended = ended;
    this.#open.splice(this.#open.indexOf(line), 1);
  }

  /** All that was done to what was expected and is not there, or the other way round, and what happened last. */
  about({ actual, expected, message = "" }: { actual?: unknown; expected?: unknown; message?: string }): string {
    const list = (value: unknown) => (Array.isArray(value) ? value.map((one) => JSON.stringify(one)) : []);
    const [is, should] = [list(actual), list(expected)];
    const odd = [...is.filter((one) => !should.includes(one)), ...should.filter((one) => !is.includes(one))];
    const ids = new Set([...odd, message].join(" ").match(IDS) ?? []);
    const done = (line: Line) => line.ended === "done" || line.ended === "breaks off";
    const theirs = this.#lines.filter((line) => done(line) && [...line.ids].some((id) => ids.has(id)));
    const told = (lines: readonly Line[]) =>
      lines.map(({ day, name, ended, ids: all }) => `  ${day} ${name} (${ended}) ${[...all].join(" ")}`);
    return [
      ...odd.slice(0, 5).map((one) => `differs: ${one}`),
      "what was done there:",
      ...told(theirs.slice(-LONGEST)),
      "what happened last:",
      ...told(this.#lines.slice(-5)),
    ].join("\n");
  }
}
