import { checkPage } from "./checkPage.ts";
import { keyboardOnly } from "./keyboard.ts";
import { expect, test } from "./support.ts";
test("opens", async ({ page }) => { await page.goto("/"); console.log(await page.title(), page.url()); await page.screenshot({ path: "/tmp/t.png" }); await checkPage(page, "zz"); });
test("keys", async ({ page }) => { await page.goto("/"); const k = await keyboardOnly(page); await k.press("Tab"); await page.waitForTimeout(300); console.log(await page.evaluate(() => document.activeElement?.outerHTML.slice(0,200))); await k.done(); });
test("visit", async ({ visit }) => { const p = await visit(); await p.goto("/"); await p.evaluate(() => { const s = document.createElement("script"); s.textContent = "1"; try { document.body.append(s) } catch {} console.error("boo"); fetch("http://example.org/x").catch(() => {}); setTimeout(() => { throw new Error("late") }) }); await p.waitForTimeout(300); });
