import { expect, type Page, test } from "@playwright/test";
import { checkPage } from "./checkPage.ts";
import { keyboardOnly } from "./keyboard.ts";

// The check is itself checked: a sound page passes, and each planted fault is found by its own name.

const page = (more: { title?: string; head?: string; body?: string } = {}) => `<!doctype html><html lang="en"><head>
  <title>${more.title ?? "A case · Holdfast"}</title><meta name="viewport" content="width=device-width">
  <style>:root { color-scheme: light dark } body { margin: 0; font: 16px sans-serif } :focus-visible { outline: 3px solid } ${more.head ?? ""}</style>
  </head><body><main><h1>Today</h1><p>Everything is as it should be.</p>${more.body ?? ""}</main></body></html>`;

const planted: Record<string, { html: string; says: RegExp }> = {
  "a field without a label": { html: page({ body: "<input>" }), says: /label/ },
  "two first headings": { html: page({ body: "<h1>Again</h1>" }), says: /one first heading/ },
  "a name in the title": { html: page({ title: "Amina's case" }), says: /names nobody/ },
  "something wider than a small window": {
    html: page({ body: "<p style='width: 350px'>wide</p>" }),
    says: /320 px scrolls sideways[\s\S]*350 px|350/,
  },
  "something that hangs out of the mirrored page": {
    html: page({
      body: "<p style='position: absolute; top: 90px; left: 0; width: 150px'>a</p>",
      head: "[dir=rtl] p { left: -400px !important }",
    }),
    says: /mirrored/,
  },
  "letters that fade in the dark": {
    html: page({ head: "@media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }" }),
    says: /dark/,
  },
  "a bar that covers the zoomed page": {
    html: page({ body: "<div style='position: fixed; inset-inline: 0; bottom: 0; height: 200px; background: Canvas'>bar</div>" }),
    says: /bars leave free/,
  },
};

const show = async (window: Page, html: string) => {
  await window.goto("about:blank");
  await window.setContent(html);
};

test("a sound page passes the check of pages", async ({ page: window }) => {
  await show(window, page());
  await checkPage(window, "machinery");
});

for (const [fault, { html, says }] of Object.entries(planted)) {
  test(`the check of pages finds ${fault}`, async ({ page: window }) => {
    await show(window, html);
    await expect(checkPage(window, "machinery-faulty")).rejects.toThrow(says);
  });
}

test("a keyboard journey sees that a pointer was used, and where the focus is hidden", async ({ page: window }) => {
  await show(window, page({ body: "<button>One</button> <button style='outline: none'>Two</button>" }));
  const keyboard = await keyboardOnly(window);
  await keyboard.tabTo(window.getByRole("button", { name: "One" }));
  await expect(keyboard.tabTo(window.getByRole("button", { name: "Two" }))).rejects.toThrow(/not to be seen/);
  await keyboard.done();
  await window.getByRole("button", { name: "One" }).click();
  await expect(keyboard.done()).rejects.toThrow(/pointer/);
});
