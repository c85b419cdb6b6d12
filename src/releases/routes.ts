import { findCase } from "../cases/queries.ts";
import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { mayShowFamily } from "../people/family/policy.ts";
import { mayChangePerson } from "../people/policy.ts";
import { recipients, releases } from "./contract.ts";
import { draftRelease } from "./draftRelease.ts";
import { confirmWithdrawal, finishRelease, reviewRelease, withdrawRelease } from "./endRelease.ts";
import { addRecipient, endRecipient } from "./keepRecipients.ts";
import { missing } from "./missing/contract.ts";
import { findMissing, sayFound, sayMissing, showMissing } from "./missing/sayMissing.ts";
import { mayKeepRecipients, mayMakeRelease, mayReadRecipients, mayReadRelease } from "./policy.ts";
import { findRecipient, findRelease, findToWithdraw, headsOf, openRelease, partnersOf, recipientsFor, releasesOf } from "./queries.ts";
import { openText, showRelease } from "./showRelease.ts";
import { readTogether, signRelease } from "./signRelease.ts";
import { rulesOfProgram, usualRecipients } from "./usualQueries.ts";

const read = { find: findRelease, may: mayReadRelease } as const;
const make = { find: findRelease, may: mayMakeRelease } as const;

/** Everything about releases that somebody signed in may ask. */
export const releaseRoutes: Route[] = [
  route(recipients.list, {
    find: nothing,
    may: mayReadRecipients,
    run: async ({ tx, actor }) => ({
      recipients: await recipientsFor(tx, null),
      partners: await partnersOf(tx),
      mayAdd: mayKeepRecipients(actor),
    }),
  }),
  route(recipients.add, { find: nothing, may: mayReadRecipients, run: ({ tx, input }) => addRecipient(tx, input) }),
  route(recipients.end, {
    find: findRecipient,
    may: mayKeepRecipients,
    run: ({ tx, found, input }) => endRecipient(tx, found, input.version),
  }),
  route(releases.list, {
    find: findCase,
    may: anyone,
    async run({ tx, actor, found }) {
      const legal = mayReadRelease(actor, found);
      const rows = legal ? (await releasesOf(tx, found.id)).rows : [];
      const heads = legal ? [] : (await headsOf(tx, found.id)).rows;
      return {
        personId: found.personId as never,
        releases: rows.map((row) => openRelease(tx, row)),
        heads: heads.map(({ id, expires_at, ...head }) => ({ ...head, releaseId: id as never, expiresAt: expires_at })),
        mayMake: mayMakeRelease(actor, found),
        access: found.access,
      };
    },
  }),
  route(releases.begin, {
    find: findCase,
    may: mayMakeRelease,
    async run({ tx, found }) {
      const person = await tx.db
        .selectFrom("people.person")
        .select(["language", "interpreter", "missing_since", "found_on"])
        .where("id", "=", found.personId)
        .executeTakeFirstOrThrow();
      const { kind, howLong } = await rulesOfProgram(tx, found.programId);
      return {
        personId: found.personId as never,
        recipients: await usualRecipients(tx, found.id),
        partners: await partnersOf(tx),
        howLong,
        language: person.language ?? "en",
        interpreter: person.interpreter,
        programKind: kind,
        missing: person.missing_since !== null && person.found_on === null,
        regime: found.regime,
        access: found.access,
      };
    },
  }),
  route(releases.draft, { find: findCase, may: mayMakeRelease, run: ({ tx, found, input }) => draftRelease(tx, found, input) }),
  route(releases.show, { ...read, run: ({ tx, found }) => showRelease(tx, found) }),
  route(releases.read, { ...make, run: ({ tx, found }) => readTogether(tx, found) }),
  route(releases.sign, { ...make, run: ({ tx, found, input }) => signRelease(tx, found, input) }),
  route(missing.show, { find: findMissing, may: mayShowFamily, run: async ({ found }) => showMissing(found) }),
  route(missing.say, { find: findMissing, may: mayChangePerson, run: ({ tx, found, input }) => sayMissing(tx, found, input) }),
  route(missing.found, { find: findMissing, may: mayChangePerson, run: ({ tx, found, input }) => sayFound(tx, found, input) }),
  route(releases.withdraw, {
    find: findToWithdraw,
    may: anyone,
    run: ({ tx, input }) => withdrawRelease(tx, input.releaseId, input.how),
  }),
  route(releases.confirm, { ...make, run: ({ tx, found, input }) => confirmWithdrawal(tx, found, input.version) }),
  route(releases.finish, { ...make, run: ({ tx, found, input }) => finishRelease(tx, found, input.version) }),
  route(releases.review, { ...make, run: ({ tx, found, input }) => reviewRelease(tx, found, input.withPerson) }),
  route(releases.copy, {
    ...read,
    run: async ({ tx, found }) => {
      const { text, print } = openText(tx, found);
      return {
        personId: found.person_id as never,
        text,
        print,
        textLocale: found.text_locale,
        signedAt: found.signed_at,
        state: found.state,
        access: found.access,
      };
    },
  }),
];
