import type { Tx } from "../../kernel/db.ts";
import { type Route, route } from "../../kernel/door.ts";
import { refused } from "../../kernel/problem.ts";
import { reaches, SECTIONS } from "../../people/policy.ts";
import { findPerson } from "../../people/queries.ts";
import { attachArtefact } from "../attachArtefact.ts";
import { listFiles } from "../queries.ts";
import { FileSection, personFiles } from "./contract.ts";
import { mayAddPersonFile, mayListPersonFiles } from "./policy.ts";

/** The files of a person, each with what it is about. */
async function listWithAbout(tx: Tx, personId: string) {
  const [files, sections] = await Promise.all([
    listFiles(tx, { personId }),
    tx.db.selectFrom("files.artefact").select(["id", "section"]).where("person_id", "=", personId).where("case_id", "is", null).execute(),
  ]);
  const bits = new Map(sections.map(({ id, section }) => [id as string, section]));
  return files.map((file) => ({ ...file, about: FileSection.options.find((one) => SECTIONS[one] === bits.get(file.fileId)) ?? null }));
}

export const personFileRoutes: Route[] = [
  route(personFiles.list, {
    find: findPerson,
    may: mayListPersonFiles,
    run: async ({ tx, found }) => ({
      files: await listWithAbout(tx, found.id),
      personId: found.id as never,
      access: found.access,
    }),
  }),
  route(personFiles.attach, {
    find: findPerson,
    may: mayAddPersonFile,
    async run({ tx, found, input: { fileId, more, section } }) {
      // Whoever could not read it afterwards does not put it there.
      if (!reaches(found, section)) throw refused();
      for (const one of [fileId, ...more]) await attachArtefact(tx, { fileId: one, personId: found.id, section: SECTIONS[section] });
      return { id: fileId };
    },
  }),
];
