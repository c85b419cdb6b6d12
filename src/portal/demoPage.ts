import { hashPassword } from "../staff/password.ts";

/** What the demo's page is opened with; shown beside its sign-in. */
export const DEMO_PAGE_PASSWORD = "try my own page out";

/** Lets a page of the demo be opened, as if its code had been used. Asked of the owner's connection, while the demo is laid. */
export async function giveDemoPage(lay: (sql: string, values: unknown[]) => Promise<void>, pageId: string, name: string): Promise<void> {
  const hash = await hashPassword(DEMO_PAGE_PASSWORD);
  await lay("update portal.invitation set used_at = kernel.clock() where page_id = $1", [pageId]);
  await lay("insert into portal.credential (page_id, agency_id, password_hash) select id, agency_id, $2 from portal.page where id = $1", [
    pageId,
    hash,
  ]);
  await lay("insert into portal.demo_sign_in (page_id, name, password) values ($1, $2, $3)", [pageId, name, DEMO_PAGE_PASSWORD]);
}
