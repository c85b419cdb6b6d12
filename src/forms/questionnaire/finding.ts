import type { Document, Place } from "./document.ts";

/** One thing said about a form's file. A fault keeps the form from being used; what is kept stays in the file and does nothing here. */
export interface Finding {
  readonly severity: "fault" | "kept";
  readonly code: string;
  /** The part of the file, as a JSON pointer (RFC 6901). */
  readonly pointer: string;
  readonly place: Place;
  /** The question it is about; null where it is about the form as a whole. */
  readonly linkId: string | null;
  readonly message: string;
}

/** More than anybody reads of one file: what is beyond is found once these are put right. */
const MOST_SAID = 200;
const LONGEST_SAID = 400;

/** Gathers what is found while one document is read. */
export class Findings {
  readonly all: Finding[] = [];
  readonly #document: Document;
  readonly #said = { fault: 0, kept: 0 };

  constructor(document: Document) {
    this.#document = document;
  }

  fault(code: string, pointer: string, linkId: string | null, message: string): void {
    this.#add("fault", code, pointer, linkId, message);
  }

  kept(code: string, pointer: string, linkId: string | null, message: string): void {
    this.#add("kept", code, pointer, linkId, message);
  }

  #add(severity: Finding["severity"], code: string, pointer: string, linkId: string | null, message: string): void {
    this.#said[severity] += 1;
    if (this.#said[severity] > MOST_SAID) return;
    const said = { linkId: linkId === null ? null : linkId.slice(0, LONGEST_SAID), message: message.slice(0, LONGEST_SAID) };
    this.all.push({ severity, code, pointer, place: this.#document.placeOf(pointer), ...said });
  }
}
