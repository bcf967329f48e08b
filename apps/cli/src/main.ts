#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { registerAudit } from "./audit.js";
import { CommandFailure } from "./command-failure.js";
import { registerExport } from "./export.js";
import { registerImport } from "./import.js";
import { registerMail } from "./mail.js";
import { registerMigrate } from "./migrate.js";
import { registerPolicy } from "./policy.js";
import { registerReindex } from "./reindex.js";
import { registerSearchKeys } from "./search-keys.js";
import { registerSecondFactor } from "./second-factor.js";
import { registerServiceToken } from "./service-token.js";
import { registerStart } from "./start.js";

const program = new Command("recourse")
  .description("Recourse: a knowledge base and help portal whose support policy is code.")
  .showHelpAfterError("(recourse --help lists what there is)")
  .exitOverride();

for (const register of [
  registerStart,
  registerPolicy,
  registerImport,
  registerExport,
  registerMail,
  registerMigrate,
  registerReindex,
  registerSearchKeys,
  registerAudit,
  registerSecondFactor,
  registerServiceToken,
])
  register(program);
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof CommandFailure) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  } else throw error;
}
