import type pg from "pg";
import { newId } from "./ids.ts";

/** Writes into the trail that a copy of everything was made, or taken in; `client` is whoever installs. */
export async function recordCopy(client: pg.ClientBase, action: "backup.make" | "backup.restore"): Promise<void> {
  await client.query("begin");
  // The trail takes rows from the guard alone.
  await client.query("set local role holdfast_guard");
  await client.query("insert into kernel.audit_event (id, source, action, outcome) values ($1, 'cli', $2, 'done')", [newId(), action]);
  await client.query("commit");
}
