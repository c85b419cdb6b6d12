import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Door } from "./filePublic.ts";
import type { Source } from "./sentForm.ts";
import type { Watch } from "./watch.ts";

export const languages = ["en", "es", "ar"] as const;
export type Language = (typeof languages)[number];

/** What a page needs to know of a door. */
export type ShownDoor = Pick<
  Door,
  "slug" | "title" | "titles" | "agencyName" | "agencySlug" | "emergency" | "regime" | "personWord" | "confidential"
>;

/** Why a form comes back with everything that was typed: nothing was said in it, its office was not named, or it could not be stored just now. */
export type Trouble = "empty" | "noOffice" | "notStored";

interface Common {
  readonly lang: Language;
}

/** What each public page is given. No page holds anything of a person but what its reader has just typed. */
export interface PublicPages {
  doors: Common & { readonly doors: readonly ShownDoor[] };
  who: Common & { readonly door: ShownDoor };
  form: Common & {
    readonly door: ShownDoor;
    readonly as: Source;
    readonly key: string;
    readonly typed: Readonly<Record<string, readonly string[]>>;
    readonly trouble: Trouble | null;
    /** Asked once already for the words that are missing: next time it is stored as it is. */
    readonly asked: boolean;
    /** Whether somebody is on call behind it; null when that cannot be known just now. */
    readonly watch: Watch | null;
  };
  filed: Common & { readonly door: ShownDoor; readonly as: Source; readonly code: string; readonly told: boolean };
  receipt: Common & {
    readonly doors: readonly ShownDoor[];
    readonly to: string;
    readonly key: string;
    readonly typed: Readonly<Record<string, readonly string[]>>;
    readonly trouble: Trouble | null;
  };
  noted: Common & { readonly emergency: string };
  /** `typed`: what somebody had written at a door that closed meanwhile, so that it can be taken elsewhere. */
  sorry: Common & { readonly what: "gone" | "tooLong" | "later"; readonly typed?: readonly string[] };
}

export type RenderPublic = <Page extends keyof PublicPages>(page: Page, props: PublicPages[Page]) => string;

const built = join(resolve(import.meta.dirname, "../.."), "dist/public/public.js");

/** The pages as scripts/build.ts made them: TSX, turned into plain text on the server and never hydrated. */
export async function loadPages(place = built): Promise<RenderPublic> {
  const { renderPublic } = (await import(pathToFileURL(place).href)) as { renderPublic: RenderPublic };
  return renderPublic;
}

/** The language asked for by name, or the first of the browser's that there is. */
export function chooseLanguage(asked: string | undefined, browser: string | undefined): Language {
  const tags = [asked ?? "", ...(browser ?? "").split(",").map((part) => part.split(";")[0]?.trim().split("-")[0] ?? "")];
  return (
    languages.find((language) => language === asked) ??
    tags.map((tag) => languages.find((language) => language === tag)).find(Boolean) ??
    "en"
  );
}
