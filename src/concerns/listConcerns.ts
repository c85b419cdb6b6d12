import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { Problem } from "../kernel/problem.ts";
import type { concerns } from "./contract.ts";
import { asInboxItem, type HeadRow, listDecided, listOpen, type Place } from "./queries.ts";

const PAGE = 50;

/** The inbox of those who triage, of readers, and of whoever was given something; a page of fifty. */
export async function listConcerns(
  tx: Tx,
  { which, programId, cursor }: z.output<typeof concerns.inbox.in>,
): Promise<z.input<typeof concerns.inbox.out>> {
  const { actor } = tx;
  const kept = actor.programs.filter((p) => p.mayTriage || p.sees === "program").map((p) => p.id);
  const programs = which === "mine" ? [] : programId ? kept.filter((id) => id === programId) : kept;
  const stands = programId && which !== "mine" ? [] : actor.standsFor;
  const after = cursor ? readCursor(cursor) : null;
  const { rows } = await (which === "decided" ? listDecided : listOpen)(tx, { programs, stands }, after, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    items: page.map((row) => asInboxItem(tx, row)),
    next: rows.length > PAGE && last ? writeCursor(which, last) : null,
    total: rows[0]?.total ?? 0,
  };
}

const writeCursor = (which: string, row: HeadRow) =>
  Buffer.from(JSON.stringify([row.urgent, row.flood, which === "decided" ? row.decided_at : row.received_at, row.id])).toString(
    "base64url",
  );

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readCursor(text: string): Place {
  try {
    const [urgent, flood, at, id] = JSON.parse(Buffer.from(text, "base64url").toString());
    if (typeof urgent === "boolean" && typeof flood === "boolean" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) && UUID.test(id))
      return { urgent, flood, at, id };
  } catch {}
  throw new Problem(400, "unreadable");
}
