import fs from "node:fs";
import type pg from "pg";
import { StartRefused } from "./postgres/refusal.ts";

/** Takes a postgres:// address apart, so that its parts can be joined with another user or database. `name` is the variable it stood in. */
export function readDatabaseUrl(text: string, name: string): pg.ClientConfig {
  // An address without a host names its socket's folder as a parameter.
  const url = URL.parse(text.replace("@/", "@localhost/").replace(":///", "://localhost/"));
  if (!url) throw new StartRefused(`${name} is not an address such as postgres://user:password@host:5432/database`);
  const config: pg.ClientConfig = {
    host: url.searchParams.get("host") ?? decodeURIComponent(url.hostname),
    port: Number(url.port || url.searchParams.get("port") || 5432),
    database: decodeURIComponent(url.pathname.slice(1)) || "postgres",
  };
  if (url.username) config.user = decodeURIComponent(url.username);
  if (url.password) config.password = decodeURIComponent(url.password);
  const ssl = readSsl(url.searchParams, name);
  return ssl === undefined ? config : { ...config, ssl };
}

/** `require` checks the server's certificate too: an unchecked one keeps out nobody who can stand in between. */
function readSsl(params: URLSearchParams, name: string): pg.ClientConfig["ssl"] {
  const mode = params.get("sslmode") ?? (params.has("sslrootcert") ? "verify-full" : undefined);
  if (mode === undefined || mode === "disable") return undefined;
  if (mode === "no-verify") return { rejectUnauthorized: false };
  if (!["require", "verify-ca", "verify-full"].includes(mode))
    throw new StartRefused(`${name}: sslmode=${mode} is not known here; use disable, no-verify or verify-full.`);
  const root = params.get("sslrootcert");
  return root && root !== "system" ? { rejectUnauthorized: true, ca: fs.readFileSync(root, "utf8") } : { rejectUnauthorized: true };
}
