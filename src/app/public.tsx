import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { DoorsPage, WhoPage } from "../concerns/public/ChoosePages.tsx";
import { ConcernForm } from "../concerns/public/ConcernForm.tsx";
import { FiledPage, NotedPage, ReceiptPage } from "../concerns/public/ReceiptPages.tsx";
import { SorryPage } from "../concerns/public/SorryPage.tsx";
import type { PublicPages } from "../concerns/publicPages.ts";

const pages: { [Page in keyof PublicPages]: (props: PublicPages[Page]) => ReactElement } = {
  doors: DoorsPage,
  who: WhoPage,
  form: ({ key, ...props }) => <ConcernForm {...props} key_={key} />,
  filed: FiledPage,
  receipt: ({ key, ...props }) => <ReceiptPage {...props} key_={key} />,
  noted: NotedPage,
  sorry: SorryPage,
};

/** One public page as text: rendered here, never hydrated there. */
export const renderPublic = <Page extends keyof PublicPages>(page: Page, props: PublicPages[Page]): string =>
  `<!doctype html>${renderToStaticMarkup(pages[page](props))}`;
