import type { Entity, LeftOut } from "./roster.ts";

/**
 * What was delivered and could not be taken. In a bulk delivery a missing row means that the thing is gone; a row that
 * was there and could not be read must not be mistaken for that.
 */
export class Losses {
  readonly #all: LeftOut[] = [];
  readonly #known = new Set<string>();
  readonly #unnamed = new Set<Entity>();

  add(entity: Entity, id: string | null, { file, line }: { readonly file: string; readonly line: number }): void {
    this.#all.push({ entity, id, file, line });
    if (id === null) this.#unnamed.add(entity);
    else this.#known.add(`${entity} ${id}`);
  }

  /** Rows are lost that nobody can count: the rest of a file, or all of it. */
  loseCount(entity: Entity): void {
    this.#unnamed.add(entity);
  }

  has(entity: Entity, id: string): boolean {
    return this.#known.has(`${entity} ${id}`);
  }

  /** Whether a thing of this kind may have been in the delivery though nobody can say which. */
  mayHide(entity: Entity): boolean {
    return this.#unnamed.has(entity);
  }

  list(): readonly LeftOut[] {
    return this.#all;
  }
}
