// Starts the `recourse` command from a checkout: says what would be in the way, brings the build up to date, hands over.
// Plain JavaScript, as nothing is built yet when it runs.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = fileURLToPath(new URL("./dist/main.js", import.meta.url));
const [command] = process.argv.slice(2);

function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  giveUp(
    `Recourse needs Node 20.19 or later; this is ${process.version}. Install a newer one from nodejs.org.`,
  );
}

if (isWritable(root)) build();
else if (!existsSync(program)) {
  giveUp(
    `${root} cannot be written to, and nothing is built there yet. Copy it to a folder you may write to.`,
  );
}

await import(pathToFileURL(program).href);

function build() {
  let turbo;
  try {
    turbo = createRequire(import.meta.url).resolve("turbo/bin/turbo");
  } catch {
    giveUp("The dependencies are not installed. Run: npm ci");
  }
  if (command === "start") process.stderr.write("Bringing the build up to date …\n");
  // What is built goes to standard error: standard output belongs to the command's own answer.
  const filter = command === "start" ? [] : ["--filter=@recourse/cli"];
  const built = spawnSync(
    process.execPath,
    [
      turbo,
      "run",
      "build",
      ...filter,
      "--output-logs=errors-only",
      "--log-order=stream",
      "--no-update-notifier",
    ],
    { cwd: root, encoding: "utf8", env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", FORCE_COLOR: "0" } },
  );
  if (built.status === 0) return;
  process.stderr.write(`${built.stdout ?? ""}${built.stderr ?? ""}`);
  giveUp("The build failed; the lines above say where. After a change of dependencies run: npm ci");
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
