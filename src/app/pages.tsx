import { type PageSpec, page } from "./registry.ts";

const soon = page(() => import("./SoonPage.tsx"), "SoonPage");

/** Every page of the staff app, a line each; those with a `rail` in the order of the rail. */
export const pages: readonly PageSpec[] = [
  {
    path: "/",
    page: page(() => import("../today/TodayPage.tsx"), "TodayPage"),
    rail: { label: { id: "app.rail.today", message: "Today" }, icon: "today", keys: "g t" },
  },
  { path: "/concerns", page: soon, rail: { label: { id: "app.rail.concerns", message: "Concerns" }, icon: "concern", keys: "g c" } },
  {
    path: "/people",
    page: page(() => import("../people/PeoplePage.tsx"), "PeoplePage"),
    rail: { label: { id: "app.rail.people", message: "People" }, icon: "people", keys: "g p" },
  },
  { path: "/people/$personId", page: page(() => import("../people/PersonPage.tsx"), "PersonPage") },
  { path: "/cases", page: soon, rail: { label: { id: "app.rail.cases", message: "Cases" }, icon: "case", keys: "g k" } },
  { path: "/team", page: soon, rail: { label: { id: "app.rail.team", message: "Team" }, icon: "team", keys: "g m" } },
  {
    path: "/import",
    page: soon,
    rail: { label: { id: "app.rail.import", message: "Import" }, icon: "import", shownTo: (me) => me.mayAdmin },
  },
  {
    path: "/settings",
    page: page(() => import("./SettingsPage.tsx"), "SettingsPage"),
    rail: { label: { id: "app.rail.settings", message: "Settings" }, icon: "settings" },
  },
  { path: "/settings/sign-in", page: page(() => import("../staff/AccountPage.tsx"), "AccountPage") },
  { path: "/settings/cover", page: page(() => import("../staff/CoverPage.tsx"), "CoverPage") },
  { path: "/settings/accounts", page: page(() => import("../staff/AccountsPage.tsx"), "AccountsPage") },
  { path: "/sign-in", page: page(() => import("../staff/SignInPage.tsx"), "SignInPage"), bare: true },
  { path: "/sign-out", page: page(() => import("../staff/SignOutPage.tsx"), "SignOutPage"), bare: true },
  { path: "/set-up", page: page(() => import("../staff/SetUpPage.tsx"), "SetUpPage"), bare: true },
  { path: "/gallery", page: page(() => import("../ui/GalleryPage.tsx"), "GalleryPage"), bare: true, localOnly: true },
];
