import { sql } from "kysely";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { checkParams, chooseMessageLanguage, type TemplateName, type TemplateParams, type templates } from "./templates.ts";

/** How long a message waits before it may leave: long enough to take back the act that caused it (design README 21). */
export const HOLD_MS = 10_000;

/** What the template's slots are filled with, where it has any. */
export type Filled<Name extends TemplateName> = (typeof templates)[Name]["slots"] extends readonly []
  ? { readonly params?: Record<string, never> }
  : { readonly params: TemplateParams<Name> };

/** For whom, once for which cause, and from when. */
export interface Envelope {
  /** The account it is for; should that account be gone when it would leave, it does not. */
  readonly accountId?: string;
  /** The same cause queues the same message once: "crack:<id>:2027-03-01". Ids and days only. */
  readonly once?: string;
  readonly notBefore?: Date;
  /** Ids of what it is about, a person, a concern, a case: once nothing is sent about any of these any more, it does not leave. */
  readonly about?: readonly string[];
}

/** A message to somebody: which text, filled with what, and where it goes. */
export type NewMessage<Name extends TemplateName> = Envelope &
  Filled<Name> & {
    readonly channel: "mail" | "text";
    /** A mail address or a telephone number; kept secret. */
    readonly to: string;
    readonly template: Name;
    readonly language?: string;
  };

/** A message to a colleague, in his language, to the address of his account. */
export type NewNotice<Name extends TemplateName> = Omit<Envelope, "accountId"> &
  Filled<Name> & { readonly accountId: string; readonly template: Name };

/** Puts a message into the outbox, in the transaction of its cause: undone, nothing was said. It leaves ten seconds later at the earliest. */
export async function queueMessage<Name extends TemplateName>(tx: Tx, message: NewMessage<Name>): Promise<void> {
  const params = message.params ?? {};
  checkParams(message.template, params);
  const id = newId();
  await tx.db
    .insertInto("messages.outbox")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      channel: message.channel,
      to_address: tx.seal("messages.outbox", id, "to_address", message.to),
      template: message.template,
      params: tx.seal("messages.outbox", id, "params", JSON.stringify(params)),
      language: chooseMessageLanguage(message.language),
      account_id: message.accountId ?? null,
      once: message.once ?? null,
      not_before: (message.notBefore ?? new Date(clock().getTime() + HOLD_MS)).toISOString(),
      about: message.about ? [...message.about] : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Puts a message to a colleague of one's own agency into the outbox; to one who has left, none. */
export async function notifyAccount<Name extends TemplateName>(tx: Tx, notice: NewNotice<Name>): Promise<void> {
  const account = await tx.db
    .selectFrom("staff.account as a")
    .select(["a.email", "a.language"])
    .where("a.id", "=", notice.accountId)
    .where("a.status", "<>", "inactive")
    .executeTakeFirst();
  if (account) await queueMessage(tx, { ...notice, channel: "mail", to: account.email, language: account.language } as NewMessage<Name>);
}

/** Takes back what one cause queued and what has not left yet: part of undoing it. */
export async function withdrawMessage(tx: Tx, once: string): Promise<void> {
  await sql`select messages.withdraw(${once})`.execute(tx.db);
}
