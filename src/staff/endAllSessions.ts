import type pg from "pg";

/** Ends every session of everybody, links included: in a restored database whoever was let in then may have been let go since. `client` is the tables' owner. */
export async function endAllSessions(client: pg.ClientBase): Promise<void> {
  await client.query("update staff.session set revoked_at = kernel.clock() where revoked_at is null");
}
