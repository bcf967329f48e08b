import { Option, type Command } from "commander";
import type { ExportAuditFlags } from "./audit/export-audit.js";
import type { VerifyAuditFlags } from "./audit/verify-audit.js";

/** `recourse audit verify | export`: whether the audit trail is as it was written, and the trail as a file that can be verified elsewhere. */
export function registerAudit(program: Command): void {
  const audit = program.command("audit").description("verify the audit trail, or take it elsewhere");

  audit
    .command("verify")
    .description("check that no audit row was changed, removed, inserted or moved; status 1 where one was")
    .option("--file <file>", "a file that `recourse audit export` wrote, instead of the database")
    .option("--json", "one JSON object instead of a table")
    .action(async (flags: VerifyAuditFlags) => {
      const { verifyAudit } = await import("./audit/verify-audit.js");
      await verifyAudit(flags);
    });

  audit
    .command("export")
    .description("write audit rows with their hashes as JSON lines")
    .addOption(new Option("--account <id>", "those of one account, by its UUID").conflicts("all"))
    .option("--all", "those of all accounts, and those of none")
    .requiredOption("--out <file>", "a new file")
    .action(async (flags: ExportAuditFlags) => {
      const { exportAudit } = await import("./audit/export-audit.js");
      await exportAudit(flags);
    });
}
