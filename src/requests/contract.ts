import { z } from "zod";
import { CaseId } from "../cases/timeline/contract.ts";
import { MandateCode, PackageId, ShareMethod } from "../disclosures/copyContract.ts";
import { Access, Created, day, endpoint, id, moment, none, personal, version, words, wordsOrNone } from "../kernel/contract.ts";
import { PersonId, PersonLabel } from "../people/contract.ts";
import { RecipientId } from "../releases/contract.ts";
import { PaperId } from "./paperContract.ts";

/**
 * A request asks something about one person's record: to see it, to have it amended, to have it sent on to their new school, or to give it away because
 * somebody compels it. Each thing there is, is looked at by itself; what leaves, leaves as a package.
 */
export const RequestId = id("RecordRequest");
export type RequestId = z.infer<typeof RequestId>;
export const ItemId = id("RequestItem");

export const RequestKind = z.enum(["inspection", "amendment", "transfer", "production"]);
export type RequestKind = z.infer<typeof RequestKind>;
export const AskerKind = z.enum(["person", "parent", "representative", "school", "court", "other"]);
export type AskerKind = z.infer<typeof AskerKind>;
/** Why something is held back: a closed list, and no other reason. */
export const HoldReason = z.enum([
  "others_names",
  "private_note",
  "treatment",
  "law_unit",
  "child_protection",
  "safety",
  "needs_release",
  "not_asked_for",
]);
export type HoldReason = z.infer<typeof HoldReason>;
export const RequestOutcome = z.enum(["given", "nothing", "agreed", "refused", "withdrawn"]);
export type RequestOutcome = z.infer<typeof RequestOutcome>;

const Who = z.object({ id: z.uuid(), name: z.string() });

/** A request as it is listed. */
export const RequestHead = z.object({
  requestId: RequestId,
  kind: RequestKind,
  askerKind: AskerKind,
  asker: z.string(),
  cameOn: day,
  dueOn: day,
  overdue: z.boolean(),
  outcome: RequestOutcome.nullable(),
  version,
});
export type RequestHead = z.infer<typeof RequestHead>;

/** One thing there is. Its words are read where they stand; null where they are not the reader's to read. */
export const Item = z.object({
  itemId: ItemId,
  source: z.enum(["note", "contact", "file", "event", "barrier", "facts"]),
  onDay: day.nullable(),
  title: z.string(),
  /** Of a note what it is about, of a file what kind it is. */
  topic: z.string().nullable(),
  words: z.string().nullable(),
  /** The reader may decide on it: they read it. */
  mayDecide: z.boolean(),
  /** What speaks for holding it back, from where it stands. */
  suggested: HoldReason.nullable(),
  decision: z.enum(["give", "hold"]).nullable(),
  reason: HoldReason.nullable(),
  /** The words that leave in its place. */
  copy: z.string().nullable(),
  by: z.string().nullable(),
  packageId: PackageId.nullable(),
  version,
});
export type Item = z.infer<typeof Item>;

const ofCase = z.object({ caseId: CaseId });
const one = z.object({ requestId: RequestId });

export const requests = {
  list: endpoint({
    name: "request.list",
    method: "GET",
    path: "/cases/:caseId/requests",
    in: ofCase,
    out: z.object({
      personId: PersonId,
      requests: z.array(RequestHead),
      mayBegin: z.boolean(),
      /** Adults of the family who may ask, with what is kept of their right to the records. */
      adults: z.array(z.object({ personId: PersonId, name: z.string(), records: z.string() })),
      recipients: z.array(z.object({ recipientId: RecipientId, name: z.string() })),
      mandates: z.array(MandateCode),
      access: Access,
    }),
    about: "What was asked about a person's record, and by when each is to be answered.",
  }),
  begin: endpoint({
    name: "request.begin",
    method: "POST",
    path: "/cases/:caseId/requests",
    creates: true,
    in: ofCase.extend({
      kind: RequestKind,
      askerKind: AskerKind,
      askerId: PersonId.nullish(),
      asker: personal(words(400)),
      wanted: personal(words(4000)),
      cameOn: day.nullish(),
      dueOn: day.nullish(),
      /** Of a transfer the new school; of what is compelled, who is to have it. */
      recipientId: RecipientId.nullish(),
      paperId: PaperId.nullish(),
      basisCode: MandateCode.nullish(),
      orderWords: personal(wordsOrNone(400)),
      /** The order forbids to tell the person; by whom, in words. */
      noNoticeWhy: personal(wordsOrNone(400)),
      legalHold: z.boolean().default(false),
    }),
    out: Created,
    about:
      "Writes down what is asked and puts together what there is, as far as the asker may read it; private notes never. Its clock is a step of the case. 409 case.closed is not said: also a closed case is asked for.",
  }),
  show: endpoint({
    name: "request.show",
    method: "GET",
    path: "/requests/:requestId",
    weighty: true,
    in: one,
    out: RequestHead.extend({
      caseId: CaseId,
      personId: PersonId,
      /** Whose record it is. */
      label: PersonLabel,
      regime: z.enum(["FERPA", "VSP", "CONF", "BASE"]),
      askerBarred: z.boolean(),
      wanted: z.string(),
      recipient: z.string().nullable(),
      basisCode: MandateCode.nullable(),
      orderWords: z.string().nullable(),
      noNoticeWhy: z.string().nullable(),
      legalHold: z.boolean(),
      /** Of what is compelled in a confidential program: a second person has to look at the order first. */
      needsSecond: z.boolean(),
      approved: z.object({ by: Who, at: moment }).nullable(),
      mayApprove: z.boolean(),
      calledOn: day.nullable(),
      answer: z.string().nullable(),
      statement: z.string().nullable(),
      /** What there is that was written since the list was put together. */
      unlisted: z.number().int(),
      items: z.array(Item),
      canWrite: z.boolean(),
      recordedBy: Who,
      access: Access,
    }),
    about: "A request with everything there is, and what was decided of each.",
  }),
  assemble: endpoint({
    name: "request.assemble",
    method: "POST",
    path: "/requests/:requestId/assemble",
    in: one,
    out: none,
    about: "Adds what was written since the list was put together, as far as the asker may read it.",
  }),
  decide: endpoint({
    name: "request.decide",
    method: "POST",
    path: "/requests/:requestId/items/:itemId",
    in: one.extend({
      itemId: ItemId,
      decision: z.enum(["give", "hold"]),
      reason: HoldReason.nullish(),
      copy: personal(wordsOrNone(20_000)),
      version,
    }),
    out: none,
    about:
      "Says of one thing that it goes, perhaps with something taken out, or why it is held back. 409 request.askerBarred: to an adult who must not have it nothing goes. On an order to a confidential program, what goes anew takes the second word back.",
  }),
  approve: endpoint({
    name: "request.approve",
    method: "POST",
    path: "/requests/:requestId/approve",
    weighty: true,
    stepUp: true,
    in: one.extend({ version }),
    out: none,
    about:
      "The second word on an order to a confidential program, and on the list of what goes for it as it stands. 409 request.noOrder: a subpoena is no order; request.undecided, request.changed, request.decidedByYou.",
  }),
  give: endpoint({
    name: "request.give",
    method: "POST",
    path: "/requests/:requestId/give",
    weighty: true,
    stepUp: true,
    in: one.extend({
      method: ShareMethod.exclude(["partner", "verbal"]),
      paperSafe: z.boolean().nullish(),
      language: z.enum(["en", "es"]).default("en"),
      version,
    }),
    out: none,
    about:
      "Gives what was decided to go, as packages in the record of disclosures. 409 request.undecided, request.askerBarred, request.nothing, share.orderNotApproved, share.basisNotEnough.",
  }),
  called: endpoint({
    name: "request.called",
    method: "POST",
    path: "/requests/:requestId/called",
    in: one.extend({ words: personal(words(2000)), version }),
    out: none,
    about: "Writes down the warm call between schools as a contact of the case, and that it was made.",
  }),
  end: endpoint({
    name: "request.end",
    method: "POST",
    path: "/requests/:requestId/end",
    in: one.extend({ outcome: RequestOutcome, answer: personal(words(4000, 3)), hearingTold: z.boolean().default(false), version }),
    out: none,
    about:
      "Says what became of it. An amendment that is refused says that the person was told of the hearing they may ask for. 409 request.over.",
  }),
  state: endpoint({
    name: "request.state",
    method: "POST",
    path: "/requests/:requestId/statement",
    in: one.extend({ words: personal(words(8000)), version }),
    out: none,
    about: "Lays the person's own statement beside what was not amended: a note of the case, which goes with it from then on.",
  }),
};
