import { spawn } from "node:child_process";
import { dirname, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Runs one of our programs to its end and answers with what it printed. Rejects when it fails. */
export function runProgram(program, args, env) {
  const child = start(program, args, env);
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += chunk));
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", (code) =>
      code === 0 ? done(printed) : failed(new Error(`${program} ended with ${code}:\n${printed}`)),
    );
  });
}

/** Runs one of our programs for as long as `work` takes, with options of Node. */
export async function whileRunning(program, { env, nodeOptions }, work) {
  const child = start(program, [], env, nodeOptions);
  child.stdout.resume();
  const ended = new Promise((done) => child.once("close", done));
  try {
    return await Promise.race([
      work(),
      ended.then(() => Promise.reject(new Error(`${program} ended by itself`))),
    ]);
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

function start(program, args, env, nodeOptions = []) {
  return spawn(process.execPath, [...nodeOptions, resolve(repository, program), ...args], {
    cwd: repository,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
}
