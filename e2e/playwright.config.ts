import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { findBrowser } from "./browser.js";
import { freePort } from "./free-port.js";

// This file is read again by every worker process: what is chosen here is handed on in the environment.
process.env["E2E_PORT"] ??= String(await freePort());
process.env["E2E_MAIL_PORT"] ??= String(await freePort());
process.env["E2E_DATA_DIR"] ??= mkdtempSync(join(tmpdir(), "recourse-e2e-"));
process.env["RECOURSE_BROWSER"] ||= findBrowser();
const origin = `http://localhost:${process.env["E2E_PORT"]}`;
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: join(import.meta.dirname, "..", "test-results"),
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env["CI"] !== undefined,
  reporter: [["list"]],
  timeout: 60_000,
  expect: { timeout: 15_000 },
  globalTeardown: "./remove-data.ts",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: origin,
    locale: "en-US",
    timezoneId: "Europe/Berlin",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env["RECOURSE_BROWSER"],
      // Chromium's sandbox cannot be used by root; the rest keeps the browser from calling home.
      args: [
        ...(asRoot ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "sign in", testMatch: "*.setup.ts" },
    { name: "journeys", testMatch: "*.spec.ts", dependencies: ["sign in"] },
  ],
  webServer: {
    command: `node ${join("apps", "cli", "dist", "main.js")} start`,
    cwd: join(import.meta.dirname, ".."),
    url: `${origin}/health/ready`,
    timeout: 120_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    env: {
      PORT: process.env["E2E_PORT"] ?? "",
      MAIL_IN_PORT: process.env["E2E_MAIL_PORT"] ?? "",
      RECOURSE_DATA_DIR: process.env["E2E_DATA_DIR"] ?? "",
      RECOURSE_DEMO: "1",
      // All journeys come from one address, and several as one person.
      RATE_LIMIT_PERSON: "10000000",
      RATE_LIMIT_ANONYMOUS: "10000000",
      RATE_LIMIT_REQUESTS: "1000000",
      DATABASE_URL: "",
      PUBLIC_URL: "",
    },
  },
});
