import { z } from "zod";
import { CaseId, Who } from "../cases/timeline/contract.ts";
import { Access, Created, day, endpoint, id, moment, none, personal, timeOfDay, version, words } from "../kernel/contract.ts";
import { PersonId } from "../people/contract.ts";

/**
 * Title IX at a school: reports owed and made, complaints whose parties are linked by case and without content, and measures that support somebody whatever comes
 * of it. What must be reported, by whom and to whom is the institution's own text, in editions by day: law moves.
 */
export const ReportId = id("TitleIxReport");
export const ComplaintId = id("Complaint");
export const PartyId = id("Party");
export const MeasureId = id("Measure");

export const PartyRole = z.enum(["complainant", "respondent"]);
export type PartyRole = z.infer<typeof PartyRole>;
/** Where support stands for a party: a reminder that both are offered it, and no lock on anything (R76). */
export const Support = z.enum(["not_yet_notified", "offered", "declined", "not_ours", "unknown"]);
export type Support = z.infer<typeof Support>;
export const MeasureKind = z.enum(["housing", "classes", "work", "no_contact", "escort", "counseling", "leave", "other"]);
export type MeasureKind = z.infer<typeof MeasureKind>;
export const MeasureState = z.enum(["offered", "declined", "agreed", "implemented", "ended"]);
export type MeasureState = z.infer<typeof MeasureState>;

/** A report that is owed. */
export const Owed = z.object({
  reportId: ReportId,
  /** Of the case, or of the concern; neither, of a concern they do not see: one they sent, or that was passed on. */
  caseId: CaseId.nullable(),
  concernId: z.uuid().nullable(),
  number: z.number().int().nullable(),
  noticedAt: moment,
  passedOn: z.boolean(),
  /** More than a day has passed: those above know. */
  late: z.boolean(),
  /** Whose it is; null: of whoever triages the concern. */
  account: Who.nullable(),
  mine: z.boolean(),
  version,
});
export type Owed = z.infer<typeof Owed>;

/** What somebody is named to carry out: what to do, and nothing of the case. */
export const Carried = z.object({
  measureId: MeasureId,
  kind: MeasureKind,
  whatToDo: z.string(),
  askedBy: z.string(),
  state: MeasureState,
  offeredOn: day,
  version,
});
export type Carried = z.infer<typeof Carried>;

export const Measure = z.object({
  measureId: MeasureId,
  kind: MeasureKind,
  whatToDo: z.string(),
  implementers: z.array(Who),
  state: MeasureState,
  offeredOn: day,
  version,
});
export type Measure = z.infer<typeof Measure>;

export const Party = z.object({
  partyId: PartyId,
  role: PartyRole,
  /** null: nobody of ours. */
  caseNumber: z.number().int().nullable(),
  managerName: z.string().nullable(),
  support: Support,
  supportOn: day,
  version,
});
export type Party = z.infer<typeof Party>;

export const Complaint = z.object({
  complaintId: ComplaintId,
  reference: z.string(),
  deciderId: z.uuid().nullable(),
  hearingId: z.uuid().nullable(),
  appealId: z.uuid().nullable(),
  openedAt: moment,
  closedOn: day.nullable(),
  parties: z.array(Party),
  /** One side is offered support and the other is not yet: a reminder. */
  uneven: z.boolean(),
  version,
});
export type Complaint = z.infer<typeof Complaint>;

/** The institution's words in force, and who coordinates. */
const Edition = z.object({ body: z.string(), inForceOn: day, coordinator: Who.nullable(), setBy: z.string(), setAt: moment });

const oneReport = z.object({ reportId: ReportId, version });
const oneComplaint = z.object({ complaintId: ComplaintId });
const ofCase = z.object({ caseId: CaseId });
const implementers = z.array(z.uuid()).max(10);

export const titleIx = {
  show: endpoint({
    name: "titleIx.show",
    method: "GET",
    path: "/title-ix",
    in: none,
    out: z.object({
      /** Only at a school; elsewhere all below is empty. */
      applies: z.boolean(),
      /** null: the words that come with the product. */
      edition: Edition.nullable(),
      owed: z.array(Owed),
      carried: z.array(Carried),
      coordinates: z.boolean(),
      mayKeep: z.boolean(),
    }),
    about: "What one owes: reports to make, measures to carry out; and what the institution asks of everybody.",
  }),
  keepPolicy: endpoint({
    name: "titleIx.keepPolicy",
    method: "POST",
    path: "/title-ix/policy",
    creates: true,
    in: z.object({ body: words(4000), inForceOn: day, coordinatorId: z.uuid().nullish() }),
    out: Created,
    about: "A new edition of what the institution asks, from a day on, and who coordinates. 422 policy.cannotCoordinate, inForceOn.",
  }),
  makeReport: endpoint({
    name: "titleIxReport.make",
    method: "POST",
    path: "/title-ix/reports/:reportId/made",
    in: oneReport.extend({ toWhom: personal(words(200)), onDay: day, atTime: timeOfDay.nullish(), send: z.boolean().default(false) }),
    out: none,
    about:
      "Writes down that the report was made, when and to whom; sent, it stands on the coordinator's page by its number. 409 report.settled.",
  }),
  setAside: endpoint({
    name: "titleIxReport.setAside",
    method: "POST",
    path: "/title-ix/reports/:reportId/not-this",
    in: oneReport.extend({ why: personal(words(2000)) }),
    out: none,
    about: "Says that there is nothing to report, and why. 409 report.settled.",
  }),
};

export const complaints = {
  list: endpoint({
    name: "complaint.list",
    method: "GET",
    path: "/title-ix/complaints",
    in: none,
    out: z.object({
      complaints: z.array(Complaint),
      /** Reports that were sent here: by number, by whom, and nothing of what they say. */
      notices: z.array(
        z.object({
          reportId: ReportId,
          caseNumber: z.number().int().nullable(),
          concernNumber: z.number().int().nullable(),
          by: z.string(),
          onDay: day,
          atTime: timeOfDay.nullable(),
        }),
      ),
    }),
    about: "The complaints with their parties and where support stands for each: for the coordinator alone.",
  }),
  open: endpoint({
    name: "complaint.open",
    method: "POST",
    path: "/title-ix/complaints",
    creates: true,
    in: z.object({ reference: personal(words(100)) }),
    out: Created,
    about: "Writes a complaint down by the reference the institution gave it; nothing of what it is about.",
  }),
  link: endpoint({
    name: "complaint.link",
    method: "POST",
    path: "/title-ix/complaints/:complaintId/parties",
    creates: true,
    weighty: true,
    in: oneComplaint.extend({ role: PartyRole, caseNumber: z.number().int().positive().nullish(), support: Support }),
    out: Created,
    about:
      "Links a party: a case by its number, or nobody of ours. Whoever serves one side is kept from the other in the same moment. 409 party.servesBoth, party.linked, party.servedByCoordinator, wall.nobodyLeft; 422 party.noSuchCase.",
  }),
  change: endpoint({
    name: "complaint.changeParty",
    method: "POST",
    path: "/title-ix/parties/:partyId",
    in: z.object({ partyId: PartyId, support: Support.nullish(), end: z.boolean().default(false), version }),
    out: none,
    about: "Says where support stands for a party, or that it is none: its walls stay until two lift them. 409 complaint.changed.",
  }),
  seat: endpoint({
    name: "complaint.seat",
    method: "POST",
    path: "/title-ix/complaints/:complaintId/seats",
    in: oneComplaint.extend({ deciderId: z.uuid().nullable(), hearingId: z.uuid().nullable(), appealId: z.uuid().nullable(), version }),
    out: none,
    about:
      "Who decides, hears it and judges an appeal: nobody who works cases full time, or served a party. 422 seat.worksCases, seat.servedParty, seat.nobody.",
  }),
  close: endpoint({
    name: "complaint.close",
    method: "POST",
    path: "/title-ix/complaints/:complaintId/close",
    in: oneComplaint.extend({ version }),
    out: none,
    about: "Closes it, whatever support stands: its papers are kept for seven years from that day.",
  }),
  ofCase: endpoint({
    name: "complaint.ofCase",
    method: "GET",
    path: "/cases/:caseId/title-ix",
    in: ofCase,
    out: z.object({
      caseId: CaseId,
      personId: PersonId,
      applies: z.boolean(),
      links: z.array(z.object({ reference: z.string(), role: PartyRole, closed: z.boolean() })),
      /** null: the asker does not have the case, and is told of no measure. */
      measures: z.array(Measure).nullable(),
      access: Access,
    }),
    about: "As what somebody is a party, by reference alone; and the measures that support them, to whoever has the case.",
  }),
};

export const measures = {
  offer: endpoint({
    name: "measure.offer",
    method: "POST",
    path: "/cases/:caseId/measures",
    creates: true,
    in: ofCase.extend({ kind: MeasureKind, whatToDo: personal(words(2000)), implementers }),
    out: Created,
    about: "Offers a measure, and names who would carry it out. 422 measure.cannotHelp.",
  }),
  change: endpoint({
    name: "measure.change",
    method: "POST",
    path: "/measures/:measureId",
    in: z.object({ measureId: MeasureId, state: MeasureState, implementers: implementers.optional(), version }),
    out: none,
    about: "Says how it stands. Whoever carries it out says that it is done. 409 measure.changed; 422 measure.cannotHelp.",
  }),
};
