import type { Selectable } from "kysely";
import { z } from "zod";
import type { MessagesOutbox } from "../../db/types.ts";
import type { AgencyKeys } from "../agencies/keys.ts";
import type { Database } from "../kernel/db.ts";
import { defineService, everySeconds, type Job } from "../kernel/jobs.ts";
import { asPublic } from "../kernel/visit.ts";
import { chooseMessageLanguage, isTemplate, writeMessage } from "./templates.ts";
import { type Outgoing, SendFailed, type Transport } from "./transport.ts";

type Waiting = Selectable<MessagesOutbox>;

const AT_ONCE = 5;

/**
 * The job that empties the outbox, every ten seconds. A message is claimed in a transaction of its own before it is sent, and marked in the one that
 * sends it: two workers never send it both, and marking twice changes nothing. Should the process die in between, it is due again after five
 * minutes and goes a second time, under the same message id: at least once, never silently not at all. Just before it leaves it is asked whether it
 * may still: once somebody has said that a person has died, nothing about them goes, whatever had been claimed before.
 */
export function deliverMessages(transport: Transport, keys: AgencyKeys): Job {
  const run = async ({ service }: { service: Database }) => {
    for (;;) {
      const due = await asPublic(service, async (client) => {
        const { rows } = await client.query<Waiting>("select * from messages.take_due($1)", [AT_ONCE]);
        if (rows.some((row) => !keys.ring.has(row.agency_id))) await keys.load(client);
        return rows;
      });
      for (const waiting of due) if (!(await deliver(service, transport, keys, waiting))) return;
      if (due.length < AT_ONCE) return;
    }
  };
  return everySeconds(10, defineService({ name: "messages.deliver", in: z.object({}), run }));
}

/** False when the transport is down, and there is no use in going on. */
async function deliver(service: Database, transport: Transport, keys: AgencyKeys, waiting: Waiting): Promise<boolean> {
  return asPublic(service, async (client) => {
    const { rows } = await client.query<{ may: boolean }>("select messages.may_leave($1) as may", [waiting.id]);
    if (!rows[0]?.may) return true;
    try {
      await transport.send(write(keys, waiting));
    } catch (error) {
      const failure = error instanceof SendFailed ? error : new SendFailed("message.unreadable", { final: true });
      await client.query("select messages.mark_failed($1, $2, $3)", [waiting.id, failure.message, failure.final]);
      return !failure.down;
    }
    await client.query("select messages.mark_sent($1, $2)", [waiting.id, transport.keeps]);
    return true;
  });
}

function write(keys: AgencyKeys, waiting: Waiting): Outgoing {
  const open = (column: "to_address" | "params", sealed: Buffer) =>
    keys.ring.open(waiting.agency_id, { table: "messages.outbox", row: waiting.id, column }, sealed);
  if (!isTemplate(waiting.template)) throw new SendFailed("message.template", { final: true });
  const params = waiting.params ? JSON.parse(open("params", waiting.params)) : {};
  return {
    id: waiting.id,
    channel: waiting.channel,
    to: open("to_address", waiting.to_address),
    ...writeMessage(waiting.template, params, chooseMessageLanguage(waiting.language)),
  };
}
