import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const places =
  process.platform === "darwin"
    ? [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
      ]
    : process.platform === "win32"
      ? [
          "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
          "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
        ]
      : [];

/**
 * The browser that the journeys run in: RECOURSE_BROWSER, Playwright's own, or one that is installed on this machine. When there is
 * none, Playwright is asked to install its own.
 * @throws Error saying how to get one
 */
export function findBrowser(): string {
  const chosen = process.env["RECOURSE_BROWSER"];
  if (chosen !== undefined && chosen !== "") return chosen;
  const onPath = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const found = [chromium.executablePath(), ...onPath, ...places].find(isProgram);
  if (found !== undefined) return found;
  spawnSync(process.execPath, [playwrightProgram(), "install", "chromium"], { stdio: "inherit" });
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  throw new Error(
    "The browser tests need a Chromium and none could be installed. Run `npx playwright install --with-deps chromium`, on Debian " +
      "`apt-get install chromium`, or set RECOURSE_BROWSER to the program of one.",
  );
}

function playwrightProgram(): string {
  return join(import.meta.dirname, "..", "node_modules", "@playwright", "test", "cli.js");
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
