import { config } from "../../kernel/config.ts";

/** Hosts that are this machine, on which plain http is never seen by others. */
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Plain http is for an instance that itself speaks it on this machine: a demonstration, or a test. */
const allowsLoopback = () => config().origin.startsWith("http:");

/** Whether a provider may stand at that address: https, without a name or a password in it. */
export function isProviderAddress(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.username || url.password || url.hash) return false;
  return url.protocol === "https:" || isLoopback(url);
}

/** Whether it is plain http to this very machine, where that is allowed. */
export const isLoopback = (url: URL): boolean => url.protocol === "http:" && LOOPBACK.has(url.hostname) && allowsLoopback();
