// Brings the database up to date and fills it with the demo where that is wanted; `npm start` runs it before the services.
import { CommandFailure } from "../command-failure.js";
import { readEnv } from "../env.js";
import { prepareDatabase } from "./prepare-database.js";

try {
  await prepareDatabase(readEnv(), (line) => process.stdout.write(`${line}\n`));
} catch (error) {
  if (!(error instanceof CommandFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
} finally {
  // The channel to whoever started it would keep it alive.
  if (process.connected) process.disconnect();
}
