import { findCase } from "../cases/queries.ts";
import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { notFound } from "../kernel/problem.ts";
import { disclosures } from "./contract.ts";
import { answerDuty, closePackage, recordReminder } from "./keepDisclosure.ts";
import { offerShare, previewShare } from "./offerShare.ts";
import { mayAnswerDuty, mayReadDisclosures, maySayNothing, mayShare } from "./policy.ts";
import { findDuty, findPackage } from "./queries.ts";
import { countReceived, leaveReceived, listReceived, openReceived } from "./received.ts";
import { received } from "./receivedContract.ts";
import { findContactOfCase, sayNothingShared } from "./sayNothingShared.ts";
import { sendPackage } from "./sendPackage.ts";
import { askBack, fileAgain, paperAgain, showLooks, showPackage, showRecord } from "./showDisclosure.ts";

export const disclosureRoutes: Route[] = [
  route(disclosures.offer, { find: findCase, may: mayShare, run: ({ tx, found }) => offerShare(tx, found) }),
  route(disclosures.preview, { find: findCase, may: mayShare, run: ({ tx, found, input }) => previewShare(tx, found, input) }),
  route(disclosures.remind, { find: findCase, may: mayShare, run: ({ tx, found, input }) => recordReminder(tx, found, input) }),
  route(disclosures.nothing, { find: findContactOfCase, may: maySayNothing, run: ({ tx, found }) => sayNothingShared(tx, found) }),
  route(disclosures.send, {
    find: findCase,
    may: mayShare,
    run: async ({ tx, found, input }) => ({ id: await sendPackage(tx, found, input) }),
  }),
  route(disclosures.show, { find: findPackage, may: mayReadDisclosures, run: ({ tx, found }) => showPackage(tx, found) }),
  route(disclosures.document, { find: findPackage, may: mayReadDisclosures, run: async ({ tx, found }) => paperAgain(tx, found) }),
  route(disclosures.file, { find: findPackage, may: mayReadDisclosures, run: ({ tx, found, input }) => fileAgain(tx, found, input.seq) }),
  route(disclosures.letter, {
    find: findPackage,
    may: mayReadDisclosures,
    run: ({ tx, found, input }) => askBack(tx, found, input.language),
  }),
  route(disclosures.close, { find: findPackage, may: mayShare, run: ({ tx, found }) => closePackage(tx, found) }),
  route(disclosures.record, { find: findCase, may: anyone, run: ({ tx, found }) => showRecord(tx, found) }),
  route(disclosures.looks, { find: findCase, may: mayReadDisclosures, run: ({ tx, found }) => showLooks(tx, found) }),
  route(disclosures.answerDuty, { find: findDuty, may: mayAnswerDuty, run: ({ tx, found, input }) => answerDuty(tx, found, input) }),
  route(received.list, { find: nothing, may: anyone, run: ({ tx }) => listReceived(tx) }),
  route(received.count, { find: nothing, may: anyone, run: ({ tx }) => countReceived(tx) }),
  route(received.open, {
    find: nothing,
    may: anyone,
    async run({ tx, input }) {
      const opened = await openReceived(tx, input.packageId);
      if (!opened) throw notFound();
      return opened;
    },
  }),
  route(received.file, { find: nothing, may: anyone, run: ({ tx, input }) => leaveReceived(tx, input.packageId, input.seq) }),
];
