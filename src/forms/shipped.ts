import fs from "node:fs";
import path from "node:path";
import { textAt } from "./questionnaire/fields.ts";
import { readQuestionnaire } from "./questionnaire/readQuestionnaire.ts";
import { callsForSafety } from "./questionnaire/score.ts";

/** A form that comes with Holdfast: free to use, its text as its owner published it, its scoring tested. */
export interface ShippedForm {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly document: string;
  readonly callsForSafety: boolean;
}

let read: readonly ShippedForm[] | undefined;

/** All of them, by title; read once. */
export function listShipped(): readonly ShippedForm[] {
  read ??= readAll();
  return read;
}

function readAll(): ShippedForm[] {
  const folder = path.join(import.meta.dirname, "instruments");
  const names = fs.readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names
    .flatMap((file): ShippedForm[] => {
      const document = fs.readFileSync(path.join(folder, file), "utf8");
      const { form, document: whole } = readQuestionnaire(document);
      if (!form) return [];
      const about = textAt(whole, "description") ?? "";
      return [{ name: file.slice(0, -".json".length), title: form.title, about, document, callsForSafety: callsForSafety(form) }];
    })
    .sort((one, other) => one.title.localeCompare(other.title, "en"));
}
