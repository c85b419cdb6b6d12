import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { PublicLanguage } from "../ui/public/words.ts";
import type { Copy } from "./copyContract.ts";

/** What each page behind a link is given. */
export interface LinkPages {
  /** Asks for the code that was told by telephone; the same page whatever the address is. */
  shareCode: { readonly lang: PublicLanguage; readonly wrong: boolean };
  shareOpened: {
    readonly lang: PublicLanguage;
    readonly code: string;
    readonly copies: readonly Copy[];
    /** What it may be used for, and no more. */
    readonly purpose: string;
    /** Who sent it and when: told to whoever said the code, and nowhere before. */
    readonly agency: string;
    readonly on: string;
    readonly notice: string;
    readonly noticeLang: string;
    readonly viewsLeft: number;
    /** The last day, already in words. */
    readonly until: string;
  };
}

export type RenderLink = <Page extends keyof LinkPages>(page: Page, props: LinkPages[Page]) => string;

const built = join(resolve(import.meta.dirname, "../.."), "dist/public/public.js");

/** These pages as scripts/build.ts made them. */
export async function loadLinkPages(place = built): Promise<RenderLink> {
  const { renderPublic } = (await import(pathToFileURL(place).href)) as { renderPublic: RenderLink };
  return renderPublic;
}
