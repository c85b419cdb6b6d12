import { type Route, route } from "../../kernel/door.ts";
import { refused } from "../../kernel/problem.ts";
import { reaches, SECTIONS } from "../../people/policy.ts";
import { findPerson } from "../../people/queries.ts";
import { attachArtefact } from "../attachArtefact.ts";
import { listFiles } from "../queries.ts";
import { personFiles } from "./contract.ts";
import { mayAddPersonFile, mayListPersonFiles } from "./policy.ts";

export const personFileRoutes: Route[] = [
  route(personFiles.list, {
    find: findPerson,
    may: mayListPersonFiles,
    run: async ({ tx, found }) => ({
      files: await listFiles(tx, { personId: found.id }),
      personId: found.id as never,
      access: found.access,
    }),
  }),
  route(personFiles.attach, {
    find: findPerson,
    may: mayAddPersonFile,
    async run({ tx, found, input: { fileId, section } }) {
      // Whoever could not read it afterwards does not put it there.
      if (!reaches(found, section)) throw refused();
      await attachArtefact(tx, { fileId, personId: found.id, section: SECTIONS[section] });
      return { id: fileId };
    },
  }),
];
