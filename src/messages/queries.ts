import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import type { Message, messages } from "./contract.ts";
import { chooseMessageLanguage, isTemplate, sketchMessage, writeMessage } from "./templates.ts";

const PAGE = 50;

/** The agency's outbox: whether every colleague may read it whole, as in the demo. */
export interface Outbox {
  readonly open: boolean;
}

export async function findOutbox(tx: Tx): Promise<Outbox> {
  const open = await tx.db.selectFrom("messages.open_outbox").select("agency_id").executeTakeFirst();
  return { open: open !== undefined };
}

/** A page of what left or waits, newest first. Beyond the demo no link is shown, and no address of an outsider. */
export async function listMessages(tx: Tx, outbox: Outbox, after: string | undefined): Promise<z.input<typeof messages.list.out>> {
  const rows = await tx.db
    .selectFrom("messages.outbox as o")
    .select(["o.id", "o.channel", "o.to_address", "o.template", "o.params", "o.language", "o.account_id", "o.failure", "o.created_at"])
    .select(["o.sent_at", "o.failed_at", "o.not_before"])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(o.created_at, o.id) < (${readCursor(after)[0]}::timestamptz, ${readCursor(after)[1]}::uuid)`),
    )
    .orderBy("o.created_at", "desc")
    .orderBy("o.id", "desc")
    .limit(PAGE + 1)
    .execute();
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    messages: page.map((row) => showMessage(tx, row, outbox.open)),
    next: rows.length > PAGE && last ? `${last.created_at}_${last.id}` : null,
    demo: outbox.open,
  };
}

/** An unreadable place is the end of the list. */
function readCursor(after: string | undefined): [string, string] {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/.exec(after ?? "") ?? [];
  return [at ?? "-infinity", id ?? "00000000-0000-0000-0000-000000000000"];
}

interface Row {
  readonly id: string;
  readonly channel: Message["channel"];
  readonly to_address: Buffer;
  readonly template: string;
  readonly params: Buffer | null;
  readonly language: string;
  readonly account_id: string | null;
  readonly failure: string | null;
  readonly sent_at: string | null;
  readonly failed_at: string | null;
  readonly not_before: string;
}

function showMessage(tx: Tx, row: Row, whole: boolean): z.input<typeof Message> {
  const to = tx.open("messages.outbox", row.id, "to_address", row.to_address);
  const params = row.params ? (JSON.parse(tx.open("messages.outbox", row.id, "params", row.params)) as Record<string, unknown>) : undefined;
  const write = whole && params ? writeMessage : sketchMessage;
  const written = isTemplate(row.template)
    ? write(row.template, params ?? {}, chooseMessageLanguage(row.language))
    : { subject: row.template, text: "" };
  const ended = row.failure === "withdrawn" ? "withdrawn" : "failed";
  return {
    id: row.id,
    channel: row.channel,
    to: whole || row.account_id ? to : maskAddress(to),
    ...written,
    state: row.sent_at ? "sent" : row.failed_at ? ended : "waiting",
    at: row.sent_at ?? row.failed_at ?? row.not_before,
    failure: row.failure,
  };
}

/** Enough to say that there is one. */
const maskAddress = (to: string) => (to.includes("@") ? `${to.slice(0, 1)}…@…` : `… ${to.slice(-2)}`);
