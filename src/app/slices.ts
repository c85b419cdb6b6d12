import { agencyRoutes } from "../agencies/routes.ts";
import { caseloadRoutes } from "../cases/caseload/routes.ts";
import { casesOfPeopleRoutes } from "../cases/ofPeople/routes.ts";
import { caseFileRoutes } from "../cases/files/routes.ts";
import { caseRoutes } from "../cases/routes.ts";
import { concernRoutes } from "../concerns/routes.ts";
import { consultRoutes } from "../consults/routes.ts";
import { fileRoutes } from "../files/routes.ts";
import { importRoutes } from "../imports/routes.ts";
import type { Route } from "../kernel/door.ts";
import { draftRoutes } from "../kernel/draft/routes.ts";
import { notifyAccount } from "../messages/queueMessage.ts";
import { messageRoutes } from "../messages/routes.ts";
import { peopleRoutes } from "../people/routes.ts";
import type { SendLink } from "../staff/manageAccount.ts";
import { oncallRoutes } from "../oncall/routes.ts";
import { staffRoutes } from "../staff/routes.ts";
import { todayRoutes } from "../today/routes.ts";

/** A set-up link goes to its owner's address, and nowhere else. */
const sendLink: SendLink = (tx, { accountId, link, reason }) =>
  notifyAccount(tx, { accountId, template: reason === "invite" ? "account.invite" : "account.factorReset", params: { link } });

/** What of an instance a slice's routes depend on. */
export interface Setting {
  /** Demo accounts exist, and their codes may be shown. */
  readonly demo: boolean;
}

/** Everything the API answers. A new slice is one line here. */
export const gatherRoutes = (setting: Setting): Route[] => [
  ...draftRoutes,
  ...staffRoutes({ demo: setting.demo, sendLink }),
  ...agencyRoutes,
  ...peopleRoutes,
  ...fileRoutes,
  ...caseRoutes,
  ...caseFileRoutes,
  ...caseloadRoutes,
  ...casesOfPeopleRoutes,
  ...concernRoutes,
  ...consultRoutes,
  ...messageRoutes,
  ...todayRoutes,
  ...importRoutes,
];
  ...oncallRoutes,
