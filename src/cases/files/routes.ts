import { attachArtefact } from "../../files/attachArtefact.ts";
import { countClosedFiles, listFiles } from "../../files/queries.ts";
import { anyone, type Route, route } from "../../kernel/door.ts";
import { refused } from "../../kernel/problem.ts";
import { SECTIONS } from "../../people/policy.ts";
import { checkNote } from "../notes/addNote.ts";
import { mayAddFile, mayAddNote, mayReviewMedical } from "../policy.ts";
import { findCase } from "../queries.ts";
import { caseFiles } from "./contract.ts";
import { findMedical, requireReviewer, sayMedical } from "./medical.ts";

export const caseFileRoutes: Route[] = [
  route(caseFiles.list, {
    find: findCase,
    may: anyone,
    run: async ({ tx, found }) => ({
      files: await listFiles(tx, { caseId: found.id }),
      closed: await countClosedFiles(tx, found.id),
      medical: await findMedical(tx, found.id),
      personId: found.personId as never,
      access: found.access,
    }),
  }),
  route(caseFiles.attach, {
    find: findCase,
    may: mayAddFile,
    async run({ tx, actor, found, input: { fileId, audience, topic } }) {
      const { id: caseId, programId, personId } = found;
      if (audience === "medical") {
        await requireReviewer(tx, caseId);
        await attachArtefact(tx, { fileId, caseId, programId, personId, audience, section: SECTIONS.medical });
      } else {
        if (!mayAddNote(actor, found)) throw refused();
        checkNote(found.regime, { audience, topic, restricted: false }, false);
        await attachArtefact(tx, { fileId, caseId, programId, personId, audience, section: SECTIONS[topic] });
      }
      return { id: fileId };
    },
  }),
  route(caseFiles.sayMedical, { find: findCase, may: mayReviewMedical, run: ({ tx, found, input }) => sayMedical(tx, found, input) }),
];
