import { z } from "zod";
import { CaseId } from "../cases/timeline/contract.ts";
import { FormId } from "../forms/contract.ts";
import { Access, Created, endpoint, id, moment, none, personal, wordsOrNone } from "../kernel/contract.ts";
import { PersonId, SafeLine } from "../people/contract.ts";

/**
 * A page is what one case holds for the person it is about, read by them alone or by a guardian of theirs: their releases, who helps, who was told, what comes
 * next. It is offered, never a condition of anything, and is off until its program switches it on.
 */
export const PageId = id("Page");
export type PageId = z.infer<typeof PageId>;

/** Whose hands a page is in. */
export const PageHolder = z.enum(["self", "guardian"]);
export type PageHolder = z.infer<typeof PageHolder>;

/** A page as staff know it: that there is one, and whether its holder has come. Never what they did there. */
export const HeldPage = z.object({
  pageId: PageId,
  holder: PageHolder,
  holderId: PersonId,
  /** Of a guardian: what they are called. */
  name: z.string().nullable(),
  number: z.string(),
  /** Whether it opens at this moment. */
  opens: z.boolean(),
  /** A code that was handed over and is still good, and until when. */
  codeUntil: moment.nullable(),
  /** Whether its holder has chosen a password. */
  begun: z.boolean(),
});
export type HeldPage = z.infer<typeof HeldPage>;

const ofCase = z.object({ caseId: CaseId });

export const pages = {
  show: endpoint({
    name: "page.show",
    method: "GET",
    path: "/cases/:caseId/page",
    in: ofCase,
    out: z.object({
      personId: PersonId,
      /** Whether pages are switched on in this program. */
      on: z.boolean(),
      maySwitch: z.boolean(),
      mayInvite: z.boolean(),
      mayEnd: z.boolean(),
      /** Whether they can be asked to fill in a form there now. */
      mayAsk: z.boolean(),
      pages: z.array(HeldPage),
      /** Shown before anything is handed over (R86). */
      safeLine: SafeLine.nullable(),
      safeHeld: z.boolean(),
      /** null where no birth date is kept. */
      minor: z.boolean().nullable(),
      /** The adults who may hold a minor's page; none where guardians hold no page. */
      guardians: z.array(z.object({ personId: PersonId, name: z.string() })),
      access: Access,
    }),
    about: "Whether the person of a case has a page of their own, or could have one. Not what they see or do there.",
  }),
  setOn: endpoint({
    name: "page.setOn",
    method: "POST",
    path: "/cases/:caseId/page/switch",
    in: ofCase.extend({ on: z.boolean() }),
    out: none,
    about:
      "Switches pages on or off for the whole program of a case, by whoever supervises it. Off shuts every page of the program at once.",
  }),
  invite: endpoint({
    name: "page.invite",
    method: "POST",
    path: "/cases/:caseId/page/invite",
    in: ofCase.extend({
      /** They were asked whether a page is safe for them, and said yes. */
      safe: z.literal(true),
      holder: PageHolder,
      guardianId: PersonId.nullish(),
      /** As the worker knows it; asked where no birth date is kept. */
      minor: z.boolean().nullish(),
      /** Of a minor: why this one may hold it. */
      decided: personal(wordsOrNone(600)),
    }),
    out: z.object({ pageId: PageId, number: z.string(), code: z.string(), until: moment }),
    weighty: true,
    about:
      "Makes a code, good once and for two days, to be handed over in person: never mailed, shown this one time. A code before it is no more. 422 by field: minor, decided, guardianId. 409 page.off, page.died, page.notForGuardians.",
  }),
  ask: endpoint({
    name: "page.ask",
    method: "POST",
    path: "/cases/:caseId/page/forms",
    creates: true,
    in: ofCase.extend({ formId: FormId }),
    out: Created,
    about:
      "Asks the person to fill in a form on their own page; they need not. Whoever carries the case has a step when it is sent. 409 page.none: nobody holds a page of that case themselves. 409 response.notAlone: a form that can call for safety is never filled in alone. 409 response.askedAlready; form.notPublished; case.closed.",
  }),
  end: endpoint({
    name: "page.end",
    method: "POST",
    path: "/pages/:pageId/end",
    in: z.object({ pageId: PageId }),
    out: none,
    about: "Ends a page and every session of it, this second. Said twice, it is ended still.",
  }),
};
