import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { PortalPages } from "./pageProps.ts";

export type RenderPage = <Page extends keyof PortalPages>(page: Page, props: PortalPages[Page]) => string;

const built = join(resolve(import.meta.dirname, "../.."), "dist/public/public.js");

/** These pages as scripts/build.ts made them. */
export async function loadPortalPages(place = built): Promise<RenderPage> {
  const { renderPublic } = (await import(pathToFileURL(place).href)) as { renderPublic: RenderPage };
  return renderPublic;
}
