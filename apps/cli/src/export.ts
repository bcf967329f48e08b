import { Option, type Command } from "commander";
import type { Audience } from "@recourse/policy";
import { readEnv } from "./env.js";

interface ExportFlags {
  audience: Audience;
  force?: boolean;
  json?: boolean;
}

/** `recourse export <folder>`: the whole knowledge base as Markdown with front matter, which `recourse import` takes back without loss. */
export function registerExport(program: Command): void {
  program
    .command("export")
    .description("export all published articles as Markdown that import takes back without loss")
    .argument("<folder>", "a new or empty one")
    .addOption(
      new Option("--audience <audience>", "only what these may read")
        .choices(["public", "customers", "staff"])
        .default("staff"),
    )
    .option("--force", "replace an earlier export")
    .option("--json", "print the report as JSON")
    .action(async (folder: string, { audience, force = false, json = false }: ExportFlags) => {
      const env = readEnv();
      const { withCore } = await import("./with-core.js");
      const { exportFolder } = await import("./export/export-folder.js");
      const { formatExportReport } = await import("./export/export-report.js");
      const { showProgress } = await import("./import/show-progress.js");
      const report = await withCore(env, async (deps) => {
        const shown = showProgress(process.stderr);
        try {
          return await exportFolder(deps, folder, { audience, force }, shown.progress);
        } finally {
          shown.end();
        }
      });
      process.stdout.write(`${json ? JSON.stringify(report, null, 2) : formatExportReport(report)}\n`);
    });
}
