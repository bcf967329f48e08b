import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describeMachine } from "./parts/machine.mjs";
import { keepResults } from "./parts/report.mjs";
import { CannotMeasure } from "./parts/shared-folder.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "measures");
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".mjs"))
  .map((file) => file.slice(0, -".mjs".length))
  .sort();

const [name, ...args] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  console.error(`npm run bench -- <name> [options], where <name> is one of: ${names.join(", ")}`);
  process.exitCode = 2;
} else {
  try {
    const machine = describeMachine("");
    const { measure } = await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
    const { postgres, ...result } = await measure(args);
    console.log(keepResults(name, result, { ...machine, postgres }, new Date()));
  } catch (error) {
    if (!(error instanceof CannotMeasure)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
