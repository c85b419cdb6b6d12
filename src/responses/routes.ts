import { findCase } from "../cases/queries.ts";
import { findForm, readForm } from "../forms/queries.ts";
import { viewOf } from "../forms/view.ts";
import { type Route, route } from "../kernel/door.ts";
import { responses } from "./contract.ts";
import { beginResponse, completeResponse, exportResponse, leaveResponse } from "./fillForm.ts";
import { mayFill, mayReadResponses, maySeeShares } from "./policy.ts";
import { findOnCall, findResponse, headOf, listOffered, listResponses, openAnswers } from "./queries.ts";
import { showShares } from "./showShares.ts";

const fill = { find: findResponse, may: mayFill } as const;

/** Everything about forms filled in with a person. */
export const responseRoutes: Route[] = [
  route(responses.ofCase, {
    find: findCase,
    may: mayReadResponses,
    async run({ tx, actor, found }) {
      const mayBegin = mayFill(actor, found) && found.status !== "closed";
      const offered = mayBegin ? await listOffered(tx, found.programId) : [];
      const onCall = offered.some(({ callsForSafety }) => callsForSafety) ? await findOnCall(tx, found.id) : undefined;
      return {
        personId: found.personId as never,
        offered,
        ...(await listResponses(tx, found.id, found.programId)),
        onCall: onCall?.name ?? null,
        mayBegin,
        access: found.access,
      };
    },
  }),
  route(responses.begin, { find: findCase, may: mayFill, run: ({ tx, found, input }) => beginResponse(tx, found, input) }),
  route(responses.show, {
    find: findResponse,
    may: mayReadResponses,
    async run({ tx, actor, found }) {
      const form = await readForm(tx, found.formId);
      const opened = openAnswers(tx, found);
      const { caseId, personId, label, access } = found;
      const response = headOf(found, form, opened);
      return {
        response,
        ...({ caseId, personId, label } as object),
        view: viewOf(form),
        answers: opened.answers,
        mayFill: mayFill(actor, found),
        access,
      } as never;
    },
  }),
  route(responses.complete, { ...fill, run: ({ tx, found, input }) => completeResponse(tx, found, input) }),
  route(responses.shares, { find: findForm, may: maySeeShares, run: ({ tx, actor, found }) => showShares(tx, actor, found) }),
  route(responses.leave, { ...fill, run: ({ tx, found, input }) => leaveResponse(tx, found, input.version) }),
  route(responses.export, { find: findResponse, may: mayReadResponses, run: ({ tx, found }) => exportResponse(tx, found) }),
];
