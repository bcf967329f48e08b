import { readFile } from "node:fs/promises";
import {
  createDataSource,
  recordPolicy,
  SecretCodes,
  setMailWayOut,
  type MailDeps,
  type Mailer,
} from "@recourse/core";
import { createFileStore } from "@recourse/files";
import { createMailComposer, createMailer } from "@recourse/mail";
import { formatPolicyProblem, parseSupportPolicy, type SupportPolicy } from "@recourse/policy";
import {
  createIndexKeeper,
  createPostgresArticleIndex,
  createServerKeys,
  forgetSearchServer,
  openSearchServer,
  type IndexKeeper,
} from "@recourse/search";
import type { Logger } from "pino";
import { StartError, type WorkerEnv } from "./env.js";

export type { IndexKeeper, Round } from "@recourse/search";

async function readPolicy(file: string): Promise<{ policy: SupportPolicy; text: string }> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new StartError([
      `The support policy ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  });
  const parsed = parseSupportPolicy(text, file);
  if (!parsed.ok) throw new StartError(parsed.problems.map(formatPolicyProblem));
  return { policy: parsed.policy, text };
}

/** Joins core to what it needs from outside, for as long as this process runs. */
export async function createDeps(
  env: WorkerEnv,
  log: Logger,
): Promise<{ deps: MailDeps; keeper: IndexKeeper }> {
  const { policy, text } = await readPolicy(env.policyFile);
  const db = await createDataSource(env.databaseUrl, {
    applicationName: "recourse-worker",
    onPoolError: (error) => log.warn({ err: error }, "an idle database connection broke"),
  }).catch((error: unknown) => {
    throw new StartError([
      `The database of DATABASE_URL does not answer: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  });
  const clock = { now: () => new Date() };
  await recordPolicy({ db, clock, policy }, { text, program: "worker" });
  await setMailWayOut(db, env.mail.wayOut);
  const postgres = createPostgresArticleIndex({ db });
  const server = env.searchServer === null ? null : openSearchServer(env.searchServer);
  if (server === null) await forgetSearchServer(db);
  return {
    deps: {
      db,
      clock,
      policy,
      // Jobs write it; the search server is kept by the keeper, so that one being away does not hold the other up.
      index: postgres,
      files: await createFileStore({ folder: env.filesDir, bucket: env.bucket }),
      codes: new SecretCodes(env.secret),
      composer: createMailComposer(),
      mailer: mailerOf(env, db),
      publicUrl: env.publicUrl,
    },
    keeper: createIndexKeeper({ db, server, postgres, restoreKeys: restoreKeys(env) }),
  };
}

function mailerOf({ mail }: WorkerEnv, db: MailDeps["db"]): Mailer | null {
  switch (mail.wayOut) {
    case "smtp":
      return createMailer({ smtp: mail.smtp });
    case "mailbox":
      return createMailer({ mailbox: db });
    case "none":
    case "off":
      return null;
  }
}

function restoreKeys({ searchServer, searchMasterKey }: WorkerEnv): (() => Promise<void>) | null {
  if (searchServer === null || searchMasterKey === null) return null;
  return async () => void (await createServerKeys({ url: searchServer.url, masterKey: searchMasterKey }));
}
