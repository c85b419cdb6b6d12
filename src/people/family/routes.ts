import type { Tx } from "../../kernel/db.ts";
import { type Route, route } from "../../kernel/door.ts";
import { notFound } from "../../kernel/problem.ts";
import { findPerson } from "../queries.ts";
import { family } from "./contract.ts";
import { mayChangeFamily, mayHoldScan, mayShowFamily } from "./policy.ts";
import { adultsOf, claimsOf, openClaim, openStanding, standingsOf } from "./queries.ts";
import { type AttachScan, decideClaim, setStanding, takeBackClaim } from "./setStanding.ts";
import { showFamily } from "./showFamily.ts";

/** What follows elsewhere from what was written of an adult, in the same transaction; it stands above people, so the app hands it down. */
export type Follow = (tx: Tx, personId: string) => Promise<void>;

/** What the API answers about a family. */
export const familyRoutes = (given: { attachScan: AttachScan; follow?: Follow }): Route[] => [
  route(family.show, {
    find: findPerson,
    may: mayShowFamily,
    run: async ({ tx, found }) => ({ personId: found.id as never, adults: await showFamily(tx, found), access: found.access }),
  }),
  route(family.set, {
    find: findPerson,
    may: mayChangeFamily,
    run: async ({ tx, found, input }) => {
      const out = await setStanding(tx, found, input, given.attachScan);
      await given.follow?.(tx, found.id);
      return out;
    },
  }),
  route(family.history, {
    find: findPerson,
    may: mayShowFamily,
    async run({ tx, found, input: { adultId } }) {
      if (!(await adultsOf(tx, found.id)).some((one) => one.id === adultId)) throw notFound();
      const [standings, claims] = [await standingsOf(tx, found.id, adultId), await claimsOf(tx, found.id)];
      return {
        personId: found.id as never,
        standings: standings.map((row) => openStanding(tx, row, mayHoldScan(found))),
        claims: claims.filter((one) => one.other_id === adultId).map(openClaim),
        access: found.access,
      };
    },
  }),
  route(family.decideClaim, {
    find: findPerson,
    may: mayChangeFamily,
    run: async ({ tx, found, input }) => {
      const out = await decideClaim(tx, found, input);
      await given.follow?.(tx, found.id);
      return out;
    },
  }),
  route(family.takeBackClaim, {
    find: findPerson,
    may: mayChangeFamily,
    run: async ({ tx, found, input }) => {
      const out = await takeBackClaim(tx, found, input);
      await given.follow?.(tx, found.id);
      return out;
    },
  }),
];
