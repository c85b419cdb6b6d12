import { useEffect, useState } from "react";
import type { Call } from "../../kernel/client.ts";
import { clock } from "../../kernel/clock.ts";
import { type Draft, drafts } from "../../kernel/draft/contract.ts";
import { Problem } from "../../kernel/problem.ts";
import { useCall } from "../../ui/asking.ts";
import type { Values } from "../../ui/entries.ts";

/** How the keeping of a draft stands. `elsewhere`: another window keeps other words in the same place. */
export type Kept = { is: "none" } | { is: "saved"; at: string } | { is: "retrying" } | { is: "elsewhere" };

/** What is being thrown away, by its place: whoever looks there in that moment waits, or would find it once more. */
const dropping = new Map<string, Promise<unknown>>();

const PAUSE_MS = 1_000;
const RETRY_MS = 4_000;

/** Keeps what is being typed of one note with the server: a second after the last letter, again when the line broke, never over other words unasked. */
export class NoteKeeper {
  readonly #call: Call;
  readonly #place: string;
  readonly #tell: (kept: Kept) => void;
  #version: number | undefined;
  #wanted: string | undefined;
  #kept: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #other: Draft | undefined;
  #ended = false;

  constructor(call: Call, caseId: string, tell: (kept: Kept) => void) {
    this.#call = call;
    this.#place = `note.add:${caseId}`;
    this.#tell = tell;
  }

  /** What lies there from before; undefined where nothing does, or nothing that can be read. */
  async find(): Promise<{ values: Values; at: string } | undefined> {
    await dropping.get(this.#place);
    const { draft } = await this.#call(drafts.find, { place: this.#place });
    if (!draft) return undefined;
    this.#version = draft.version;
    this.#kept = draft.body;
    const values = readDraft(draft.body);
    return values && { values, at: draft.updatedAt };
  }

  keep(values: Values): void {
    const body = JSON.stringify(values);
    if (this.#ended || body === this.#wanted || body === this.#kept) return;
    this.#wanted = body;
    this.#wait(PAUSE_MS);
  }

  /** Keeps these words over the other ones. */
  claim(): void {
    this.#version = this.#other?.version;
    this.#other = undefined;
    this.#wait(0);
  }

  /** Throws the draft away: it was sent, or is not wanted. */
  async drop(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    const gone = this.#throwAway();
    dropping.set(this.#place, gone);
    await gone;
    if (dropping.get(this.#place) === gone) dropping.delete(this.#place);
  }

  async #throwAway(): Promise<void> {
    await this.#running;
    if (this.#version === undefined) return;
    await this.#call(drafts.drop, { place: this.#place, version: this.#version }).catch(() => {});
  }

  /** Lets go of the page; what was not yet kept is kept at once. */
  close(): void {
    clearTimeout(this.#timer);
    if (!this.#ended) void this.#send();
    this.#ended = true;
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#other) this.#timer = setTimeout(() => void this.#send(), ms);
  }

  async #send(): Promise<void> {
    await this.#running;
    this.#running = this.#attempt();
    await this.#running;
  }

  async #attempt(): Promise<void> {
    const body = this.#wanted;
    if (body === undefined || body === this.#kept || this.#other) return;
    const version = this.#version;
    try {
      const kept = await this.#call(drafts.keep, { place: this.#place, body, ...(version !== undefined && { version }) });
      this.#version = kept.version;
      this.#kept = body;
      this.#tell({ is: "saved", at: clock().toISOString() });
    } catch (problem) {
      if (problem instanceof Problem && problem.code === "stale") return this.#meet(problem.params.current as Draft | null);
      if (this.#ended) return;
      this.#tell({ is: "retrying" });
      this.#wait(RETRY_MS);
    }
  }

  /** Somebody else kept something here, or threw away what was: the latter is no reason to stop. */
  #meet(current: Draft | null): void {
    if (current === null) {
      this.#version = undefined;
      this.#wait(0);
      return;
    }
    this.#other = current;
    this.#tell({ is: "elsewhere" });
  }
}

/** What a draft held, should it be one of a note. */
function readDraft(body: string): Values | undefined {
  try {
    const values: unknown = JSON.parse(body);
    return typeof values === "object" && values !== null && !Array.isArray(values) ? (values as Values) : undefined;
  } catch {
    return undefined;
  }
}

/** What is kept of a note in a case: `ready` once it is known what lies there from before. */
export function useNoteDraft(caseId: string) {
  const call = useCall();
  const [kept, setKept] = useState<Kept>({ is: "none" });
  const [state, setState] = useState<{ keeper: NoteKeeper; before: { values: Values; at: string } | undefined }>();
  useEffect(() => {
    const keeper = new NoteKeeper(call, caseId, setKept);
    let current = true;
    const ready = (before?: { values: Values; at: string }) => {
      if (current) setState({ keeper, before });
    };
    // Without an answer one writes all the same; the keeping says that it is retried.
    keeper.find().then(ready, () => ready());
    return () => {
      current = false;
      keeper.close();
      setState(undefined);
      setKept({ is: "none" });
    };
  }, [call, caseId]);
  return { ready: state !== undefined, keeper: state?.keeper, before: state?.before, kept };
}
