import type { z } from "zod";
import { contacts, type NewContact } from "../../cases/contacts/contract.ts";
import { cases } from "../../cases/contract.ts";
import { notes } from "../../cases/notes/contract.ts";
import { tasks } from "../../cases/tasks/contract.ts";
import { concerns } from "../../concerns/contract.ts";
import { people } from "../../people/contract.ts";
import type { Player } from "./player.ts";

/** One thing that happens on a day, at an hour; days count from today and are negative. */
export interface Event {
  readonly day: number;
  readonly time: string;
  run(): Promise<unknown>;
}

type In<E extends { in: z.ZodType }> = z.input<E["in"]>;
type Note = {
  body: string;
  audience?: "author" | "team" | "program" | "person";
  restricted?: boolean;
  topic?: "notes" | "safety" | "clinical" | "legal";
};

/** Somebody of the story, who gets an id when they are written down. */
export interface Someone {
  readonly call: string;
  readonly family?: string;
  readonly initial?: string;
  readonly tag?: string;
  readonly pronouns?: string;
  readonly born?: string;
  readonly language?: string;
  readonly safeLine?: In<typeof people.setSafeLine>["safeLine"];
  readonly phone?: { value: string; safe: "safe" | "unsafe" | "unknown"; text?: boolean; voicemail?: boolean };
}

/** Writes a demo's story down as it is told, to be played in the order of its days. */
export class Script {
  readonly events: Event[] = [];
  readonly #player: Player;

  constructor(player: Player) {
    this.#player = player;
  }

  on(day: number, time: string, run: () => Promise<unknown>): void {
    this.events.push({ day, time, run });
  }

  /** Plays all of it, the earliest first. */
  async play(tell: (done: number, of: number) => void): Promise<void> {
    const events = [...this.events].sort((a, b) => a.day - b.day || (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
    for (const [i, event] of events.entries()) {
      await this.#player.moveTo(event.day, event.time);
      await event.run();
      tell(i + 1, events.length);
    }
  }

  /** A case with its person, opened on a day; what happens in it is told on the answer. */
  openCase(
    by: string,
    manager: string,
    programId: string,
    someone: Someone,
    opened: {
      day: number;
      level?: "triage_only" | "brief" | "full";
      weight?: number;
      risk?: "low" | "some" | "high";
      step: string;
      due: number;
    },
  ): Thread {
    const thread = new Thread(this, this.#player, manager);
    this.on(opened.day, "09:05", async () => {
      const call = this.#player.as(by);
      thread.personId = await this.write(by, programId, someone);
      thread.caseId = (
        await call(cases.open, {
          personId: thread.personId as never,
          programId,
          managerId: manager,
          serviceLevel: opened.level ?? "brief",
          weight: opened.weight ?? 1,
          risk: opened.risk ?? "some",
          firstStep: { title: opened.step, dueOn: this.#player.day(opened.due) },
        })
      ).id;
    });
    return thread;
  }

  /** Writes a person down. */
  async write(by: string, programId: string, who: Someone): Promise<string> {
    const { id } = await this.#player.as(by)(people.create, {
      call: who.call,
      initial: who.initial ?? (who.family ? `${[...who.family][0]}.` : null),
      tag: who.tag ?? null,
      pronouns: who.pronouns ?? null,
      programId,
      born: who.born ?? null,
      language: who.language ?? null,
      names: who.family
        ? [{ kind: "legal", given: who.call, middle: null, family: who.family, full: null, useWith: ["us", "letters"] }]
        : [],
      safeLine: who.safeLine ?? null,
      contactPoints: who.phone
        ? [
            {
              kind: "phone",
              value: who.phone.value,
              label: null,
              safe: who.phone.safe,
              safeHours: null,
              voicemailOk: who.phone.voicemail ?? false,
              textOk: who.phone.text ?? false,
            },
          ]
        : [],
    });
    return id;
  }
}

/** One case of the story: what its people do in it. */
export class Thread {
  caseId = "";
  personId = "";
  readonly #script: Script;
  readonly #player: Player;
  readonly #manager: string;

  constructor(script: Script, player: Player, manager: string) {
    this.#script = script;
    this.#player = player;
    this.#manager = manager;
  }

  /** A contact on a day, with a note where there is one. */
  contact(day: number, time: string, kind: NewContact["kind"], more: Partial<NewContact> & { note?: Note; by?: string } = {}): this {
    const { note, by, ...contact } = more;
    this.#script.on(day, time, () =>
      this.#player.as(by ?? this.#manager)(contacts.add, {
        caseId: this.caseId as never,
        kind,
        result: kind === "attempt" ? "attempted" : "completed",
        onDay: this.#player.day(day),
        atTime: time,
        ...contact,
        note: note ? { audience: "team", ...note } : null,
      }),
    );
    return this;
  }

  note(day: number, time: string, note: Note & { by?: string }): this {
    const { by, ...written } = note;
    this.#script.on(day, time, () =>
      this.#player.as(by ?? this.#manager)(notes.add, { caseId: this.caseId as never, audience: "team", ...written }),
    );
    return this;
  }

  task(day: number, title: string, due: number, more: Partial<In<typeof tasks.add>> = {}): this {
    this.#script.on(day, "15:30", () =>
      this.#player.as(this.#manager)(tasks.add, { caseId: this.caseId as never, title, dueOn: this.#player.day(due), ...more }),
    );
    return this;
  }

  /** Everything open by then is done. */
  finishTasks(day: number): this {
    this.#script.on(day, "15:00", async () => {
      const { tasks: open } = await this.#player.as(this.#manager)(cases.show, { caseId: this.caseId as never });
      for (const task of open) await this.#player.as(this.#manager)(tasks.complete, { taskId: task.taskId, version: task.version });
    });
    return this;
  }

  /** Anything else the manager, or a colleague, does with the case as it stands then. */
  later(day: number, time: string, run: (at: { caseId: never; personId: never; version: number }) => Promise<unknown>): this {
    this.#script.on(day, time, async () => {
      const shown = await this.#player.as(this.#manager)(cases.show, { caseId: this.caseId as never });
      await run({ caseId: this.caseId as never, personId: this.personId as never, version: shown.case.version });
    });
    return this;
  }
}

/** The door of a program, for staff who file. */
export async function findDoor(player: Player, by: string, programId: string): Promise<never> {
  const { doors } = await player.as(by)(concerns.doors, {});
  return doors.find((door) => door.programId === programId)?.id as never;
}
