import { isTest, lineOf, type SourceFile } from "./source.ts";

interface Ban {
  pattern: RegExp;
  /** Which files it holds for. */
  where: (path: string) => boolean;
  say: string;
  /** Looked for in comments too. */
  inComments?: true;
  /** In TypeScript only inside strings, where SQL stands. */
  inStrings?: true;
}

const isCode = (path: string) => /\.(ts|tsx)$/.test(path);
const inProduct = (path: string) => path.startsWith("src/") && !isTest(path);
const aboveKernel = (path: string) => inProduct(path) && !path.startsWith("src/kernel/");
/** The checks' own tests hold what they look for. */
const isOwnTest = (path: string) => isTest(path) && !path.startsWith("scripts/");
const isMigration = (path: string) => path.startsWith("db/migrations/") && !/_(kernel|ground)\.sql$/.test(path);

/** The files that speak to somebody outside the process, and to whom: what an installer or an administrator set, and nobody else (R114). */
export const REACHES: Readonly<Record<string, string>> = {
  "src/ui/asking.ts": "the browser asks its own server",
  "src/ui/line.ts": "asks its own server whether it is there",
  "src/ui/sendBody.ts": "the browser sends a file to its own server",
  "src/app/public.client.ts": "the browser tells its own server that somebody has left",
  "src/messages/transport.ts": "SMTP_URL",
  "src/files/scan.ts": "HOLDFAST_SCAN",
  "src/staff/federation/reach.ts": "the identity provider an administrator named, for every question asked of it",
  "src/staff/federation/oidc.ts": "the protocol alone: what it asks goes through reach.ts",
  "src/kernel/masterKey.ts": "HOLDFAST_KEY_COMMAND",
  "src/kernel/postgres.ts": "the PostgreSQL of its own",
  "src/kernel/postgres/binaries.ts": "the PostgreSQL of its own",
  "src/kernel/postgres/cluster.ts": "the PostgreSQL of its own",
  "src/kernel/postgres/processes.ts": "the PostgreSQL of its own",
  "src/app/start.ts": "asks its own port whether somebody is there already",
  "src/kernel/config.ts": "reads addresses, asks nobody",
  "src/concerns/knownNetworks.ts": "reads addresses, asks nobody",
};

const bans: readonly Ban[] = [
  {
    pattern:
      /\b(?:from|import\()\s*"(?:(?:node:)?(?:https?|http2|net|tls|dgram|dns(?:\/promises)?|child_process|cluster|inspector)|nodemailer|openid-client|undici|axios|got|ws)"|(?<![\w.$])fetch\(|\bnew (?:XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection)\b|\bsendBeacon\(/,
    where: (path) => inProduct(path) && isCode(path) && !(path in REACHES),
    say: "reaches out of the house; only the files in REACHES do, each to whom the settings name (R114)",
  },
  {
    pattern: /\bprocess\.env\b/,
    where: (path) => inProduct(path) && path !== "src/kernel/config.ts",
    say: "reads process.env; add it to the schema in src/kernel/config.ts",
  },
  {
    pattern: /\bDate\.now\(|\bnew Date\(\s*\)/,
    where: aboveKernel,
    say: "asks the machine for the time; use clock() from src/kernel/clock.ts",
  },
  {
    pattern: /(?<![\w.])now\(\)|\bcurrent_(?:timestamp|date|time)\b|\blocaltime(?:stamp)?\b|\b(?:clock|statement|transaction)_timestamp\(/i,
    // The server compares the clock it finds with the shipped one; the demo's player puts that one back.
    where: (path) => (aboveKernel(path) && !/^src\/app\/(server|demo\/player)\.ts$/.test(path)) || isMigration(path),
    say: "asks the database for the time; use kernel.clock()",
    inStrings: true,
  },
  { pattern: /\bMath\.random\b/, where: inProduct, say: "uses Math.random; use node:crypto" },
  {
    pattern: /\bconsole\.\w+/,
    where: (path) => inProduct(path) && isCode(path) && !/^src\/app\/(cli|start|web)\b/.test(path),
    say: "prints; use the log",
  },
  { pattern: /\b(?:TODO|FIXME|XXX)\b/, where: (path) => /^(src|db|e2e)\//.test(path), say: "leaves work undone", inComments: true },
  {
    pattern: /@ts-(?:ignore|expect-error|nocheck)/,
    where: (path) => path.startsWith("src/") && !isTest(path),
    say: "silences the type checker",
    inComments: true,
  },
  {
    pattern: /\bsql\.raw\(\s*(?:`[^`]*\$\{|[^)`]*["'`]\s*\+|[^)`]*\+\s*["'`])/,
    where: inProduct,
    say: "puts a made-up string into sql.raw; bind it as a parameter",
  },
  { pattern: /\b(?:test|it|describe|suite)\.only\(|\bonly: true\b/, where: isOwnTest, say: "runs alone; take .only away" },
];

/** Every banned expression, as `file:line says why`. */
export function checkBans(tree: readonly SourceFile[]): string[] {
  return tree.flatMap((file) => [
    ...bans.filter((ban) => ban.where(file.path)).flatMap((ban) => foundBy(ban, file)),
    ...(isOwnTest(file.path) ? unjustifiedSkips(file) : []),
  ]);
}

function foundBy({ pattern, say, inComments, inStrings }: Ban, file: SourceFile): string[] {
  const text = inComments ? file.text : inStrings && isCode(file.path) ? stringsOf(file.code) : file.code;
  const all = new RegExp(pattern.source, `g${pattern.flags}`);
  return [...text.matchAll(all)].map((match) => `${file.path}:${lineOf(text, match.index)} ${say}`);
}

/** A file's strings where they stood, all else blank, what a template puts in included. */
function stringsOf(code: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, " ");
  const parts = code.split(/("(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`)/);
  return parts.map((part, at) => (at % 2 === 0 ? blank(part) : part.replace(/\$\{[^}]*\}/g, blank))).join("");
}

const skip = /\b(?:test|it|describe|suite|t)(?:\.describe)?\.(?:skip|todo|fixme)\(|\bskip: true\b/;
const reason = /\.(?:skip|todo|fixme)\((?:[^"'`]*,\s*)?["'`][^"'`]{8,}["'`]\s*,?\s*\)/;

/** A skipped test says why: as the reason it is given, or in a comment on its line or the one above. */
function unjustifiedSkips(file: SourceFile): string[] {
  const lines = file.text.split("\n");
  return lines.flatMap((line, at) => {
    const commented = [line, lines[at - 1] ?? ""].some((near) => /\/\/\s*\S.{8,}/.test(near));
    return skip.test(line) && !reason.test(line) && !commented ? [`${file.path}:${at + 1} skips a test without saying why`] : [];
  });
}

const longest = 250;

/** Files past the length at which they usually hold two nouns; a warning, never a failure. */
export function longFiles(tree: readonly SourceFile[]): string[] {
  return tree
    .filter(({ path }) => isCode(path) && !/\.test\.tsx?$|^db\/types\.ts$/.test(path))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > longest)
    .map(({ path, lines }) => `${path} has ${lines} lines, more than ${longest}`);
}
