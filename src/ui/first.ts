import { z } from "zod";

// Imported before all else. A strict content policy forbids zod to compile its checks,
z.config({ jitless: true });

// and lets no text become markup. react-aria empties its announcer by `innerHTML = ""`: nothing, and only nothing, may pass.
interface Policies {
  createPolicy(name: string, rules: { createHTML: (html: string) => string }): unknown;
}
(globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy("default", {
  createHTML: (html) => {
    if (html === "") return html;
    throw new TypeError("Markup from text is refused");
  },
});
