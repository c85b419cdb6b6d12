import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { LeavingFile } from "../kernel/fileContract.ts";
import { conflict } from "../kernel/problem.ts";
import { files } from "./contract.ts";
import { endFile } from "./endFile.ts";
import { readOn, readPieces } from "./pieces.ts";
import { mayEndFile } from "./policy.ts";
import { findFile, openName, showFile } from "./queries.ts";
import { beginFile, receiveFile } from "./receiveFile.ts";

export const fileRoutes: Route[] = [
  route(files.upload, {
    find: nothing,
    may: anyone,
    run: async ({ tx }) => ({ fileId: (await beginFile(tx)) as never }),
    follow: ({ step, input, value }) => receiveFile(step, value.fileId, input.file),
  }),
  route(files.show, {
    find: findFile,
    may: anyone,
    run: async ({ tx, found }) => ({ file: showFile(tx, found), personId: found.person_id as never, access: found.access }),
  }),
  route(files.download, {
    find: findFile,
    may: anyone,
    async run({ tx, found, input }) {
      if (found.ended_at) throw conflict("file.ended");
      const { mediaType, size, shows } = showFile(tx, found);
      // The first of it is opened before anything leaves: a file that is damaged says so in words.
      const first = found.pieces > 0 ? await readPieces(tx, found, 0) : [];
      return new LeavingFile({
        name: openName(tx, found),
        mediaType,
        size,
        inline: shows && input.show === "inline",
        people: found.person_id ? [found.person_id] : [],
        read: (step) => readOn(step, found, first),
      });
    },
  }),
  route(files.end, { find: findFile, may: mayEndFile, run: ({ tx, found, input }) => endFile(tx, found, input) }),
];
