import { anyone, nothing, type Route, route } from "../../kernel/door.ts";
import { mayAddContact, mayAddNote } from "../policy.ts";
import { findCase } from "../queries.ts";
import { checkIns } from "./contract.ts";
import { listCheckIns } from "./listCheckIns.ts";
import { recordCheckIn } from "./recordCheckIn.ts";

export const checkInRoutes: Route[] = [
  route(checkIns.list, { find: nothing, may: anyone, run: ({ tx, input }) => listCheckIns(tx, input) }),
  route(checkIns.record, {
    find: async (tx, input) => {
      const found = await findCase(tx, input);
      return found && { ...found, withNote: input.note != null };
    },
    may: (actor, found) => mayAddContact(actor, found) && (!found.withNote || mayAddNote(actor, found)),
    run: ({ tx, found, input }) => recordCheckIn(tx, found, input),
  }),
];
