import { readFile } from "node:fs/promises";
import {
  acceptMail,
  createDataSource,
  recordPolicy,
  SecretCodes,
  setMailWays,
  type IncomingMailDeps,
  type Mailer,
} from "@recourse/core";
import { createFileStore } from "@recourse/files";
import {
  createMailComposer,
  createMailer,
  createMailReader,
  MailThreads,
  smtpIntakeDefaults,
  startSmtpIntake,
  type SmtpIntake,
} from "@recourse/mail";
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
import { createMailResolver } from "./mail/mail-resolver.js";
import { mailAddressesOf } from "./mail-in-env.js";

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
): Promise<{ deps: IncomingMailDeps; threads: MailThreads; keeper: IndexKeeper }> {
  const { policy, text } = await readPolicy(env.policyFile);
  const addresses = mailAddressesOf(env.mailIn, policy.contacts.support.email);
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
  await setMailWays(db, env.mail.wayOut, addresses);
  const threads = new MailThreads();
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
      addresses,
      reader: createMailReader(threads),
    },
    threads,
    keeper: createIndexKeeper({ db, server, postgres, restoreKeys: restoreKeys(env) }),
  };
}

/** Takes mail, where the environment says so; `onMail` is told of each that was kept. */
export async function startIntake(
  { mailIn, publicUrl }: WorkerEnv,
  { deps, threads }: { deps: IncomingMailDeps; threads: MailThreads },
  { log, onMail }: { log: Logger; onMail: () => void },
): Promise<SmtpIntake | null> {
  const { intake, nameServers, isDemo } = mailIn;
  if (intake === null) return null;
  const { perMinute, ...given } = intake;
  const settings = {
    ...{ ...smtpIntakeDefaults, ...given, addresses: deps.addresses, name: new URL(publicUrl).hostname },
    ...(perMinute === null ? {} : { perMinute }),
  };
  return startSmtpIntake(settings, {
    threads,
    resolver: createMailResolver({ nameServers, isDemo }),
    accept: async (mail) => {
      const accepted = await acceptMail(deps, mail);
      onMail();
      return accepted;
    },
    onTrouble: (error) => log.warn({ err: error }, "a mail could not be taken, or not be authenticated"),
  }).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw code === "EADDRINUSE" || code === "EACCES"
      ? new StartError([
          `Port ${given.port} on ${given.host} cannot be opened for mail (${code}). Set MAIL_IN_PORT or MAIL_IN_HOST to another.`,
        ])
      : error;
  });
}

function mailerOf({ mail }: WorkerEnv, db: IncomingMailDeps["db"]): Mailer | null {
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
