import dns from "node:dns";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { isProviderAddress } from "./address.ts";
import { NotVouched } from "./provider.ts";

const PATIENCE = 5_000;
const LARGEST = 1024 * 1024;

const range = (...ranges: readonly string[]) => {
  const list = new net.BlockList();
  for (const one of ranges) {
    const [address = "", bits = ""] = one.split("/");
    list.addSubnet(address, Number(bits), address.includes(":") ? "ipv6" : "ipv4");
  }
  return list;
};
/** Where machines of a cloud ask who they are: nobody's provider. */
const NEVER = range("0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3", "fe80::/10", "ff00::/8", "::/128", "fd00:ec2::254/128");
/** Not of the public net: reached only where an administrator named that very host. */
const PRIVATE = range(
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "::1/128",
  "fc00::/7",
);

/** Whether a machine at that address may be asked; `named`: the administrator typed its very host. */
export function mayReach(address: string, named: boolean): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  const family = net.isIP(plain) === 6 ? "ipv6" : "ipv4";
  return net.isIP(plain) !== 0 && !NEVER.check(plain, family) && (named || !PRIVATE.check(plain, family));
}

/**
 * `fetch` for a provider's own addresses. https only, no redirects, five seconds, one megabyte; a host the administrator did not type has to be on the
 * public net, and what is asked is the very address that was looked up, so that a name cannot change its mind in between.
 */
export function reachFrom(typed: string) {
  const known = URL.parse(typed)?.hostname;
  return async (address: string, options: { method?: string; headers?: Record<string, string>; body?: unknown }): Promise<Response> => {
    const url = new URL(address);
    const named = url.hostname === known;
    const literal = url.hostname.replace(/^\[|\]$/g, "");
    if (!isProviderAddress(address) || (net.isIP(literal) !== 0 && !mayReach(literal, named))) throw new NotVouched("refused");
    return ask(url, options, named);
  };
}

function ask(url: URL, { method, headers, body }: { method?: string; headers?: Record<string, string>; body?: unknown }, named: boolean) {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const fail = (error: unknown) => reject(error instanceof NotVouched ? error : new NotVouched("unreachable", error));
  const lookup: net.LookupFunction = (host, options, done) =>
    dns.lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, "");
      const open = found.filter((one) => mayReach(one.address, named));
      const [first] = open;
      if (!first) return done(new NotVouched("refused") as NodeJS.ErrnoException, "");
      if (options.all) return done(null, open);
      return done(null, first.address, first.family);
    });
  const request = (url.protocol === "https:" ? https : http).request(
    url,
    { method: method ?? "GET", headers: headers ?? {}, lookup, agent: false, signal: AbortSignal.timeout(PATIENCE) },
    (answer) => {
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on("error", fail);
      answer.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > LARGEST) request.destroy(new NotVouched("refused"));
        else chunks.push(chunk);
      });
      answer.on("end", () => {
        const status = answer.statusCode ?? 502;
        if (status >= 500) return fail(new Error(`answered ${status}`));
        if (status >= 300 && status < 400) return fail(new NotVouched("refused"));
        const type = answer.headers["content-type"];
        resolve(
          new Response(status === 204 ? null : Buffer.concat(chunks), { status, ...(type && { headers: { "content-type": type } }) }),
        );
      });
    },
  );
  request.on("error", fail);
  request.end(body === undefined || body === null ? undefined : String(body));
  return promise;
}
