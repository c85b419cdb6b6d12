import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { DoorsPage, WhoPage } from "../concerns/public/ChoosePages.tsx";
import { ConcernForm } from "../concerns/public/ConcernForm.tsx";
import { FiledPage, NotedPage, ReceiptPage } from "../concerns/public/ReceiptPages.tsx";
import { SorryPage } from "../concerns/public/SorryPage.tsx";
import type { PublicPages } from "../concerns/publicPages.ts";
import type { LinkPages } from "../disclosures/linkPages.ts";
import { ShareCodePage, ShareOpenedPage } from "../disclosures/public/LinkPages.tsx";
import { NoPolicyPage, PolicyPage } from "../leaves/public/PolicyPages.tsx";
import type { LeavePages } from "../leaves/publicPages.ts";
import type { PortalPages } from "../portal/pageProps.ts";
import { EnterPage, FirstPage, NonePage } from "../portal/public/EnterPages.tsx";
import { FormsPage, OwnFormPage } from "../portal/public/FormPages.tsx";
import { LeavePage } from "../portal/public/LeavePage.tsx";
import { BookPage, NextPage } from "../portal/public/MeetingPages.tsx";
import { HelpersPage, NotesPage, RecordPage } from "../portal/public/OwnPages.tsx";
import { PlanPage } from "../portal/public/PlanPage.tsx";
import { SharingPage, WithdrawPage } from "../portal/public/SharingPages.tsx";

type Pages = PublicPages & LinkPages & LeavePages & PortalPages;

const pages: { [Page in keyof Pages]: (props: Pages[Page]) => ReactElement } = {
  doors: DoorsPage,
  who: WhoPage,
  form: ({ key, ...props }) => <ConcernForm {...props} key_={key} />,
  filed: FiledPage,
  receipt: ({ key, ...props }) => <ReceiptPage {...props} key_={key} />,
  noted: NotedPage,
  sorry: SorryPage,
  shareCode: ShareCodePage,
  shareOpened: ShareOpenedPage,
  leavePolicy: PolicyPage,
  leaveNone: NoPolicyPage,
  mineIn: EnterPage,
  mineFirst: FirstPage,
  mineSharing: SharingPage,
  mineWithdraw: WithdrawPage,
  mineLeave: LeavePage,
  minePlan: PlanPage,
  mineForms: FormsPage,
  mineForm: OwnFormPage,
  mineRecord: RecordPage,
  mineHelpers: HelpersPage,
  mineNext: NextPage,
  mineBook: BookPage,
  mineNotes: NotesPage,
  mineNone: NonePage,
};

/** One public page as text: rendered here, never hydrated there. */
export const renderPublic = <Page extends keyof Pages>(page: Page, props: Pages[Page]): string =>
  `<!doctype html>${renderToStaticMarkup(pages[page](props))}`;
