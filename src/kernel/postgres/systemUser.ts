import fs from "node:fs";
import path from "node:path";
import { StartRefused } from "./refusal.ts";

/** The operating-system user PostgreSQL runs as; empty when it is simply the one who started Holdfast. */
export interface SystemUser {
  uid?: number;
  gid?: number;
}

/** PostgreSQL refuses to run as root: then it runs as the owner of an existing cluster, else as `nobody`. */
export function chooseSystemUser(cluster: string): SystemUser {
  const mine = process.getuid?.();
  const owner = fs.statSync(cluster, { throwIfNoEntry: false });
  if (mine !== 0) {
    if (owner && mine !== undefined && owner.uid !== mine) {
      throw new StartRefused(
        `${cluster} belongs to another user (uid ${owner.uid}). Start Holdfast as that user or as root, or set HOLDFAST_DATA to another folder.`,
      );
    }
    return {};
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return findNobody();
}

function findNobody(): { uid: number; gid: number } {
  const line = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("nobody:"));
  const [, , uid, gid] = (line ?? "").split(":");
  if (!uid || !gid)
    throw new StartRefused("PostgreSQL will not run as root and this machine has no user `nobody`. Start Holdfast as an ordinary user.");
  // Some systems write nobody as -2; the kernel counts it unsigned.
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
}

/** Whether `user` may pass through every folder above `place`; folders that do not exist yet will be made passable. */
function isReachable(place: string, user: { uid: number; gid: number }): boolean {
  for (let folder = path.resolve(place); ; folder = path.dirname(folder)) {
    const found = fs.statSync(folder, { throwIfNoEntry: false });
    if (found) {
      const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
      // The last folder is ours and is made passable when it is opened.
      if (!(found.mode & bit) && folder !== path.resolve(place)) return false;
    }
    if (folder === path.dirname(folder)) return true;
  }
}

/**
 * The folder that holds everything an instance keeps. As root the folder beside the checkout serves only when the user that
 * PostgreSQL drops to can reach it; a folder named by hand is used or refused, never swapped.
 */
export function chooseDataFolder(named: string | undefined, beside: string, root = "/var/lib/holdfast"): string {
  const wanted = path.resolve(named ?? beside);
  if (process.getuid?.() !== 0 || isReachable(wanted, findNobody())) return wanted;
  if (named === undefined) return root;
  throw new StartRefused(
    `HOLDFAST_DATA=${named} cannot be reached by the user \`nobody\`, as which PostgreSQL runs when Holdfast is started by root. Choose a folder outside a private home, for instance ${root}.`,
  );
}
