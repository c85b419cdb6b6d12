import { z } from "zod";
import { endpoint, moment, none } from "../kernel/contract.ts";
import { leavingFile } from "../kernel/fileContract.ts";
import { R33_MOST_ITEMS } from "../kernel/limits.ts";
import { Copy, PackageId } from "./copyContract.ts";
import { receivedCount } from "./countContract.ts";

const Received = z.object({
  packageId: PackageId,
  agency: z.string(),
  sender: z.string(),
  items: z.number().int(),
  madeAt: moment,
  until: moment,
  openedAt: moment.nullable(),
});

/** What others shared with the one who asks: theirs while the release lives, and nobody else's. */
export const received = {
  list: endpoint({
    name: "received.list",
    method: "GET",
    path: "/received",
    in: none,
    out: z.object({ packages: z.array(Received) }),
    about: "What was shared with the asker and can be opened now; no word of what is in it, nor of whom it is about.",
  }),
  count: receivedCount,
  open: endpoint({
    name: "received.open",
    method: "GET",
    path: "/received/:packageId",
    weighty: true,
    in: z.object({ packageId: PackageId }),
    out: z.object({
      packageId: PackageId,
      agency: z.string(),
      sender: z.string(),
      madeAt: moment,
      until: moment,
      purpose: z.string(),
      notice: z.string(),
      language: z.enum(["en", "es"]),
      copies: z.array(Copy),
    }),
    about: "Opens what was shared: copies, as they were sent. That it was opened is on record before the first byte leaves.",
  }),
  file: endpoint({
    name: "received.file",
    method: "GET",
    path: "/received/:packageId/files/:seq",
    weighty: true,
    in: z.object({ packageId: PackageId, seq: z.coerce.number().int().min(1).max(R33_MOST_ITEMS) }),
    out: leavingFile,
    about: "A file among what was shared.",
  }),
};
