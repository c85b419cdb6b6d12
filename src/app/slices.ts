import { rotationRoutes } from "../agencies/rotation/routes.ts";
import { agencyRoutes } from "../agencies/routes.ts";
import { appointmentRoutes } from "../appointments/routes.ts";
import { assessmentRoutes } from "../assessments/routes.ts";
import { boardRoutes } from "../boards/routes.ts";
import { caseloadRoutes } from "../cases/caseload/routes.ts";
import { caseFileRoutes } from "../cases/files/routes.ts";
import { casesOfPeopleRoutes } from "../cases/ofPeople/routes.ts";
import { caseRoutes } from "../cases/routes.ts";
import { concernRoutes } from "../concerns/routes.ts";
import { conferenceRoutes } from "../conferences/routes.ts";
import { consultRoutes } from "../consults/routes.ts";
import { crisisRoutes } from "../crises/routes.ts";
import { deathRoutes } from "../deaths/routes.ts";
import { disclosureRoutes } from "../disclosures/routes.ts";
import { exportRoutes } from "../exports/routes.ts";
import { attachArtefact } from "../files/attachArtefact.ts";
import { personFileRoutes } from "../files/ofPerson/routes.ts";
import { fileRoutes } from "../files/routes.ts";
import { formRoutes } from "../forms/routes.ts";
import { guidanceRoutes } from "../guidance/routes.ts";
import { importRoutes } from "../imports/routes.ts";
import { involvementRoutes } from "../involvements/routes.ts";
import type { Route } from "../kernel/door.ts";
import { draftRoutes } from "../kernel/draft/routes.ts";
import { leaveRoutes } from "../leaves/routes.ts";
import { notifyAccount } from "../messages/queueMessage.ts";
import { messageRoutes } from "../messages/routes.ts";
import { navigationRoutes } from "../navigation/routes.ts";
import { oncallRoutes } from "../oncall/routes.ts";
import { oversightRoutes } from "../oversight/routes.ts";
import { familyRoutes } from "../people/family/routes.ts";
import { peopleRoutes } from "../people/routes.ts";
import { planRoutes } from "../plans/routes.ts";
import { portalRoutes } from "../portal/routes.ts";
import { followStanding } from "../releases/followLapse.ts";
import { releaseRoutes } from "../releases/routes.ts";
import { requestRoutes } from "../requests/routes.ts";
import { responseRoutes } from "../responses/routes.ts";
import { retentionRoutes } from "../retention/routes.ts";
import { safetyRoutes } from "../safety/routes.ts";
import type { TellOfAdmission } from "../staff/admission.ts";
import type { TellOfCover } from "../staff/cover.ts";
import type { LinkReason, SendLink } from "../staff/manageAccount.ts";
import { staffRoutes } from "../staff/routes.ts";
import { supervisionRoutes } from "../supervision/routes.ts";
import { titleIxRoutes } from "../titleix/routes.ts";
import { todayRoutes } from "../today/routes.ts";
import { visitRoutes } from "../visits/routes.ts";
import { wallRoutes } from "../walls/routes.ts";

const linkTexts = { invite: "account.invite", password: "account.passwordReset", factor: "account.factorReset" } as const satisfies Record<
  LinkReason,
  string
>;

/** A set-up link goes to its owner's address, and nowhere else. */
const sendLink: SendLink = (tx, { accountId, link, reason }) =>
  notifyAccount(tx, { accountId, template: linkTexts[reason], params: { link } });

const tellOfAdmission: TellOfAdmission = async (tx, { accountIds, what, about }) => {
  for (const accountId of accountIds)
    await notifyAccount(tx, { accountId, template: `admission.${what}`, once: `admission:${about}:${accountId}` });
};

const tellOfCover: TellOfCover = (tx, { accountId, coverId, from, until }) =>
  notifyAccount(tx, { accountId, template: "cover.given", params: { from, until }, once: `cover:${coverId}` });

/** What of an instance a slice's routes depend on. */
export interface Setting {
  /** Demo accounts exist, and their codes may be shown. */
  readonly demo: boolean;
}

/** Everything the API answers. A new slice is one line here. */
export const gatherRoutes = (setting: Setting): Route[] => [
  ...draftRoutes,
  ...staffRoutes({ demo: setting.demo, sendLink, tellOfAdmission, tellOfCover }),
  ...agencyRoutes,
  ...rotationRoutes,
  ...peopleRoutes,
  ...familyRoutes({ attachScan: attachArtefact, follow: followStanding }),
  ...fileRoutes,
  ...personFileRoutes,
  ...caseRoutes,
  ...caseFileRoutes,
  ...releaseRoutes,
  ...formRoutes,
  ...responseRoutes,
  ...caseloadRoutes,
  ...casesOfPeopleRoutes,
  ...planRoutes,
  ...disclosureRoutes,
  ...safetyRoutes,
  ...assessmentRoutes,
  ...portalRoutes,
  ...wallRoutes,
  ...navigationRoutes,
  ...appointmentRoutes,
  ...leaveRoutes,
  ...involvementRoutes,
  ...guidanceRoutes,
  ...concernRoutes,
  ...conferenceRoutes,
  ...consultRoutes,
  ...crisisRoutes,
  ...deathRoutes,
  ...requestRoutes,
  ...oversightRoutes,
  ...supervisionRoutes,
  ...boardRoutes,
  ...titleIxRoutes,
  ...messageRoutes,
  ...oncallRoutes,
  ...visitRoutes,
  ...todayRoutes,
  ...importRoutes,
  ...exportRoutes,
  ...retentionRoutes,
];
