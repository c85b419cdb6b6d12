import type { FoundConcern, Sender } from "./queries.ts";

export interface Address {
  readonly channel: "mail" | "text";
  readonly to: string;
}

const MAIL = /[^\s<>()[\]",;:@]+@[^\s<>()[\]",;:@]+\.[^\s<>()[\]",;:@.]+/u;
const PHONE = /\+?\d[\d\s().\-/]{5,}\d/;

/**
 * Where a word without content can go to the sender: the address they left, or that of their account. Never in VSP: whoever holds that telephone
 * may not be the one who wrote, and there one constant text is all that is ever said (R39).
 */
export function findAddress(concern: Pick<FoundConcern, "regime" | "channel" | "sender_email">, sender: Sender): Address | undefined {
  if (concern.regime === "VSP") return undefined;
  const mail = MAIL.exec(sender.reach ?? "")?.[0];
  if (mail) return { channel: "mail", to: mail };
  const phone = PHONE.exec(sender.reach ?? "")?.[0];
  if (phone) return { channel: "text", to: phone.trim() };
  // Taken down for a caller, the account is the writer's, not the sender's.
  return concern.channel === "staff" && concern.sender_email ? { channel: "mail", to: concern.sender_email } : undefined;
}
