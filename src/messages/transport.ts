import { createTransport } from "nodemailer";
import type { Written } from "./templates.ts";

/** A message on its way. */
export interface Outgoing extends Written {
  /** The same for each try, so that the other side can tell a second one from a second message. */
  readonly id: string;
  readonly channel: "mail" | "text";
  readonly to: string;
}

/** What carries messages away. */
export interface Transport {
  /** Whether what was sent stays readable here, because it went nowhere. */
  readonly keeps: boolean;
  /** @throws SendFailed when it did not leave, or may not have. */
  send(message: Outgoing): Promise<void>;
}

/** That a message did not leave: a code of the transport, and whether another try is of any use. */
export class SendFailed extends Error {
  readonly final: boolean;
  /** The transport itself was not reached: the next message would fare no better. */
  readonly down: boolean;

  constructor(code: string, { final = false, down = false }: { final?: boolean; down?: boolean } = {}) {
    super(code);
    this.final = final;
    this.down = down;
  }
}

/** The demo's: nothing leaves the machine, and everything stays to be read on the page of messages. */
export const keepMessages: Transport = { keeps: true, send: async () => {} };

const PATIENCE_MS = 10_000;

/** Mail over SMTP. There is nothing yet that carries a text to a telephone: such a message is given up. */
export function sendBySmtp({ url, from }: { url: string; from: string }): Transport {
  const smtp = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: 2 * PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain =
    from
      .split("@")
      .at(-1)
      ?.replace(/[^\w.-]/g, "") ?? "localhost";
  return {
    keeps: false,
    async send({ id, channel, to, subject, text }) {
      if (channel !== "mail") throw new SendFailed("text.noTransport", { final: true });
      if (!/^[^\s,;<>()]+@[^\s,;<>()]+$/.test(to)) throw new SendFailed("mail.address", { final: true });
      try {
        await smtp.sendMail({
          messageId: `<${id}@${domain}>`,
          from,
          to: { name: "", address: to },
          subject,
          text,
          headers: { "Auto-Submitted": "auto-generated" },
        });
      } catch (error) {
        throw asFailure(error);
      }
    },
  };
}

function asFailure(error: unknown): SendFailed {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  if (typeof responseCode === "number") return new SendFailed(`smtp.${responseCode}`, { final: responseCode >= 500 && code !== "EAUTH" });
  return new SendFailed(typeof code === "string" && /^[A-Z]{1,20}$/.test(code) ? `smtp.${code}` : "smtp.unknown", { down: true });
}
