import assert from "node:assert/strict";
import type pg from "pg";

/**
 * Waits until whoever is writing now has ended, in whichever database of the server: what they hold back is closed off by no batch of the trail.
 * Of tests that share a server, one keeps another waiting. Fails after a minute.
 */
export async function awaitHorizon(client: Pick<pg.ClientBase, "query">): Promise<void> {
  const { rows: now } = await client.query("select pg_current_xact_id()::text as xid");
  for (const begun = performance.now(); ; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const { rows: seen } = await client.query("select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 as passed", [now[0].xid]);
    if (seen[0].passed) return;
    assert.ok(performance.now() - begun < 60_000, "somebody's transaction did not end");
  }
}
