import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import { AgencyKeys } from "../../agencies/keys.ts";
import { columnOf } from "../../files/pieces.ts";
import { startPostgres } from "../../kernel/postgres.ts";
import { SecretError } from "../../kernel/secret.ts";
import type { TrailReport } from "../../kernel/verifyTrail.ts";
import { discardAtExit } from "./discardAtExit.ts";
import { checkBackup, openBackup } from "./readBackup.ts";
import { layRestored } from "./restoreBackup.ts";
import { BackupRefused } from "./seal.ts";

/** What a trial found: that it came to an answer at all says that every row came back the same. */
export interface Proof {
  readonly rows: number;
  readonly trail: TrailReport;
  /** Attachments that were opened and are, byte for byte, what was handed in. */
  readonly files: number;
}

/** So many attachments are opened in a trial, the newest first. */
const FILES = 20;

/** Restores a backup into a database made for the purpose and thrown away afterwards; refuses one that does not come back as it was. */
export async function proveBackup(place: string, keyText: string, kek: Buffer): Promise<Proof> {
  const backup = openBackup(place, keyText);
  const start = await checkBackup(backup);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "holdfast-trial-"));
  const callOff = discardAtExit(folder);
  try {
    const server = await startPostgres({ folder, address: "a trial of a backup", settings: { fsync: "off" } });
    try {
      const { loaded, trail, client } = await layRestored(
        { ...server.admin, database: "holdfast" },
        server.admin,
        folder,
        backup,
        start,
        "",
      );
      try {
        if (trail.problems.length > 0)
          throw new BackupRefused("The trail in this backup is not whole: `npx holdfast audit verify` says where.");
        return { rows: loaded.rows, trail, files: await openFiles(client, kek) };
      } finally {
        await client.end();
      }
    } finally {
      await server.stop();
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
    callOff();
  }
}

interface Kept {
  id: string;
  agency_id: string;
  pieces: number;
  sha256: Buffer | null;
}

async function openFiles(client: pg.Client, kek: Buffer): Promise<number> {
  const keys = new AgencyKeys(kek);
  try {
    await keys.load(client);
  } catch (error) {
    if (error instanceof SecretError) throw new BackupRefused("The master key does not open the agencies' keys in this backup.");
    throw error;
  }
  const { rows } = await client.query<Kept>(
    `select id, agency_id, pieces, sha256 from files.artefact where status = 'ready' and pieces > 0 order by made_at desc limit ${FILES}`,
  );
  for (const file of rows) await openFile(client, keys, file);
  return rows.length;
}

async function openFile(client: pg.Client, keys: AgencyKeys, { id, agency_id: agency, pieces, sha256 }: Kept): Promise<void> {
  const refuse = () => new BackupRefused(`The attachment ${id} does not open.`);
  const hash = createHash("sha256");
  const { rows } = await client.query<{ n: number; body: Buffer }>("select n, body from files.piece where artefact_id = $1 order by n", [
    id,
  ]);
  if (rows.length !== pieces) throw refuse();
  try {
    for (const { n, body } of rows)
      hash.update(keys.ring.openBytes(agency, { table: "files.piece", row: id, column: columnOf(n, pieces) }, body));
    const written = sha256 && keys.ring.open(agency, { table: "files.artefact", row: id, column: "sha256" }, sha256);
    if (written && written !== hash.digest("hex")) throw refuse();
  } catch (error) {
    if (error instanceof SecretError) throw refuse();
    throw error;
  }
}
