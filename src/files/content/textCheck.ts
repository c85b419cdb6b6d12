import { notTaken } from "./source.ts";

/** Of a text that is not UTF-8 (an old spreadsheet writes Windows' own), the share of letters beyond the plain ones that is still one. */
const MOST_ODD = 0.3;

/** Whether bytes that say nothing of themselves are a text. */
export class TextCheck {
  #utf8: TextDecoder | undefined = new TextDecoder("utf-8", { fatal: true });
  #odd = 0;
  #size = 0;

  /** Looks at the next bytes. Throws at the first that no text holds. */
  add(part: Uint8Array): void {
    for (const byte of part) {
      if (byte < 32 ? byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 : byte === 127) throw notTaken();
      if (byte > 127) this.#odd += 1;
    }
    this.#size += part.length;
    this.#decode(part, true);
  }

  /** Throws when what was seen is no text. */
  finish(): void {
    this.#decode(new Uint8Array(), false);
    if (!this.#utf8 && this.#odd > this.#size * MOST_ODD) throw notTaken();
  }

  #decode(part: Uint8Array, stream: boolean): void {
    try {
      this.#utf8?.decode(part, { stream });
    } catch {
      this.#utf8 = undefined;
    }
  }
}
