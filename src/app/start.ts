import net from "node:net";
import { AgencyKeys } from "../agencies/keys.ts";
import { type Config, config } from "../kernel/config.ts";
import { announceRun } from "../kernel/dataFolder.ts";
import { withClient } from "../kernel/install.ts";
import { StartRefused } from "../kernel/postgres/refusal.ts";
import { chooseDataFolder } from "../kernel/postgres/systemUser.ts";
import { makeSetUpLink } from "../staff/setUp.ts";
import { openDatabase } from "./database.ts";
import { layDemo, type Workshop } from "./demo/layDemo.ts";
import type { Instance } from "./instance.ts";
import { startServer } from "./server.ts";

/** Stops in the opposite order of starting, each thing once. */
const closers: (() => Promise<void> | void)[] = [];
let closing: Promise<void> | undefined;

const say = (line: string) => console.log(line);

function close(): Promise<void> {
  closing ??= (async () => {
    setTimeout(() => fail(new StartRefused("Something does not stop; breaking off.")), 20_000).unref();
    for (const closer of closers.reverse()) await closer();
  })();
  return closing;
}

/** Ends on a signal; a second one does not wait. One Ctrl-C may arrive several times, from the terminal and from each parent. */
function listenForSignals(): void {
  let first = 0;
  const onSignal = (signal: NodeJS.Signals) => {
    const at = performance.now();
    if (first === 0) {
      first = at;
      if (process.stdout.isTTY) say("\nStopping …");
      void close().then(
        () => process.exit(0),
        (error) => fail(error),
      );
    } else if (at - first > 500) {
      process.exit(signal === "SIGINT" ? 130 : 143);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  // When the terminal is gone there is nobody to tell, and that alone is no reason to break off.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

function fail(error: unknown): never {
  console.error(error instanceof StartRefused ? error.message : error);
  process.exit(1);
}

/** Says what takes longer than two seconds. */
async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const timer = setInterval(() => say(`${what} … ${Math.round((performance.now() - began) / 1000)} s`), 2_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

async function refuseTakenPort({ bind, port }: Config): Promise<void> {
  const probe = net.createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "EADDRINUSE" ? "is taken by another program" : `cannot be opened (${error.code})`;
      reject(new StartRefused(`Port ${port} ${why}. Set HOLDFAST_PORT to another one, for instance HOLDFAST_PORT=${port + 1}.`));
    });
    probe.listen(port, bind, resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}

async function start(mode: "start" | "serve"): Promise<void> {
  const settings = config();
  const folder = chooseDataFolder(settings.dataFolder, settings.folderBeside);
  const address = settings.origin;
  const lost = (reason: string) => {
    console.error(reason);
    void close().finally(() => process.exit(1));
  };
  const database = await step("Starting the database", () => openDatabase({ config: settings, folder, address, lost }));
  closers.push(() => database.stop());
  await refuseTakenPort(settings);
  const instance: Instance = { config: settings, folder, logins: database.logins, kek: database.kek, demo: mode === "start" };

  const { buildIfStale } = await import("../../scripts/build.ts");
  await buildIfStale(say);
  const below = await layFirstThings(instance, database.workshop);
  const running = await step("Starting the server", () => startServer(instance));
  closers.push(() => running.close());
  closers.push(announceRun(folder, { port: settings.port, origin: settings.origin, socket: database.socket }));

  say(`Holdfast is ready at ${address}`);
  for (const line of below) say(`  ${line}`);
}

/** The demo's sign-ins, or the link with which the first administrator of an empty instance sets it up. */
async function layFirstThings(instance: Instance, workshop: Workshop | undefined): Promise<string[]> {
  if (!instance.demo) return [...(await offerSetUp(instance)), `Data lies in ${instance.folder}; keep a copy of its secrets/ elsewhere.`];
  if (!workshop) throw new StartRefused("The demo is laid by whoever installs: give DATABASE_URL, or run npm run serve.");
  const signIns = await layDemo(instance, workshop, say);
  return [...signIns, `Data and its keys lie together in ${instance.folder}: right for trying out, not for real people's records.`];
}

async function offerSetUp(instance: Instance): Promise<string[]> {
  const link = await withClient(instance.logins.worker, (client) =>
    makeSetUpLink(client, new AgencyKeys(instance.kek), instance.config.origin),
  );
  return link ? [`Set it up, once: ${link}`] : [];
}

listenForSignals();
start(process.argv[2] === "serve" ? "serve" : "start").catch(async (error) => {
  await close().catch(() => {});
  fail(error);
});
