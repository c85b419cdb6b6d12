import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { allowFault, expect, signIn, test } from "./support.ts";

// Every page of every journey is watched for requests to elsewhere (support.ts). Here the page itself tries to get out, and its policy does not let it.

test("R114 no page can be made to speak to anybody but its own server: staff's, the public's, the person's own", async ({
  page,
  server,
  visit,
}) => {
  // Somebody who would listen: a server of another origin, which anything that got out would reach.
  const heard: string[] = [];
  const listener = createServer((request, answer) => {
    heard.push(request.url ?? "");
    answer.end();
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const elsewhere = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  await signIn(page, server, "Ines Carvalho");
  const outside = await visit();
  for (const [window, place] of [
    [page, "/cases"],
    [page, "/people"],
    [outside, "/refer"],
    [outside, "/refer/northlake"],
    [outside, "/mine"],
    [outside, "/sign-in"],
  ] as const) {
    allowFault(window, /127\.0\.0\.1|Content Security Policy|CSP |Fetch API cannot load/);
    const answer = await window.goto(place);
    const policy = answer?.headers()["content-security-policy"] ?? "";
    for (const part of ["default-src 'none'", "connect-src 'self'", "script-src 'self'", "form-action 'self'"])
      expect(policy, place).toContain(part);
    expect(policy, "no other place is named in it").not.toMatch(/https?:|\*|unsafe/);
    const tried = await window.evaluate(async (to) => {
      const fetched = await fetch(to, { mode: "no-cors", method: "POST", body: document.body.innerText }).then(
        () => "sent",
        () => "stopped",
      );
      const picture = await new Promise<string>((resolve) => {
        const image = new Image();
        image.onload = () => resolve("sent");
        image.onerror = () => resolve("stopped");
        image.src = `${to}/pixel.gif`;
      });
      const socket = await new Promise<string>((resolve) => {
        try {
          const one = new WebSocket(to.replace("http", "ws"));
          one.onopen = () => resolve("sent");
          one.onerror = () => resolve("stopped");
        } catch {
          resolve("stopped");
        }
      });
      return { fetched, picture, socket };
    }, elsewhere);
    expect(tried, place).toEqual({ fetched: "stopped", picture: "stopped", socket: "stopped" });
  }
  expect(heard, "what got out").toEqual([]);
  expect((await fetch(elsewhere, { method: "POST" })).status, "and it would have been heard").toBe(200);
  await new Promise((resolve) => listener.close(resolve));
});
