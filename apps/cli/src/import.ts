import { Option, type Command } from "commander";
import type { Audience } from "@recourse/policy";
import { readEnv } from "./env.js";

interface ImportFlags {
  audience?: Audience;
  json?: boolean;
}

/** `recourse import <folder>`: Markdown and MDX with front matter, categories from folders. Accounts for every file at the end. */
export function registerImport(program: Command): void {
  program
    .command("import")
    .description("import a folder of Markdown and MDX articles; can be stopped and run again")
    .argument("<folder>", "categories are made from its folders")
    .addOption(
      new Option(
        "--audience <audience>",
        "who may read them, instead of what each file says (without either: staff)",
      ).choices(["public", "customers", "staff"]),
    )
    .option("--json", "print the reconciliation as JSON")
    .action(async (folder: string, flags: ImportFlags) => {
      const env = readEnv();
      const { withCore } = await import("./with-core.js");
      const { importFolder } = await import("./import/import-folder.js");
      const { formatReport } = await import("./import/import-report.js");
      const { showProgress } = await import("./import/show-progress.js");
      const report = await withCore(env, async (deps) => {
        const shown = showProgress(process.stderr);
        try {
          const audience = flags.audience === undefined ? {} : { audience: flags.audience };
          return await importFolder(
            deps,
            folder,
            { actor: { kind: "system", name: "import" }, ...audience },
            shown.progress,
          );
        } finally {
          shown.end();
        }
      });
      process.stdout.write(
        `${flags.json === true ? JSON.stringify(report, null, 2) : formatReport(report)}\n`,
      );
    });
}
