import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { isId, readAuditTrail } from "@recourse/core";
import { CommandFailure } from "../command-failure.js";
import { readEnv } from "../env.js";
import { withCore } from "../with-core.js";
import { auditLines } from "./audit-file.js";

export interface ExportAuditFlags {
  account?: string;
  all?: boolean;
  out: string;
}

/** `recourse audit export`: whole, or not there. The file is for its owner's eyes: it says who did what. */
export async function exportAudit({ account, all = false, out }: ExportAuditFlags): Promise<void> {
  if (account === undefined && !all) throw new CommandFailure("Say --account <id>, or --all.");
  if (account !== undefined && !isId(account))
    throw new CommandFailure(`--account is "${account}"; allowed: the UUID of an account`);
  const accountId = account?.toLowerCase() ?? null;
  let rows = 0;
  await withCore(readEnv(), ({ db, clock }) =>
    readAuditTrail(db, { accountId }, async (entries) => {
      const counted = async function* () {
        for await (const entry of entries) {
          if (entry.kind === "link") rows += 1;
          yield entry;
        }
      };
      await write(out, auditLines(counted(), clock.now()));
    }),
  );
  process.stdout.write(
    `${rows} audit rows are in ${out}. Verify them anywhere: recourse audit verify --file ${out}\n`,
  );
}

async function write(out: string, lines: AsyncIterable<string>): Promise<void> {
  const file = createWriteStream(out, { flags: "wx", mode: 0o600 });
  let opened = false;
  file.on("open", () => {
    opened = true;
  });
  await pipeline(lines, file).catch(async (cause: unknown) => {
    if (opened) await rm(out, { force: true });
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new CommandFailure(`${out} cannot be written: ${message}`);
  });
}
