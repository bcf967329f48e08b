import { createHmac, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import {
  createDataSource,
  SecretCodes,
  flushAnnouncements,
  flushSearches,
  flushViews,
  type IdentityDeps,
  type MailComposer,
} from "@recourse/core";
import { createFileStore } from "@recourse/files";
import { createMailComposer } from "@recourse/mail";
import { formatPolicyProblem, parseSupportPolicy, type SupportPolicy } from "@recourse/policy";
import { createArticleIndex } from "@recourse/search";
import type { Logger } from "pino";
import { createAuth, type SignIn } from "./accounts/sign-in.js";
import { StartError, type ApiEnv } from "./env.js";
import { reportFailure } from "./errors.js";
import { Cursors } from "./graphql/cursor.js";
import { AttachmentLinks } from "./tickets/attachment-links.js";
import { TicketStreams } from "./tickets/ticket-streams.js";

/** What a running API is made of. */
export interface Api {
  readonly deps: IdentityDeps;
  readonly signIn: SignIn;
  readonly cursors: Cursors;
  readonly attachmentLinks: AttachmentLinks;
  /** What mails look like; the worker sends them. */
  readonly composer: MailComposer;
  /** Whether everybody may read the mails of the demo. */
  readonly demo: boolean;
  readonly log: Logger;
  readonly publicUrl: string;
  readonly streams: TicketStreams;
  close(): Promise<void>;
}

async function readPolicy(file: string): Promise<SupportPolicy> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new StartError([
      `The support policy ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  });
  const parsed = parseSupportPolicy(text, file);
  if (!parsed.ok) throw new StartError(parsed.problems.map(formatPolicyProblem));
  return parsed.policy;
}

/** A key of its own for each use of the one secret. */
function keyFor(use: string, secret: string): string {
  return createHmac("sha256", secret).update(use).digest("base64");
}

/** Joins core to what it needs from outside, for as long as this process runs. */
export async function createApi(env: ApiEnv, log: Logger): Promise<Api> {
  const policy = await readPolicy(env.policyFile);
  const onPoolError = (error: unknown): void => log.warn({ err: error }, "an idle database connection broke");
  const db = await createDataSource(env.databaseUrl, { applicationName: "recourse-api", onPoolError }).catch(
    (error: unknown) => {
      throw new StartError([
        `The database of DATABASE_URL does not answer: ${error instanceof Error ? error.message : String(error)}`,
      ]);
    },
  );
  const signIn = createAuth({
    databaseUrl: env.databaseUrl,
    secret: keyFor("sessions", env.secret),
    publicUrl: env.publicUrl,
    onPoolError,
    onFailure: (error) => reportFailure(log, error, randomUUID()),
  });
  const deps: IdentityDeps = {
    db,
    clock: { now: () => new Date() },
    policy,
    index: createArticleIndex({
      db,
      searchServer: env.searchServer,
      onTrouble: (error) => log.warn({ err: error }, "Meilisearch does not answer; PostgreSQL does instead"),
    }),
    files: await createFileStore({ folder: env.filesDir, bucket: env.bucket }),
    codes: new SecretCodes(env.secret),
  };
  const streams = new TicketStreams(db, env.databaseUrl, log);
  return {
    deps,
    signIn,
    streams,
    cursors: new Cursors(keyFor("cursors", env.secret)),
    attachmentLinks: new AttachmentLinks(keyFor("attachments", env.secret)),
    composer: createMailComposer(),
    demo: env.demo,
    log,
    publicUrl: env.publicUrl,
    async close() {
      // Lost views and searches are no reason not to end.
      await flushViews(db).catch(() => undefined);
      await flushSearches(deps).catch(() => undefined);
      await flushAnnouncements(db);
      await streams.close();
      await signIn.close();
      await db.destroy();
    },
  };
}
