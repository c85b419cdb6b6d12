import { hasConcerns, useWaitingConcerns } from "../concerns/inbox/useInbox.ts";
import { consultsAnywhere } from "../consults/policy.ts";
import { useAnyReceived, useUnreadReceived } from "../disclosures/useReceived.ts";
import { caseImportPrograms } from "../imports/cases/policy.ts";
import { looksForPeople } from "../staff/policy.ts";
import { isCoordinator, isOnlyAdmin, isReviewer, isStudentStaff, worksWithPeople } from "./onlyAdmin.ts";
import { type PageSpec, page } from "./registry.ts";

/** What the first page is to whom. */
const homeLabels = {
  start: { id: "app.rail.start", message: "Start" },
  // Whoever is in no program and administers nothing is there to look from outside.
  reviewer: { id: "app.rail.review", message: "Review" },
  student: { id: "app.rail.handOver", message: "Hand-over" },
  works: undefined,
};

/** Every page of the staff app, a line each; those with a `rail` in the order of the rail. */
export const pages: readonly PageSpec[] = [
  {
    path: "/",
    page: page(() => import("./HomePage.tsx"), "HomePage"),
    rail: {
      label: { id: "app.rail.today", message: "Today" },
      labelFor: (me) =>
        homeLabels[isStudentStaff(me) ? "student" : isOnlyAdmin(me) || isCoordinator(me) ? "start" : isReviewer(me) ? "reviewer" : "works"],
      icon: "today",
      keys: "g t",
    },
  },
  {
    path: "/concerns",
    page: page(() => import("../concerns/InboxPage.tsx"), "InboxPage"),
    rail: {
      label: { id: "app.rail.concerns", message: "Concerns" },
      icon: "concern",
      keys: "g i",
      useCount: useWaitingConcerns,
      shownTo: (me) => hasConcerns(me) && !isStudentStaff(me),
    },
  },
  {
    path: "/concerns/new",
    page: page(() => import("../concerns/FileConcernPage.tsx"), "FileConcernPage"),
    rail: { label: { id: "app.rail.file", message: "File a concern" }, icon: "plus", keys: "g f" },
  },
  { path: "/concerns/$concernId", page: page(() => import("../concerns/ConcernPage.tsx"), "ConcernPage") },
  {
    path: "/consults",
    page: page(() => import("../consults/ConsultsPage.tsx"), "ConsultsPage"),
    rail: { label: { id: "app.rail.consults", message: "Consults" }, icon: "help", keys: "g c", shownTo: consultsAnywhere },
  },
  {
    path: "/people",
    page: page(() => import("../people/PeoplePage.tsx"), "PeoplePage"),
    rail: { label: { id: "app.rail.people", message: "People" }, icon: "people", keys: "g p", shownTo: looksForPeople },
  },
  { path: "/people/$personId", page: page(() => import("../people/PersonPage.tsx"), "PersonPage") },
  {
    path: "/cases",
    page: page(() => import("../cases/CasesPage.tsx"), "CasesPage"),
    rail: {
      label: { id: "app.rail.cases", message: "Cases" },
      icon: "case",
      keys: "g k",
      shownTo: (me) => worksWithPeople(me) && !isStudentStaff(me),
    },
  },
  {
    path: "/caseload",
    page: page(() => import("../today/caseload/CaseloadPage.tsx"), "CaseloadPage"),
    rail: {
      label: { id: "app.rail.caseload", message: "Caseload" },
      icon: "team",
      keys: "g l",
      shownTo: (me) => me.programs.some(({ role, sees }) => role === "supervisor" && sees === "program"),
    },
  },
  {
    path: "/disclosures",
    page: page(() => import("../oversight/register/RegisterPage.tsx"), "RegisterPage"),
    rail: {
      label: { id: "app.rail.register", message: "Disclosures" },
      icon: "lock",
      keys: "g r",
      shownTo: (me) => me.programs.some(({ role }) => role === "officer"),
    },
  },
  { path: "/supervision", page: page(() => import("../supervision/SupervisionPage.tsx"), "SupervisionPage") },
  { path: "/overrides", page: page(() => import("../oversight/OversightPage.tsx"), "OversightPage") },
  { path: "/caseload/$accountId", page: page(() => import("../today/caseload/WorkerPage.tsx"), "WorkerPage") },
  {
    path: "/review",
    page: page(() => import("../today/review/ReviewPage.tsx"), "ReviewPage"),
  },
  { path: "/settings/reviewer", page: page(() => import("../today/review/ReviewerPage.tsx"), "ReviewerPage") },
  { path: "/appointments", page: page(() => import("../appointments/AppointmentsPage.tsx"), "AppointmentsPage") },
  { path: "/cases/outreach", page: page(() => import("../cases/outreach/OutreachPage.tsx"), "OutreachPage") },
  { path: "/cases/check-ins", page: page(() => import("../cases/checkIns/CheckInsPage.tsx"), "CheckInsPage") },
  { path: "/cases/groups", page: page(() => import("../cases/groups/GroupsPage.tsx"), "GroupsPage") },
  { path: "/cases/season", page: page(() => import("../cases/season/SeasonPage.tsx"), "SeasonPage") },
  { path: "/settings/accounts/$accountId/hand-over", page: page(() => import("../cases/many/HandOverPage.tsx"), "HandOverPage") },
  { path: "/cases/new", page: page(() => import("../cases/OpenCasePage.tsx"), "OpenCasePage") },
  { path: "/cases/$caseId/releases/new", page: page(() => import("../releases/NewReleasePage.tsx"), "NewReleasePage") },
  { path: "/cases/$caseId/people/sheet", page: page(() => import("../involvements/SheetPage.tsx"), "SheetPage") },
  { path: "/cases/$caseId/together", page: page(() => import("../conferences/TogetherPage.tsx"), "TogetherPage"), bare: true },
  { path: "/releases/$releaseId", page: page(() => import("../releases/ReleasePage.tsx"), "ReleasePage") },
  { path: "/plans/$planId/copy", page: page(() => import("../plans/PlanCopyPage.tsx"), "PlanCopyPage") },
  { path: "/cases/$caseId/safety-paper", page: page(() => import("../safety/SafetyPaperPage.tsx"), "SafetyPaperPage") },
  { path: "/releases/$releaseId/copy", page: page(() => import("../releases/CopyPage.tsx"), "CopyPage") },
  { path: "/settings/recipients", page: page(() => import("../releases/RecipientsPage.tsx"), "RecipientsPage") },
  { path: "/cases/$caseId/disclosures", page: page(() => import("../disclosures/RecordPage.tsx"), "RecordPage") },
  { path: "/packages/$packageId", page: page(() => import("../disclosures/PackagePage.tsx"), "PackagePage") },
  {
    path: "/received",
    page: page(() => import("../disclosures/ReceivedPage.tsx"), "ReceivedPage"),
    rail: {
      label: { id: "app.rail.received", message: "Shared with me" },
      icon: "share",
      useCount: useUnreadReceived,
      useShown: useAnyReceived,
    },
  },
  { path: "/received/$packageId", page: page(() => import("../disclosures/ReceivedPackagePage.tsx"), "ReceivedPackagePage") },
  { path: "/cases/$caseId", page: page(() => import("../cases/CasePage.tsx"), "CasePage") },
  {
    path: "/imports",
    page: page(() => import("../imports/ImportsPage.tsx"), "ImportsPage"),
    rail: {
      label: { id: "app.rail.import", message: "Import" },
      icon: "import",
      shownTo: (me) => me.mayAdmin || caseImportPrograms(me).length > 0,
    },
  },
  { path: "/imports/$runId", page: page(() => import("../imports/ImportRunPage.tsx"), "ImportRunPage") },
  {
    path: "/settings/accounts",
    page: page(() => import("../staff/AccountsPage.tsx"), "AccountsPage"),
    rail: { label: { id: "app.settings.accounts", message: "Accounts" }, icon: "people", shownTo: isOnlyAdmin },
  },
  {
    path: "/settings/programs",
    page: page(() => import("../agencies/ProgramsPage.tsx"), "ProgramsPage"),
    rail: { label: { id: "app.settings.programs", message: "Programs" }, icon: "team", shownTo: isOnlyAdmin },
  },
  {
    path: "/settings/calendar",
    page: page(() => import("../agencies/CalendarPage.tsx"), "CalendarPage"),
    rail: { label: { id: "app.settings.calendar", message: "Calendar and clocks" }, icon: "calendar", shownTo: isOnlyAdmin },
  },
  { path: "/boards", page: page(() => import("../boards/BoardsPage.tsx"), "BoardsPage") },
  { path: "/boards/$boardId", page: page(() => import("../boards/BoardPage.tsx"), "BoardPage") },
  { path: "/fact-sheets/$sheetId", page: page(() => import("../boards/FactSheetPage.tsx"), "FactSheetPage") },
  { path: "/title-ix", page: page(() => import("../titleix/TitleIxPage.tsx"), "TitleIxPage") },
  { path: "/leave-policy", page: page(() => import("../leaves/PolicyPage.tsx"), "PolicyPage") },
  { path: "/leaves/alike", page: page(() => import("../leaves/EquityPage.tsx"), "EquityPage") },
  { path: "/settings/guidance", page: page(() => import("../guidance/GuidancePage.tsx"), "GuidancePage") },
  { path: "/settings/key", page: page(() => import("../agencies/rotation/KeyPage.tsx"), "KeyPage") },
  {
    path: "/settings/routing",
    page: page(() => import("../concerns/RoutingPage.tsx"), "RoutingPage"),
    rail: { label: { id: "app.settings.routing", message: "Where concerns go" }, icon: "concern", shownTo: isOnlyAdmin },
  },
  {
    path: "/messages",
    page: page(() => import("../messages/OutboxPage.tsx"), "OutboxPage"),
    rail: { label: { id: "app.settings.messages", message: "Messages that left" }, icon: "note", shownTo: isOnlyAdmin },
  },
  { path: "/retention", page: page(() => import("../retention/RetentionPage.tsx"), "RetentionPage") },
  { path: "/walls", page: page(() => import("../walls/WallsPage.tsx"), "WallsPage") },
  { path: "/emergency", page: page(() => import("../walls/EmergencyPage.tsx"), "EmergencyPage") },
  { path: "/settings/law", page: page(() => import("../staff/LawPage.tsx"), "LawPage") },
  { path: "/exports", page: page(() => import("../exports/ExportsPage.tsx"), "ExportsPage") },
  {
    path: "/settings/joining",
    page: page(() => import("../staff/AdmissionsPage.tsx"), "AdmissionsPage"),
    rail: { label: { id: "app.rail.joining", message: "Who joins" }, icon: "people", shownTo: (me) => me.joining > 0 },
  },
  {
    path: "/desk",
    page: page(() => import("../requests/DeskPage.tsx"), "DeskPage"),
    rail: { label: { id: "app.rail.desk", message: "At the desk" }, icon: "info", keys: "g d" },
  },
  {
    path: "/on-call/hand-over",
    page: page(() => import("../today/handOver/HandOverPage.tsx"), "HandOverPage"),
    rail: {
      label: { id: "app.rail.handOver", message: "Hand-over" },
      icon: "phone",
      keys: "g h",
      shownTo: (me) => hasConcerns(me) && !isStudentStaff(me),
    },
  },
  {
    path: "/settings",
    page: page(() => import("./SettingsPage.tsx"), "SettingsPage"),
    rail: { label: { id: "app.rail.settings", message: "Settings" }, icon: "settings", keys: "g s" },
  },
  { path: "/today", page: page(() => import("../today/TodayPage.tsx"), "TodayPage") },
  {
    path: "/settings/organisations",
    page: page(() => import("../staff/federation/OrganisationsPage.tsx"), "OrganisationsPage"),
  },
  { path: "/settings/sign-in", page: page(() => import("../staff/AccountPage.tsx"), "AccountPage") },
  { path: "/settings/conflicts", page: page(() => import("../walls/ConflictForm.tsx"), "ConflictPage") },
  { path: "/settings/on-call", page: page(() => import("../oncall/RotaPage.tsx"), "RotaPage") },
  { path: "/programs/$programId", page: page(() => import("../today/program/ProgramPage.tsx"), "ProgramPage") },
  { path: "/visits", page: page(() => import("../visits/VisitPage.tsx"), "VisitPage") },
  { path: "/settings/cover", page: page(() => import("../staff/CoverPage.tsx"), "CoverPage") },
  { path: "/desk/$paperId", page: page(() => import("../requests/PaperPage.tsx"), "PaperPage") },
  { path: "/cases/$caseId/requests/new", page: page(() => import("../requests/NewRequestPage.tsx"), "NewRequestPage") },
  { path: "/requests/$requestId", page: page(() => import("../requests/RequestPage.tsx"), "RequestPage") },
  { path: "/crisis", page: page(() => import("../crises/CrisisPage.tsx"), "CrisisPage") },
  { path: "/settings/crisis-list", page: page(() => import("../crises/CallListPage.tsx"), "CallListPage") },
  { path: "/settings/forms", page: page(() => import("../forms/FormsPage.tsx"), "FormsPage") },
  { path: "/settings/forms/$formId", page: page(() => import("../forms/FormPage.tsx"), "FormPage") },
  { path: "/responses/$responseId", page: page(() => import("../responses/ResponsePage.tsx"), "ResponsePage") },
  { path: "/responses/$responseId/handed", page: page(() => import("../responses/HandedPage.tsx"), "HandedPage"), bare: true },
  { path: "/sign-in", page: page(() => import("../staff/SignInPage.tsx"), "SignInPage"), bare: true },
  { path: "/sign-out", page: page(() => import("../staff/SignOutPage.tsx"), "SignOutPage"), bare: true },
  { path: "/set-up", page: page(() => import("../staff/SetUpPage.tsx"), "SetUpPage"), bare: true },
  { path: "/gallery", page: page(() => import("../ui/GalleryPage.tsx"), "GalleryPage"), bare: true, localOnly: true },
];
