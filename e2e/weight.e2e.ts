import { expect, signIn, test } from "./support.ts";

test("the worklist comes cold in 15 requests and 250 KiB beside its rows, and warm in little more than those", async ({
  page,
  server,
  context,
}) => {
  await signIn(page, server, "Ines Carvalho");
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  let requests = 0;
  let bytes = 0;
  const rows = new Set<string>();
  devtools.on("Network.responseReceived", ({ requestId, response }) => {
    if (new URL(response.url).pathname === "/api/cases") rows.add(requestId);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    requests += 1;
    if (!rows.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto("/cases", { waitUntil: "networkidle" });
  await expect(page.getByRole("row", { name: /Amina M\./ })).toBeVisible();
  console.log(`  weight of the worklist: ${requests} requests, ${(bytes / 1024).toFixed(1)} KiB`);
  expect(requests, "requests").toBeLessThanOrEqual(15);
  expect(bytes / 1024, "KiB").toBeLessThanOrEqual(250);
  bytes = 0;
  await page.reload({ waitUntil: "networkidle" });
  await expect(page.getByRole("row", { name: /Amina M\./ })).toBeVisible();
  expect(bytes / 1024, "KiB when it was there before").toBeLessThanOrEqual(20);
});
