import { sql } from "kysely";
import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { addMembership, decideAdmission, findAdmission, listAdmissions, type TellOfAdmission } from "./admission.ts";
import { admissions } from "./admissionContract.ts";
import { accounts, memberships } from "./contract.ts";
import {
  addAbsence,
  addCover,
  endAbsence,
  endCover,
  findAbsence,
  findArranged,
  findCover,
  findCovered,
  findNewCover,
  findOver,
  listCandidates,
  listCover,
  readAbsence,
  type TellOfCover,
} from "./cover.ts";
import { absences, covers } from "./coverContract.ts";
import { organisationRoutes } from "./federation/routes.ts";
import { decideLaw, findLaw, listLaw } from "./law.ts";
import { law } from "./lawContract.ts";
import {
  classifyMembership,
  deactivateAccount,
  endMembership,
  inviteAccount,
  reactivateAccount,
  resetFactor,
  type SendLink,
  updateAccount,
} from "./manageAccount.ts";
import { me } from "./meContract.ts";
import {
  acceptOutsider,
  agreeOutsider,
  endOutsider,
  findOutsider,
  listOutsiders,
  mayAcceptOutsider,
  mayAgreeOutsider,
  mayNameOutsider,
  nameOutsider,
} from "./outsider.ts";
import { outsiders } from "./outsiderContract.ts";
import { confirmTotp, removePasskey, startTotp } from "./ownSecurity.ts";
import { addPasskey, offerPasskey } from "./passkeys.ts";
import { mayArrangeFor, mayDecideLaw, mayEndCover, mayGiveCover, mayManageAccount, mayManageAccounts, maySayWhoJoins } from "./policy.ts";
import { findAccount, findMembership, listAccounts, listColleagues } from "./queries.ts";
import { showMe, showSecurity } from "./showMe.ts";
import { demoRoutes, signInRoutes } from "./signInRoutes.ts";
import { trainingRoutes } from "./training/routes.ts";

const own = { find: nothing, may: anyone } as const;

const ownRoutes: Route[] = [
  route(me.show, { ...own, run: ({ tx, session }) => showMe(tx, session) }),
  route(me.security, { ...own, run: ({ tx, session }) => showSecurity(tx, session) }),
  route(me.endSession, {
    ...own,
    run: async ({ tx, input }) => {
      await sql`select staff.end_my_session(${input.sessionId})`.execute(tx.db);
      return {};
    },
  }),
  route(me.setLanguage, {
    ...own,
    run: async ({ tx, input }) => {
      await sql`select staff.choose_language(${input.language})`.execute(tx.db);
      return {};
    },
  }),
  route(me.setKnownAs, {
    ...own,
    run: async ({ tx, input }) => {
      await sql`select staff.choose_known_as(${input.knownAs})`.execute(tx.db);
      return {};
    },
  }),
  route(me.passkeyOptions, { ...own, run: ({ tx }) => offerPasskey(tx) }),
  route(me.addPasskey, { ...own, run: ({ tx, input }) => addPasskey(tx, input) }),
  route(me.removePasskey, { ...own, run: ({ tx, input, session }) => removePasskey(tx, input.passkeyId, session.sessionId) }),
  route(me.newTotp, { ...own, run: ({ tx }) => startTotp(tx) }),
  route(me.confirmTotp, { ...own, run: ({ tx, input, session }) => confirmTotp(tx, input.code, session.sessionId) }),
  route(accounts.colleagues, { ...own, run: ({ tx }) => listColleagues(tx) }),
];

const managed = { find: findAccount, may: mayManageAccount } as const;

const accountRoutes = (send: SendLink, tell: TellOfAdmission): Route[] => [
  route(accounts.list, { find: nothing, may: mayManageAccounts, run: ({ tx }) => listAccounts(tx) }),
  route(accounts.invite, { find: nothing, may: mayManageAccounts, run: ({ tx, input }) => inviteAccount(tx, input, send, tell) }),
  route(accounts.update, { ...managed, run: ({ tx, found, input }) => updateAccount(tx, found, input) }),
  route(accounts.deactivate, { ...managed, run: ({ tx, found, input }) => deactivateAccount(tx, found, input.version) }),
  route(accounts.reactivate, { ...managed, run: ({ tx, found, input }) => reactivateAccount(tx, found, input.version) }),
  route(accounts.resetFactor, { ...managed, run: ({ tx, found, input }) => resetFactor(tx, found, input.what, send) }),
  route(memberships.add, { ...managed, run: async ({ tx, found, input }) => ({ id: await addMembership(tx, found.id, input, tell) }) }),
  route(memberships.end, { find: findMembership, may: mayManageAccount, run: ({ tx, found }) => endMembership(tx, found.membershipId) }),
  route(memberships.classify, {
    find: findMembership,
    may: mayManageAccount,
    run: ({ tx, found, input }) => classifyMembership(tx, found.membershipId, input.confidential),
  }),
  route(admissions.list, { ...own, run: ({ tx }) => listAdmissions(tx) }),
  route(admissions.admit, {
    find: findAdmission,
    may: maySayWhoJoins,
    run: async ({ tx, found }) => {
      await decideAdmission(tx, found.id, true);
      return { membershipId: found.id };
    },
  }),
  route(admissions.refuse, {
    find: findAdmission,
    may: anyone,
    run: async ({ tx, found }) => {
      await decideAdmission(tx, found.id, false);
      return {};
    },
  }),
];

const lawRoutes: Route[] = [
  route(law.list, { ...own, run: ({ tx }) => listLaw(tx) }),
  route(law.decide, { find: findLaw, may: mayDecideLaw, run: ({ tx, input }) => decideLaw(tx, input) }),
];

const coverRoutes = (tell: TellOfCover): Route[] => [
  route(covers.list, { ...own, run: ({ tx }) => listCover(tx) }),
  route(covers.candidates, {
    find: findCovered,
    may: mayArrangeFor,
    run: async ({ tx, found }) => ({ candidates: (await listCandidates(tx, found.accountId)) as never }),
  }),
  route(covers.add, { find: findNewCover, may: mayGiveCover, run: ({ tx, input }) => addCover(tx, input, tell) }),
  route(covers.end, { find: findCover, may: mayEndCover, run: ({ tx, found }) => endCover(tx, found) }),
  route(absences.add, {
    find: findArranged,
    may: mayArrangeFor,
    run: ({ tx, found, input }) => addAbsence(tx, found.accountId, input),
  }),
  route(absences.read, { find: findOver, may: anyone, run: ({ tx, found }) => readAbsence(tx, found.id) }),
  route(absences.end, { find: findAbsence, may: mayArrangeFor, run: ({ tx, found }) => endAbsence(tx, found.id) }),
];

const outsiderRoutes = (send: SendLink, tell: TellOfAdmission): Route[] => [
  route(outsiders.list, { ...own, run: ({ tx }) => listOutsiders(tx) }),
  route(outsiders.name, { find: nothing, may: mayNameOutsider, run: ({ tx, input }) => nameOutsider(tx, input, tell) }),
  route(outsiders.agree, { find: findOutsider, may: mayAgreeOutsider, run: ({ tx, found }) => agreeOutsider(tx, found, send, tell) }),
  route(outsiders.accept, { find: findOutsider, may: mayAcceptOutsider, run: ({ tx, found }) => acceptOutsider(tx, found.outsiderId) }),
  route(outsiders.end, { find: findOutsider, may: anyone, run: ({ tx, found }) => endOutsider(tx, found.outsiderId) }),
];

/** What the floor above carries out: links to set up a way in, and news of who joins a program or stands in. */
export interface StaffSetting {
  readonly demo: boolean;
  readonly sendLink: SendLink;
  readonly tellOfAdmission?: TellOfAdmission;
  readonly tellOfCover?: TellOfCover;
}

/** Everything about those who help: signing in, oneself, accounts, cover. */
export const staffRoutes = (setting: StaffSetting): Route[] => [
  ...signInRoutes,
  ...organisationRoutes,
  ...ownRoutes,
  ...accountRoutes(setting.sendLink, setting.tellOfAdmission ?? (async () => {})),
  ...lawRoutes,
  ...coverRoutes(setting.tellOfCover ?? (async () => {})),
  ...outsiderRoutes(setting.sendLink, setting.tellOfAdmission ?? (async () => {})),
  ...trainingRoutes,
  ...(setting.demo ? demoRoutes : []),
];
