// Jest runs this once before the tests, as plain JavaScript: it is not transformed. The server itself is started by the first
// test file that wants a database (shared-server.ts), so that runs without one do not wait for it.
import { chmodSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { endRun, isAlive, readNumber } from "./end-run.mjs";

const prefix = "recourse-test-";

export default function startRun() {
  removeWhatKilledRunsLeft();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  // PostgreSQL refuses root: the user that it runs as must be able to enter.
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, "run.pid"), String(process.pid));
  process.env.RECOURSE_TEST_RUN = folder;
  process.env.RECOURSE_TEST_DATABASES = `${prefix.replaceAll("-", "_")}${folder.slice(-6).toLowerCase()}_`;
  // The teardown is not reached when the run is interrupted.
  process.once("exit", () => endRun(folder));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.once(signal, () => {
      endRun(folder);
      process.exit(130);
    });
  }
}

function removeWhatKilledRunsLeft() {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (
      name.startsWith(prefix) &&
      readNumber(join(folder, "run.pid")) > 0 &&
      !isAlive(readNumber(join(folder, "run.pid")))
    ) {
      endRun(folder);
    }
  }
}
