import { attachArtefact } from "../../files/attachArtefact.ts";
import { countClosedFiles, listFiles } from "../../files/queries.ts";
import { anyone, type Route, route } from "../../kernel/door.ts";
import { SECTIONS } from "../../people/policy.ts";
import { checkNote } from "../notes/addNote.ts";
import { mayAddNote } from "../policy.ts";
import { findCase } from "../queries.ts";
import { caseFiles } from "./contract.ts";

export const caseFileRoutes: Route[] = [
  route(caseFiles.list, {
    find: findCase,
    may: anyone,
    run: async ({ tx, found }) => ({
      files: await listFiles(tx, { caseId: found.id }),
      closed: await countClosedFiles(tx, found.id),
      personId: found.personId as never,
      access: found.access,
    }),
  }),
  route(caseFiles.attach, {
    find: findCase,
    may: mayAddNote,
    async run({ tx, found, input: { fileId, audience, topic } }) {
      checkNote(found.regime, { audience, topic, restricted: false }, false);
      const { id: caseId, programId, personId } = found;
      await attachArtefact(tx, { fileId, caseId, programId, personId, audience, section: SECTIONS[topic] });
      return { id: fileId };
    },
  }),
];
