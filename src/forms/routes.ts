import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { refused } from "../kernel/problem.ts";
import { type BuiltItem, forms } from "./contract.ts";
import {
  beginForm,
  checkDocument,
  draftForm,
  endUse,
  importForm,
  lookAtDocument,
  publishForm,
  putToUse,
  retireForm,
  saveForm,
  takeInForm,
} from "./keepForm.ts";
import { mayKeepForms, mayUseIn } from "./policy.ts";
import { findForm, findFormForProgram, findUse, headOf, listForms, listUses } from "./queries.ts";
import { readBuilt } from "./questionnaire/build.ts";
import { readQuestionnaire } from "./questionnaire/readQuestionnaire.ts";
import { sendDocument } from "./sendDocument.ts";
import { listShipped } from "./shipped.ts";
import { viewOf } from "./view.ts";

const keep = { find: nothing, may: mayKeepForms } as const;
const change = { find: findForm, may: mayKeepForms } as const;

/** Everything about an agency's forms. */
export const formRoutes: Route[] = [
  route(forms.list, {
    find: nothing,
    may: anyone,
    async run({ tx, actor }) {
      const [listed, uses] = [await listForms(tx), await listUses(tx)];
      const here = new Set(listed.filter(({ status }) => status !== "retired").map(({ slug }) => slug));
      const shipped = listShipped().map(({ document: _, ...form }) => ({ ...form, taken: here.has(form.name) }));
      return { forms: listed, shipped, uses, mayKeep: mayKeepForms(actor) };
    },
  }),
  route(forms.takeIn, { ...keep, run: ({ tx, input }) => takeInForm(tx, input.name) }),
  route(forms.check, { ...keep, run: async ({ input }) => lookAtDocument(input.document) }),
  route(forms.import, { ...keep, run: ({ tx, input }) => importForm(tx, input.document) }),
  route(forms.begin, { ...keep, run: ({ tx, input }) => beginForm(tx, input.title) }),
  route(forms.show, {
    find: findForm,
    may: anyone,
    async run({ tx, actor, found }) {
      const { said, reading } = checkDocument(found.document);
      const { form } = reading ?? readQuestionnaire(found.document);
      if (!form) throw refused();
      const mayKeep = mayKeepForms(actor);
      const uses = await listUses(tx, { slug: found.slug });
      return {
        form: headOf(found),
        view: viewOf(form),
        said,
        built: mayKeep ? (readBuilt(found.document) as BuiltItem[]) : [],
        uses,
        mayKeep,
      };
    },
  }),
  route(forms.draft, { ...change, run: ({ tx, found }) => draftForm(tx, found) }),
  route(forms.save, { ...change, run: ({ tx, found, input }) => saveForm(tx, found, input.title, input.items, input.version) }),
  route(forms.publish, { ...change, run: ({ tx, found, input }) => publishForm(tx, found, input.version) }),
  route(forms.retire, { ...change, run: ({ tx, found, input }) => retireForm(tx, found, input.version) }),
  route(forms.export, {
    find: findForm,
    may: anyone,
    run: async ({ found }) => sendDocument(`${found.slug}-${found.edition}.json`, found.document),
  }),
  route(forms.use, {
    find: findFormForProgram,
    may: mayUseIn,
    run: ({ tx, found, input }) => putToUse(tx, found, input),
  }),
  route(forms.endUse, { find: findUse, may: mayUseIn, run: ({ tx, input }) => endUse(tx, input.useId) }),
];
