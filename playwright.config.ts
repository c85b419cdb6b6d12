import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/browser.ts";

const { executablePath, env } = findBrowser();

/** Two workers, each with a Holdfast of its own (`e2e/support.ts`); what the demo network lies in is made before they start. */
export default defineConfig({
  testDir: ".",
  testMatch: ["e2e/*.e2e.ts", "src/**/*.e2e.ts"],
  globalSetup: "./e2e/prepare.ts",
  outputDir: ".test/browser-output",
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // A test that fails once and passes then is reported as flaky; one that fails twice has failed.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    headless: true,
    viewport: { width: 1280, height: 800 },
    locale: "en-US",
    timezoneId: "America/Chicago",
    colorScheme: "light",
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath,
      env: { ...(process.env as Record<string, string>), ...env },
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
