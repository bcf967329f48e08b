import { createHmac, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import {
  askFactorReset,
  chooseAccount,
  createDataSource,
  dropFactorReset,
  SecretCodes,
  flushAnnouncements,
  flushSearches,
  flushViews,
  recordPolicy,
  recordSignIn,
  whoNeedsProvider,
  type Clock,
  type DomainRecords,
  type IdentityProviders,
  loadActor,
  noteSignInChange,
  startAddressChange,
  type IdentityDeps,
  RateLimits,
  type MailComposer,
} from "@recourse/core";
import { createFileStore } from "@recourse/files";
import { createMailComposer } from "@recourse/mail";
import { formatPolicyProblem, keepsPassword, parseSupportPolicy, type SupportPolicy } from "@recourse/policy";
import { createArticleIndex } from "@recourse/search";
import type { Logger } from "pino";
import { createAuth, type SignIn } from "./accounts/sign-in.js";
import { createDomainRecords } from "./accounts/single-sign-on/domain-records.js";
import { createPublicFetch } from "./accounts/single-sign-on/fetch-public.js";
import { createIdentityProviders } from "./accounts/single-sign-on/openid-providers.js";
import { createProviderSignIns } from "./accounts/single-sign-on/provider-sign-ins.js";
import { StartError, type ApiEnv } from "./env.js";
import { reportFailure } from "./errors.js";
import { uuidOf } from "./graphql/global-id.js";
import { Cursors } from "./graphql/cursor.js";
import { Rates } from "./http/rates.js";
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
  readonly domainRecords: DomainRecords;
  readonly log: Logger;
  readonly publicUrl: string;
  readonly rates: Rates;
  /** Whether staff are staff only in sessions with a second factor. */
  readonly staffSecondFactorRequired: boolean;
  readonly streams: TicketStreams;
  /** Null: there is no webhook. */
  readonly stripeWebhookSecret: string | null;
  close(): Promise<void>;
}

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

/** A key of its own for each use of the one secret. */
function keyFor(use: string, secret: string): string {
  return createHmac("sha256", secret).update(use).digest("base64");
}

/** What lies in other people's networks. */
export interface Outside {
  readonly providers: IdentityProviders;
  readonly domainRecords: DomainRecords;
}

/** Joins core to what it needs from outside, for as long as this process runs. */
export async function createApi(env: ApiEnv, log: Logger, outside: Partial<Outside> = {}): Promise<Api> {
  const { policy, text } = await readPolicy(env.policyFile);
  const onPoolError = (error: unknown): void => log.warn({ err: error }, "an idle database connection broke");
  const db = await createDataSource(env.databaseUrl, { applicationName: "recourse-api", onPoolError }).catch(
    (error: unknown) => {
      throw new StartError([
        `The database of DATABASE_URL does not answer: ${error instanceof Error ? error.message : String(error)}`,
      ]);
    },
  );
  const clock: Clock = { now: () => new Date() };
  await recordPolicy({ db, clock, policy }, { text, program: "api" });
  const codes = new SecretCodes(env.secret);
  const publicFetch = createPublicFetch();
  const providers =
    outside.providers ??
    createIdentityProviders({ fetch: (url, request) => publicFetch.fetch(url, request) });
  const { publicUrl } = env;
  const signIn = createAuth({
    databaseUrl: env.databaseUrl,
    secret: keyFor("sessions", env.secret),
    publicUrl: env.publicUrl,
    freshMinutes: policy.verification.reauthenticatedWithinMinutes,
    askFactorReset: (authUserId) => askFactorReset({ db, clock, policy }, { authUserId }),
    onSecondFactor: (authUserId) => dropFactorReset({ db, clock }, { authUserId }),
    chooseAccount: async (authUserId, id, keep) => {
      const actor = await loadActor(db, { authUserId }, { channel: "portal" });
      const accountId = uuidOf("Account", id) ?? "";
      return chooseAccount({ db, clock }, actor ?? { kind: "anonymous", visitor: null }, accountId, keep);
    },
    startAddressChange: async (authUserId, email) => {
      const actor = await loadActor(db, { authUserId }, { channel: "portal" });
      return startAddressChange({ db, clock }, actor ?? { kind: "anonymous", visitor: null }, {
        email,
        proven: true,
      });
    },
    providers: createProviderSignIns({ db, clock, codes, providers, publicUrl }, policy, log),
    takesPassword: async (email, hasSecondFactor) => {
      const needing = await whoNeedsProvider(db, email);
      return needing === null || keepsPassword({ role: needing.role, hasSecondFactor });
    },
    onChange: (authUserId, change) => noteSignInChange({ db, clock }, { authUserId, change }),
    onPoolError,
    onFailure: (error) => reportFailure(log, error, randomUUID()),
    onSignIn: (attempt) => recordSignIn({ db, clock }, attempt),
  });
  const deps: IdentityDeps = {
    db,
    clock,
    policy,
    index: createArticleIndex({
      db,
      searchServer: env.searchServer,
      onTrouble: (error) => log.warn({ err: error }, "Meilisearch does not answer; PostgreSQL does instead"),
    }),
    files: await createFileStore({ folder: env.filesDir, bucket: env.bucket }),
    codes,
  };
  const rateLimits = new RateLimits({
    db,
    clock: deps.clock,
    onTrouble: (error) => log.warn({ err: error }, "rate limits are not shared with other processes"),
  });
  const streams = new TicketStreams(db, env.databaseUrl, log);
  return {
    deps,
    signIn,
    streams,
    cursors: new Cursors(keyFor("cursors", env.secret)),
    attachmentLinks: new AttachmentLinks(keyFor("attachments", env.secret)),
    composer: createMailComposer(),
    demo: env.demo,
    domainRecords: outside.domainRecords ?? createDomainRecords(),
    log,
    publicUrl: env.publicUrl,
    stripeWebhookSecret: env.stripeWebhookSecret,
    rates: new Rates(rateLimits, env.rateLimits),
    staffSecondFactorRequired: env.staffSecondFactorRequired,
    async close() {
      // Lost views and searches are no reason not to end.
      await flushViews(db).catch(() => undefined);
      await flushSearches(deps).catch(() => undefined);
      await flushAnnouncements(db);
      await rateLimits.close();
      await streams.close();
      await signIn.close();
      await publicFetch.close();
      await db.destroy();
    },
  };
}
