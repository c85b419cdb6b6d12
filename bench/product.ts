import type pg from "pg";
import { startServer } from "../src/app/server.ts";
import { readConfig } from "../src/kernel/config.ts";

/** The product, as a process of its own: `node product.ts <port>`, with its logins and key on standard input as one JSON. */
const { logins, kek, folder } = JSON.parse(await readInput()) as {
  logins: Record<"app" | "worker" | "anchor", pg.ClientConfig>;
  kek: string;
  folder: string;
};
const port = process.argv[2] ?? "0";
await startServer({
  config: readConfig({ HOLDFAST_PORT: port, HOLDFAST_LOG: "warn", HOLDFAST_DATA: folder }),
  folder,
  logins: logins as never,
  kek: Buffer.from(kek, "hex"),
  demo: true,
});
process.send?.("ready");

async function readInput(): Promise<string> {
  let text = "";
  for await (const part of process.stdin) text += part;
  return text;
}
