import { isIP } from "node:net";
import path from "node:path";
import { z } from "zod";
import { StartRefused } from "./postgres/refusal.ts";

const databaseUrl = z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgres://");
const originAddress = z
  .url({ protocol: /^https?$/, error: "must be an http or https address" })
  .refine((value) => new URL(value).origin === value.replace(/\/$/, ""), "must be an origin alone, such as https://help.example.org")
  .transform((value) => new URL(value).origin);

/** Set to anything but these, a switch is on. */
const flag = z
  .string()
  .transform((value) => !["", "0", "false", "no", "off"].includes(value.toLowerCase()))
  .default(false);

/** Addresses parted by commas, each as address/bits. */
const networks = z
  .string()
  .transform((value) => value.split(/[\s,]+/).filter((one) => one !== ""))
  .refine((list) => list.every(isNetwork), "must be networks parted by commas, such as 198.51.100.0/24, 2001:db8::/32")
  .default([]);

function isNetwork(text: string): boolean {
  const [address = "", bits = "", ...more] = text.split("/");
  const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= longest;
}

const variables = z.object({
  HOLDFAST_PORT: z.coerce.number("must be a port number").int().min(1).max(65535).default(4310),
  HOLDFAST_BIND: z.string().default("127.0.0.1"),
  HOLDFAST_ORIGIN: originAddress.optional(),
  HOLDFAST_PROXY: flag,
  HOLDFAST_DATA: z.string().optional(),
  HOLDFAST_KNOWN_NETWORKS: networks,
  DATABASE_URL: databaseUrl.optional(),
  HOLDFAST_OWNER_URL: databaseUrl.optional(),
  HOLDFAST_APP_URL: databaseUrl.optional(),
  HOLDFAST_WORKER_URL: databaseUrl.optional(),
  HOLDFAST_ANCHOR_URL: databaseUrl.optional(),
  HOLDFAST_KEY: z
    .string()
    .refine((value) => Buffer.from(value, "base64").length === 32, "must be a key: 32 bytes in base64")
    .optional(),
  HOLDFAST_KEY_FILE: z.string().optional(),
  HOLDFAST_KEY_COMMAND: z.string().optional(),
  HOLDFAST_SCAN: z.string().optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
    .optional(),
  HOLDFAST_MAIL_FROM: z.string().includes("@", { error: "must be a mail address" }).optional(),
  HOLDFAST_LOG: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
});

/** Four logins given by hand instead of an installer's; `owner` runs the migrations and is not used afterwards. */
export interface GivenUrls {
  owner: string;
  app: string;
  worker: string;
  anchor: string;
}

/** Where the key that wraps every agency's keys is kept: beside the data, or elsewhere as it was told. */
export type KeyGiven =
  | { readonly kind: "beside" }
  | { readonly kind: "environment"; readonly key: string }
  | { readonly kind: "file"; readonly place: string }
  | { readonly kind: "command"; readonly command: string };

/** How this instance was told to run. */
export interface Config {
  port: number;
  bind: string;
  origin: string;
  /** Another server in front of this one speaks https to the world and says who asked. */
  proxy: boolean;
  /** The schools' and campuses' own networks, from which many may write within an hour without being marked (R88). */
  knownNetworks: readonly string[];
  /** As named by hand; without it the place beside the checkout, or root's own. */
  dataFolder: string | undefined;
  /** The installer's address of a PostgreSQL of one's own; without it the built-in one runs. */
  databaseUrl: string | undefined;
  givenUrls: GivenUrls | undefined;
  mail: { url: string; from: string } | undefined;
  key: KeyGiven;
  /** What looks into files: the address of a clamd, or a command. */
  scan: string | undefined;
  logLevel: z.infer<typeof variables>["HOLDFAST_LOG"];
  /** The checkout's own folder for what an instance keeps. */
  folderBeside: string;
}

/** Reads the variables given, or refuses with one line for each that cannot be used. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // A variable set to nothing counts as not set.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const read = variables.safeParse(given);
  if (!read.success) throw new StartRefused(read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("\n"));
  const v = read.data;
  const loopback = ["127.0.0.1", "::1", "localhost"].includes(v.HOLDFAST_BIND);
  if (!loopback && !v.HOLDFAST_PROXY) {
    throw new StartRefused(
      `HOLDFAST_BIND=${v.HOLDFAST_BIND} would speak plain http to other machines. Put a server with https in front and set HOLDFAST_PROXY=1, or leave it at 127.0.0.1.`,
    );
  }
  const origin = v.HOLDFAST_ORIGIN ?? `http://localhost:${v.HOLDFAST_PORT}`;
  if (origin.startsWith("http:") && !["localhost", "127.0.0.1", "[::1]"].includes(new URL(origin).hostname)) {
    throw new StartRefused(
      `HOLDFAST_ORIGIN=${origin} must begin with https://: browsers keep sign-in and passkeys from plain http on other machines.`,
    );
  }
  return {
    port: v.HOLDFAST_PORT,
    bind: v.HOLDFAST_BIND,
    origin,
    proxy: v.HOLDFAST_PROXY,
    knownNetworks: v.HOLDFAST_KNOWN_NETWORKS,
    dataFolder: v.HOLDFAST_DATA,
    databaseUrl: v.DATABASE_URL,
    givenUrls: readGivenUrls(v),
    mail: readMail(v),
    key: readKeyGiven(v),
    scan: v.HOLDFAST_SCAN,
    logLevel: v.HOLDFAST_LOG,
    folderBeside: path.resolve(import.meta.dirname, "../../.holdfast"),
  };
}

function readGivenUrls(v: z.infer<typeof variables>): GivenUrls | undefined {
  const urls = { owner: v.HOLDFAST_OWNER_URL, app: v.HOLDFAST_APP_URL, worker: v.HOLDFAST_WORKER_URL, anchor: v.HOLDFAST_ANCHOR_URL };
  const missing = Object.entries(urls).flatMap(([name, url]) => (url ? [] : [`HOLDFAST_${name.toUpperCase()}_URL`]));
  if (missing.length === Object.keys(urls).length) return undefined;
  if (missing.length > 0) throw new StartRefused(`${missing.join(", ")} missing: the four HOLDFAST_…_URL belong together.`);
  if (v.DATABASE_URL) throw new StartRefused("DATABASE_URL and the four HOLDFAST_…_URL exclude each other: give one or the other.");
  return urls as GivenUrls;
}

function readMail(v: z.infer<typeof variables>): Config["mail"] {
  if (!v.SMTP_URL) return undefined;
  if (!v.HOLDFAST_MAIL_FROM) throw new StartRefused("HOLDFAST_MAIL_FROM missing: mail sent through SMTP_URL needs a sender.");
  return { url: v.SMTP_URL, from: v.HOLDFAST_MAIL_FROM };
}

function readKeyGiven(v: z.infer<typeof variables>): KeyGiven {
  const ways: KeyGiven[] = [];
  if (v.HOLDFAST_KEY) ways.push({ kind: "environment", key: v.HOLDFAST_KEY });
  if (v.HOLDFAST_KEY_FILE) ways.push({ kind: "file", place: path.resolve(v.HOLDFAST_KEY_FILE) });
  if (v.HOLDFAST_KEY_COMMAND) ways.push({ kind: "command", command: v.HOLDFAST_KEY_COMMAND });
  if (ways.length > 1) throw new StartRefused("HOLDFAST_KEY, HOLDFAST_KEY_FILE and HOLDFAST_KEY_COMMAND exclude each other: give one.");
  return ways[0] ?? { kind: "beside" };
}

let read: Config | undefined;

/** This process's settings, read once; nothing else looks at the environment. */
export function config(): Config {
  read ??= readConfig(process.env);
  return read;
}
