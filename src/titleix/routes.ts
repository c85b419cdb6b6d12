import { sql } from "kysely";
import { anyone, type Route, route } from "../kernel/door.ts";
import { newId } from "../kernel/ids.ts";
import { invalid } from "../kernel/problem.ts";
import { notifyAccount } from "../messages/queueMessage.ts";
import { complaints, measures, titleIx } from "./contract.ts";
import { mayCoordinate, mayKeepPolicy, mayOfferMeasure, maySettleReport } from "./policy.ts";
import {
  type FoundReport,
  findComplaint,
  findEdition,
  findHeldCase,
  findMeasure,
  findParty,
  findReport,
  findStanding,
  findTwins,
  listCarried,
  listComplaints,
  listLinks,
  listMeasures,
  listNotices,
  listOwed,
  settleReport,
} from "./queries.ts";

/** What is asked of everybody, and the reports that follow from it. */
const ofReports: Route[] = [
  route(titleIx.show, {
    find: findStanding,
    may: anyone,
    async run({ tx, actor, found: { applies, coordinates } }) {
      if (!applies) return { applies, coordinates, edition: null, owed: [], carried: [], mayKeep: false };
      const [edition, owed, carried] = [await findEdition(tx), await listOwed(tx), await listCarried(tx)];
      return { applies, coordinates, edition, owed, carried, mayKeep: actor.mayAdmin };
    },
  }),
  route(titleIx.keepPolicy, {
    find: findStanding,
    may: mayKeepPolicy,
    async run({ tx, actor, input: { body, inForceOn, coordinatorId } }) {
      if (inForceOn < actor.today) throw invalid({ inForceOn: "past" });
      const id = newId();
      await sql`select titleix.set_policy(${id}, ${body}, ${inForceOn}, ${coordinatorId ?? null})`.execute(tx.db);
      return { id };
    },
  }),
  route(titleIx.makeReport, {
    find: findReport,
    may: maySettleReport,
    async run({ tx, actor, found, input }) {
      if (input.onDay > actor.today) throw invalid({ onDay: "future" });
      const coordinator = input.send ? (await findEdition(tx))?.coordinator : null;
      const twins = await findTwins(tx, found);
      await settleReport(tx, found, { ...input, atTime: input.atTime ?? null, send: Boolean(coordinator) });
      for (const twin of twins) await settleReport(tx, twin, { ...input, ...twin, atTime: input.atTime ?? null, send: false });
      if (coordinator)
        await notifyAccount(tx, {
          accountId: coordinator.id,
          template: "work.given",
          once: `titleix:${found.reportId}`,
          about: aboutOf(found),
        });
      return {};
    },
  }),
  route(titleIx.setAside, {
    find: findReport,
    may: maySettleReport,
    async run({ tx, found, input }) {
      const twins = await findTwins(tx, found);
      await settleReport(tx, found, input);
      for (const twin of twins) await settleReport(tx, twin, { ...input, ...twin });
      return {};
    },
  }),
];

const aboutOf = ({ caseId, about }: FoundReport) => [caseId, about].filter((one): one is string => one !== null);

/** What the coordinator keeps. */
const ofComplaints: Route[] = [
  route(complaints.list, {
    find: findStanding,
    may: mayCoordinate,
    run: async ({ tx }) => ({ complaints: await listComplaints(tx), notices: await listNotices(tx) }),
  }),
  route(complaints.open, {
    find: findStanding,
    may: mayCoordinate,
    async run({ tx, input }) {
      const id = newId();
      await sql`select titleix.open_complaint(${id}, ${tx.seal("titleix.complaint", id, "reference", input.reference)})`.execute(tx.db);
      return { id };
    },
  }),
  route(complaints.link, {
    find: findComplaint,
    may: anyone,
    async run({ tx, found, input: { role, caseNumber, support } }) {
      const id = newId();
      await sql`select titleix.link_party(${id}, ${found.complaintId}, ${role}, ${caseNumber ?? null}, ${support})`.execute(tx.db);
      return { id };
    },
  }),
  route(complaints.change, {
    find: findParty,
    may: anyone,
    async run({ tx, found, input: { support, end, version } }) {
      await sql`select titleix.change_party(${found.partyId}, ${support ?? null}, ${end}, ${version})`.execute(tx.db);
      return {};
    },
  }),
  route(complaints.seat, {
    find: findComplaint,
    may: anyone,
    async run({ tx, found, input: { version, deciderId, hearingId, appealId } }) {
      await sql`select titleix.seat(${found.complaintId}, ${version}, ${deciderId}, ${hearingId}, ${appealId})`.execute(tx.db);
      return {};
    },
  }),
  route(complaints.close, {
    find: findComplaint,
    may: anyone,
    async run({ tx, found, input }) {
      await sql`select titleix.close_complaint(${found.complaintId}, ${input.version})`.execute(tx.db);
      return {};
    },
  }),
  route(complaints.ofCase, {
    find: findHeldCase,
    may: anyone,
    async run({ tx, found }) {
      const { applies } = await findStanding(tx);
      return {
        caseId: found.id as never,
        personId: found.personId as never,
        applies,
        links: applies ? await listLinks(tx, found.id) : [],
        measures: found.has ? await listMeasures(tx, found.id) : null,
        access: found.access,
      };
    },
  }),
];

/** What supports somebody, whatever comes of it. */
const ofMeasures: Route[] = [
  route(measures.offer, {
    find: findHeldCase,
    may: mayOfferMeasure,
    async run({ tx, found, input: { kind, whatToDo, implementers } }) {
      const id = newId();
      const sealed = tx.seal("titleix.measure", id, "what_to_do", whatToDo);
      await sql`select titleix.offer_measure(${id}, ${found.id}, ${kind}, ${sealed}, ${[...new Set(implementers)]}::uuid[])`.execute(tx.db);
      return { id };
    },
  }),
  route(measures.change, {
    find: findMeasure,
    may: (_actor, found) => found.has || found.carries,
    async run({ tx, found, input: { state, implementers, version } }) {
      const who = implementers ? [...new Set(implementers)] : null;
      await sql`select titleix.change_measure(${found.id}, ${state}, ${who}::uuid[], ${version})`.execute(tx.db);
      return {};
    },
  }),
];

export const titleIxRoutes: Route[] = [...ofReports, ...ofComplaints, ...ofMeasures];
