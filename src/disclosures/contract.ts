import { z } from "zod";
import { CaseId, ContactId } from "../cases/timeline/contract.ts";
import { Access, Created, day, endpoint, id, moment, none, personal, version, words, wordsOrNone } from "../kernel/contract.ts";
import { leavingFile } from "../kernel/fileContract.ts";
import { R33_MOST_ITEMS, R34_LINK } from "../kernel/limits.ts";
import { PersonId } from "../people/contract.ts";
import { RecipientId, ReleaseId, ReleaseItem } from "../releases/contract.ts";
import { Clue, Copy, FerpaCode, MandateCode, NewCopy, PackageId, ShareBasis, ShareMethod, Standing } from "./copyContract.ts";
import { Disclosure, Duty, DutyId, EmergencyLook } from "./recordContract.ts";

export const ReminderId = id("Reminder");

const Who = z.object({ id: z.uuid(), name: z.string() });

const ofCase = z.object({ caseId: CaseId });
const one = z.object({ packageId: PackageId });
const items = z.array(NewCopy).min(1).max(R33_MOST_ITEMS);

/**
 * A disclosure is the act of sharing and its record: a package of copies, for one recipient, on one basis, told again before it goes. It is written once;
 * what it rests on is read at every look.
 */
export const disclosures = {
  offer: endpoint({
    name: "share.offer",
    method: "GET",
    path: "/cases/:caseId/share",
    in: ofCase,
    out: z.object({
      personId: PersonId,
      standing: z.array(Standing),
      /** Facts of the case as a copy could say them: to be added one by one, and changed before they go. Nothing anybody wrote. */
      facts: z.array(z.object({ item: ReleaseItem, title: z.string(), body: z.string() })),
      /** Whether what is news to a recipient is told again to the person first. */
      reminds: z.boolean(),
      bases: z.array(ShareBasis),
      mandates: z.array(MandateCode),
      /** Everybody in the address book, for what leaves without a release. */
      recipients: z.array(z.object({ recipientId: RecipientId, name: z.string() })),
      access: Access,
    }),
    about: "With whom something of this case can be shared now, and which facts of it could be told. A package begins empty (R32).",
  }),
  preview: endpoint({
    name: "share.preview",
    method: "POST",
    path: "/cases/:caseId/share/preview",
    reads: true,
    in: ofCase.extend({ releaseId: ReleaseId.nullish(), basis: ShareBasis.optional(), recipientId: RecipientId.nullish(), items }),
    out: z.object({
      personId: PersonId,
      items: z.array(
        z.object({
          covered: z.boolean(),
          /** They have heard it before, as it is. */
          told: z.boolean(),
          clues: z.array(z.object({ clue: Clue, words: z.string() })),
        }),
      ),
      /** What the release says it is for. */
      purpose: z.string().nullable(),
      /** What the recipient will be told about passing it on (R35). */
      notice: z.string(),
      access: Access,
    }),
    about:
      "What the recipient would see, what of it is covered and new to them, and what in the texts may tell who or where somebody is (R10).",
  }),
  remind: endpoint({
    name: "reminder.record",
    method: "POST",
    path: "/cases/:caseId/reminders",
    creates: true,
    weighty: true,
    in: ofCase.extend({
      releaseId: ReleaseId,
      /** What they left in; of a no, what they were asked. */
      items: z.array(ReleaseItem).min(1).max(16),
      mode: z.enum(["in_person", "phone", "text"]),
      language: z.string().regex(/^[a-z]{2,3}$/),
      choice: z.enum(["yes", "narrowed", "no"]),
    }),
    out: Created,
    about:
      "Records that the person was told again before something new leaves, and what they said. A no is kept and asks for no reason (R31).",
  }),
  nothing: endpoint({
    name: "disclosure.nothing",
    method: "POST",
    path: "/contacts/:contactId/nothing-shared",
    in: z.object({ contactId: ContactId }),
    out: none,
    about:
      "Says of a contact one recorded oneself that nothing was shared in it. Said again, it stands; where nobody says so, nobody has answered (R36).",
  }),
  send: endpoint({
    name: "package.send",
    method: "POST",
    path: "/cases/:caseId/packages",
    creates: true,
    weighty: true,
    stepUp: true,
    in: ofCase.extend({
      basis: ShareBasis.exclude(["emergency", "aggregate"]),
      basisCode: z.union([FerpaCode, MandateCode]).nullish(),
      releaseId: ReleaseId.nullish(),
      recipientId: RecipientId.nullish(),
      reminderId: ReminderId.nullish(),
      method: ShareMethod,
      items,
      /** What it is for, or their interest in it; of a release its own purpose unless another is said. */
      purpose: personal(wordsOrNone(400)),
      /** Of what is compelled: which order, of which court, or which statute. */
      legal: personal(wordsOrNone(400)),
      language: z.enum(["en", "es"]).default("en"),
      /** Printed: that paper is safe was asked, and it is. */
      paperSafe: z.boolean().nullish(),
      linkDays: z.number().int().min(1).max(R34_LINK.mostDays).default(R34_LINK.days),
      maxViews: z.number().int().min(1).max(R34_LINK.mostViews).default(R34_LINK.views),
    }),
    out: Created,
    about:
      "Shares copies with one recipient, once and unchangeably. 409 share.noRelease, share.notCovered, share.methodNotCovered, share.basisNotEnough, share.optedOut, share.reminderNeeded, share.planNotTheirs, share.notPartner, share.noMail, share.tooLarge; 403 share.saidNo.",
  }),
  show: endpoint({
    name: "package.show",
    method: "GET",
    path: "/packages/:packageId",
    weighty: true,
    in: one,
    out: z.object({
      personId: PersonId,
      caseId: CaseId,
      disclosure: Disclosure,
      copies: z.array(Copy),
      notice: z.string(),
      /** That the copies are what they were when they left. */
      intact: z.boolean(),
      link: z.object({ code: z.string(), views: z.number().int(), maxViews: z.number().int(), dead: z.boolean() }).nullable(),
      legal: z.string().nullable(),
      access: Access,
    }),
    about: "One package as it left. Of a link, the code that is told by telephone.",
  }),
  document: endpoint({
    name: "package.document",
    method: "GET",
    path: "/packages/:packageId/document",
    weighty: true,
    in: one,
    out: leavingFile,
    about: "The very bytes that were sent (R27).",
  }),
  file: endpoint({
    name: "package.file",
    method: "GET",
    path: "/packages/:packageId/files/:seq",
    weighty: true,
    in: one.extend({ seq: z.coerce.number().int().min(1).max(R33_MOST_ITEMS) }),
    out: leavingFile,
    about: "The very bytes of a file that was shared (R27).",
  }),
  letter: endpoint({
    name: "package.returnLetter",
    method: "GET",
    path: "/packages/:packageId/return-letter",
    weighty: true,
    in: one.extend({ language: z.enum(["en", "es"]).default("en") }),
    out: leavingFile,
    about: "A letter that asks the recipient to give back or destroy what they were given: what was shared cannot be recalled (R48).",
  }),
  close: endpoint({
    name: "package.close",
    method: "POST",
    path: "/packages/:packageId/close",
    weighty: true,
    in: one,
    out: none,
    about: "Closes a link or a partner's view before its time. Said again, it stays closed.",
  }),
  record: endpoint({
    name: "disclosure.record",
    method: "GET",
    path: "/cases/:caseId/disclosures",
    in: ofCase,
    out: z.object({
      personId: PersonId,
      disclosures: z.array(Disclosure),
      emergencies: z.array(EmergencyLook),
      reminders: z.array(
        z.object({ at: moment, recipient: z.string(), choice: z.enum(["yes", "narrowed", "no"]), by: Who, items: z.array(ReleaseItem) }),
      ),
      duties: z.array(Duty),
      /** Today, for the head of the paper. */
      on: day,
      /** The asker holds the section the record hangs on; without it nothing of it stands here but what is owed. */
      readable: z.boolean(),
      mayShare: z.boolean(),
      mayAnswer: z.boolean(),
      access: Access,
    }),
    about:
      "The record of disclosures of a case (R67): to whom, of what, when, why, by what right, and who opened it; and who read it in an emergency (R38).",
  }),
  looks: endpoint({
    name: "disclosure.looks",
    method: "GET",
    path: "/cases/:caseId/looks",
    in: ofCase,
    out: z.object({
      personId: PersonId,
      /** What was opened, by name; that they stood in lists, folded by role. */
      looks: z.array(
        z.object({
          name: z.string().nullable(),
          role: z.string(),
          opened: z.boolean(),
          action: z.string().nullable(),
          times: z.number().int(),
          firstAt: moment,
          lastAt: moment,
        }),
      ),
      access: Access,
    }),
    about: "Who opened what of this person, from the trail (R68): to whoever answers for the case.",
  }),
  answerDuty: endpoint({
    name: "duty.answer",
    method: "POST",
    path: "/duties/:dutyId/answer",
    in: z.object({ dutyId: DutyId, result: z.enum(["done", "tried", "not_safe"]), words: personal(words(1000, 3)), version }),
    out: none,
    about: "Says what was done to tell the person, or for their safety, after something of them had to be given away (R37).",
  }),
};
