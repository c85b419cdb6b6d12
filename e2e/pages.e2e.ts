import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { checkPage } from "./checkPage.ts";
import { expect, signIn, test } from "./support.ts";

// Every page there is: accessible light and dark, wide and narrow, zoomed and mirrored, with its pictures kept in .test/pictures.

interface Visit {
  readonly who: string;
  /** Where to go, if the path is not enough: presses its way there from a list. */
  readonly then?: (page: Page) => Promise<void>;
  readonly from?: string;
  readonly picture: string;
}

const root = join(import.meta.dirname, "..");
const openRow = (name: RegExp) => async (page: Page) => {
  await page.getByRole("row", { name }).click();
  await page.waitForURL("**/cases/*");
};
const openLink = (name: RegExp | string, where: string) => async (page: Page) => {
  await page.getByRole("main").getByRole("link", { name }).first().click();
  await page.waitForURL(where);
};

/** How each page is come to. A page of `pages.tsx` that is missing here fails; one checked in another file names that file. */
const visits: Readonly<Record<string, Visit | { readonly checkedIn: string; readonly picture: string }>> = {
  "/": { who: "Ines Carvalho", picture: "today" },
  "/today": { who: "Ida Lindqvist", picture: "today-administrator" },
  "/concerns": { who: "Ravi Menon", picture: "inbox" },
  "/concerns/new": { who: "Ruth Okafor", picture: "file-concern" },
  "/concerns/$concernId": { checkedIn: "e2e/triage.e2e.ts", picture: "concern-triage" },
  "/consults": { who: "Ana Ruiz", picture: "consults" },
  "/people": { who: "Ines Carvalho", picture: "people", then: (page) => page.getByRole("searchbox").first().fill("Jo") },
  "/people/$personId": {
    who: "Ines Carvalho",
    from: "/cases",
    picture: "person",
    then: async (page) => {
      await openRow(/Jo R\./)(page);
      await page.getByRole("heading", { level: 1 }).getByRole("link").click();
      await page.waitForURL("**/people/*");
    },
  },
  "/cases": { who: "Ines Carvalho", picture: "cases" },
  "/caseload": { who: "Ravi Menon", picture: "caseload" },
  "/caseload/$accountId": { checkedIn: "e2e/caseload.e2e.ts", picture: "caseload-worker" },
  "/review": { checkedIn: "e2e/caseload.e2e.ts", picture: "review" },
  "/settings/reviewer": { checkedIn: "e2e/caseload.e2e.ts", picture: "reviewer" },
  "/appointments": { checkedIn: "e2e/appointments.e2e.ts", picture: "appointments" },
  "/cases/outreach": { who: "Ines Carvalho", picture: "outreach" },
  "/cases/check-ins": { who: "Tomás Vega", picture: "check-ins" },
  "/cases/groups": { who: "Ines Carvalho", picture: "groups" },
  "/cases/season": { who: "Ravi Menon", picture: "season" },
  "/settings/accounts/$accountId/hand-over": { checkedIn: "e2e/many.e2e.ts", picture: "leaver" },
  "/cases/$caseId/people/sheet": { checkedIn: "e2e/whoIsWho.e2e.ts", picture: "people-sheet" },
  "/cases/$caseId/together": { checkedIn: "e2e/together.e2e.ts", picture: "together" },
  "/cases/$caseId/safety-paper": { checkedIn: "e2e/safety.e2e.ts", picture: "safety-paper" },
  "/cases/$caseId/disclosures": { checkedIn: "e2e/sharing.e2e.ts", picture: "disclosures" },
  "/packages/$packageId": { checkedIn: "e2e/sharing.e2e.ts", picture: "package" },
  "/received": { checkedIn: "e2e/sharing.e2e.ts", picture: "received" },
  "/received/$packageId": { checkedIn: "e2e/sharing.e2e.ts", picture: "received-one" },
  "/cases/new": {
    who: "Ines Carvalho",
    picture: "open-case",
    then: async (page) => {
      await page.getByRole("searchbox", { name: "Find a person" }).fill("Thuy");
      await page.getByRole("button", { name: /Thuy N\./ }).click();
      await page.getByRole("heading", { name: "Who manages it?" }).waitFor();
    },
  },
  "/cases/$caseId": { who: "Ines Carvalho", from: "/cases", picture: "case", then: openRow(/Jo R\./) },
  "/cases/$caseId/releases/new": { checkedIn: "e2e/releases.e2e.ts", picture: "release-new" },
  "/plans/$planId/copy": { checkedIn: "e2e/plan.e2e.ts", picture: "plan-copy" },
  "/releases/$releaseId": { checkedIn: "e2e/releases.e2e.ts", picture: "release" },
  "/releases/$releaseId/copy": { checkedIn: "e2e/releases.e2e.ts", picture: "release-copy" },
  "/settings/recipients": { checkedIn: "e2e/releases.e2e.ts", picture: "recipients" },
  "/imports": { who: "Walt O'Neill", picture: "imports" },
  "/imports/$runId": { who: "Walt O'Neill", from: "/imports", picture: "import-run", then: openLink(/rio-verde-roster/, "**/imports/*") },
  "/exports": { checkedIn: "e2e/exports.e2e.ts", picture: "exports" },
  "/settings": { who: "Ravi Menon", picture: "settings" },
  "/settings/routing": { who: "Ravi Menon", picture: "routing" },
  "/messages": { who: "Ida Lindqvist", picture: "messages" },
  "/settings/law": { who: "Ida Lindqvist", picture: "law" },
  "/settings/joining": { checkedIn: "src/staff/accounts.e2e.ts", picture: "joining" },
  "/retention": { checkedIn: "e2e/retention.e2e.ts", picture: "retention" },
  "/visits": { checkedIn: "e2e/visits.e2e.ts", picture: "visits" },
  "/supervision": { checkedIn: "e2e/supervision.e2e.ts", picture: "supervision" },
  "/overrides": { checkedIn: "e2e/register.e2e.ts", picture: "overrides" },
  "/disclosures": { checkedIn: "e2e/register.e2e.ts", picture: "register" },
  "/walls": { checkedIn: "e2e/walls.e2e.ts", picture: "walls" },
  "/emergency": { checkedIn: "e2e/walls.e2e.ts", picture: "emergency" },
  "/desk": { checkedIn: "e2e/desk.e2e.ts", picture: "desk" },
  "/desk/$paperId": { checkedIn: "e2e/desk.e2e.ts", picture: "paper" },
  "/cases/$caseId/requests/new": { checkedIn: "e2e/desk.e2e.ts", picture: "request-new" },
  "/requests/$requestId": { checkedIn: "e2e/desk.e2e.ts", picture: "request" },
  "/crisis": { checkedIn: "e2e/crisis.e2e.ts", picture: "crisis" },
  "/settings/crisis-list": { who: "Ida Lindqvist", picture: "crisis-list" },
  "/settings/forms": { who: "Ida Lindqvist", picture: "forms" },
  "/settings/forms/$formId": { checkedIn: "e2e/forms.e2e.ts", picture: "form-published" },
  "/responses/$responseId/handed": { checkedIn: "e2e/forms.e2e.ts", picture: "response-handed" },
  "/responses/$responseId": { checkedIn: "e2e/forms.e2e.ts", picture: "response-complete" },
  "/settings/organisations": { checkedIn: "e2e/organisation.e2e.ts", picture: "organisations" },
  "/settings/sign-in": { checkedIn: "src/staff/signIn.e2e.ts", picture: "your-sign-in" },
  "/settings/conflicts": { checkedIn: "e2e/studentStaff.e2e.ts", picture: "whom-you-know" },
  "/settings/on-call": { checkedIn: "e2e/oncall.e2e.ts", picture: "rota" },
  "/on-call/hand-over": { checkedIn: "e2e/oncall.e2e.ts", picture: "hand-over" },
  "/programs/$programId": { checkedIn: "e2e/cover.e2e.ts", picture: "program" },
  "/settings/cover": { checkedIn: "src/staff/accounts.e2e.ts", picture: "cover" },
  "/settings/programs": { checkedIn: "src/agencies/programs.e2e.ts", picture: "programs" },
  "/settings/calendar": { who: "Ravi Menon", picture: "calendar" },
  "/title-ix": { checkedIn: "e2e/titleix.e2e.ts", picture: "title-ix" },
  "/leave-policy": { who: "Ida Lindqvist", picture: "leave-policy" },
  "/boards": { who: "Ravi Menon", picture: "boards" },
  "/boards/$boardId": { who: "Ravi Menon", from: "/boards", picture: "board", then: openLink(/Well-Being/, "**/boards/*") },
  "/fact-sheets/$sheetId": {
    who: "Ravi Menon",
    from: "/boards",
    picture: "fact-sheet",
    then: async (page) => {
      await openLink(/Well-Being/, "**/boards/*")(page);
      await page.getByRole("region", { name: "Fact sheets" }).getByRole("link").first().click();
      await page.waitForURL("**/fact-sheets/*");
    },
  },
  "/leaves/alike": { who: "Ravi Menon", picture: "leaves-alike" },
  "/settings/guidance": { checkedIn: "e2e/whoIsWho.e2e.ts", picture: "guidance" },
  "/settings/key": { who: "Ida Lindqvist", picture: "key" },
  "/settings/accounts": { checkedIn: "src/staff/accounts.e2e.ts", picture: "accounts" },
  "/sign-in": { checkedIn: "src/staff/signIn.e2e.ts", picture: "sign-in" },
  "/sign-out": { checkedIn: "src/staff/signIn.e2e.ts", picture: "signed-out" },
  "/set-up": { checkedIn: "src/staff/accounts.e2e.ts", picture: "set-up" },
  "/gallery": { checkedIn: "src/ui/gallery.e2e.ts", picture: "gallery" },
};

test("every page of the app is checked somewhere", () => {
  const registry = readFileSync(join(root, "src/app/pages.tsx"), "utf8");
  const paths = [...registry.matchAll(/\bpath: "([^"]+)"/g)].map(([, path]) => path!);
  expect(Object.keys(visits).sort()).toEqual(paths.sort());
  for (const visit of Object.values(visits)) {
    if (!("checkedIn" in visit)) continue;
    expect(readFileSync(join(root, visit.checkedIn), "utf8"), visit.checkedIn).toMatch(
      new RegExp(`checkPage\\(\\w+, "${visit.picture}"\\)`),
    );
  }
});

for (const [path, visit] of Object.entries(visits)) {
  if ("checkedIn" in visit) continue;
  test(`R113 the page ${path} is what a page must be`, async ({ page, server }) => {
    await signIn(page, server, visit.who);
    await page.goto(visit.from ?? path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await visit.then?.(page);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await checkPage(page, visit.picture);
  });
}

test("R113 the pages of a case on a phone: its bar, its menus, a note being written", async ({ page, server }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/cases");
  await page.getByRole("row", { name: /Jo R\./ }).click();
  await page.getByRole("navigation", { name: "Main" }).getByRole("button", { name: "Note" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Note" }).waitFor();
  await checkPage(page, "note");
});

test("R113 what is not there for somebody says so on a page like any other", async ({ page, server }) => {
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/cases/01890000-0000-7000-8000-000000000000");
  await expect(page.getByRole("heading", { name: "There is nothing here for you" })).toBeVisible();
  await checkPage(page, "not-there");
  await page.goto("/people/somebody");
  await expect(page.getByRole("heading", { name: "There is nothing here for you" })).toBeVisible();
});
