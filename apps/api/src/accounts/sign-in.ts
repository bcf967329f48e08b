import type { SignInAttempt } from "@recourse/core";
import { APIError, betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { twoFactor } from "better-auth/plugins";
import pg from "pg";
import { recordSignIns } from "./record-sign-ins.js";
import { factorReset, type AskFactorReset } from "./factor-reset.plugin.js";
import { accountChoice, type ChooseAccount } from "./account-choice.plugin.js";
import { addressChange, type StartAddressChange } from "./address-change.plugin.js";
import { providerSignIn, type ProviderSignIns } from "./single-sign-on/provider-sign-in.plugin.js";
import {
  afterSignIn,
  beforeSignIn,
  secondFactorOfNew,
  spokenForOf,
  type SignInChange,
} from "./second-factor.js";
import { SecondFactorAttempts } from "./second-factor-attempts.js";

/** The header that carries the caller's address to better-auth. The server sets it itself, over whatever came in. */
export const CLIENT_ADDRESS_HEADER = "x-recourse-client-address";

const SCHEMA = "auth";
const TWO_WEEKS = 14 * 24 * 60 * 60;

export interface SignInSettings {
  readonly databaseUrl: string;
  readonly secret: string;
  /** The public origin; cookies are Secure when it is https. */
  readonly publicUrl: string;
  /** For how long a confirmed second factor is enough to change how one signs in. */
  readonly freshMinutes?: number;
  /** Left out where nobody changes their address: by the command line and in migrations. */
  readonly startAddressChange?: StartAddressChange;
  /** Left out where nothing is reset: by the command line and in migrations. */
  readonly askFactorReset?: AskFactorReset;
  /** Called when somebody showed a second factor. */
  readonly onSecondFactor?: (authUserId: string) => Promise<void>;
  /** Left out where nobody chooses: by the command line and in migrations. */
  readonly chooseAccount?: ChooseAccount;
  /** Left out where nobody signs in: by the command line and in migrations. */
  readonly providers?: ProviderSignIns;
  /** Whether a password signs in whoever has an address, or only the provider of their account. */
  readonly takesPassword?: (email: string, hasSecondFactor: boolean) => Promise<boolean>;
  /** Called with what somebody changed about how they sign in. */
  readonly onChange?: (authUserId: string, change: SignInChange) => Promise<void>;
  /** Called when an idle database connection breaks; the pool opens another. */
  readonly onPoolError?: (error: Error) => void;
  /** Called with what goes wrong inside sign-in; whoever signs in is told nothing of it. */
  readonly onFailure?: (error: unknown) => void;
  /** Called with each attempt to sign in before it is answered; where it rejects, nobody is signed in. */
  readonly onSignIn?: (attempt: SignInAttempt) => Promise<void>;
}

function createPool(
  { databaseUrl, onPoolError }: Pick<SignInSettings, "databaseUrl" | "onPoolError">,
  max: number,
): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max, options: `-c search_path=${SCHEMA}` });
  pool.on("error", (error) => onPoolError?.(error));
  return pool;
}

function options(pool: pg.Pool, settings: Omit<SignInSettings, "databaseUrl">) {
  const secure = settings.publicUrl.startsWith("https://");
  const secondFactor = {
    attempts: new SecondFactorAttempts(pool, settings.secret),
    freshMinutes: settings.freshMinutes ?? 10,
    onChange: settings.onChange ?? (() => Promise.resolve()),
    onSecondFactor: settings.onSecondFactor ?? (() => Promise.resolve()),
    takesPassword: settings.takesPassword ?? (() => Promise.resolve(true)),
  };
  return {
    appName: "Recourse",
    baseURL: settings.publicUrl,
    basePath: "/auth",
    secret: settings.secret,
    trustedOrigins: [settings.publicUrl],
    database: pool,
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    // Fixed lifetime: reading a session never writes, so a page costs one query for it.
    session: {
      expiresIn: TWO_WEEKS,
      disableSessionRefresh: true,
      additionalFields: {
        secondFactorAt: { type: "date" as const, required: false, input: false },
        speaksFor: { type: "string" as const, required: false, input: false },
      },
    },
    plugins: [
      // Attempts are counted by SecondFactorAttempts, in live sessions too.
      twoFactor({ issuer: "Recourse", accountLockout: { enabled: false } }),
      addressChange(
        settings.startAddressChange ?? (() => Promise.reject(new Error("Addresses are not changed here."))),
        secondFactor.freshMinutes,
      ),
      factorReset(settings.askFactorReset ?? (() => Promise.reject(new Error("Nothing is reset here.")))),
      accountChoice(settings.chooseAccount ?? (() => Promise.reject(new Error("Nobody chooses here.")))),
      ...(settings.providers === undefined ? [] : [providerSignIn(settings.providers)]),
      // After the second factor's, which makes of a right password no session yet.
      recordSignIns(settings.onSignIn ?? (() => Promise.resolve()), (error) => settings.onFailure?.(error)),
    ],
    hooks: { before: beforeSignIn(secondFactor), after: afterSignIn(secondFactor) },
    databaseHooks: {
      session: {
        create: {
          before: (session: object, context: Parameters<typeof secondFactorOfNew>[0]) =>
            Promise.resolve({
              data: {
                ...session,
                secondFactorAt: secondFactorOfNew(context),
                speaksFor: spokenForOf(context?.context.session?.session ?? {}),
              },
            }),
        },
      },
    },
    // Counted in the database: limits hold over any number of processes.
    rateLimit: {
      enabled: true,
      storage: "database" as const,
      window: 60,
      max: 120,
      customRules: {
        "/sign-in/email": { window: 60, max: 10 },
        "/two-factor/*": { window: 60, max: 20 },
        "/provider/*": { window: 60, max: 20 },
        "/address-change": { window: 60, max: 5 },
        "/change-password": { window: 60, max: 5 },
      },
    },
    advanced: {
      // Said, because better-auth leaves them out under NODE_ENV=test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      // better-auth's own secure cookies begin with __Secure-, which a sibling of this host may set; __Host- nobody else can.
      cookiePrefix: secure ? "__Host-recourse" : "recourse",
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, secure, path: "/", sameSite: "lax" as const },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      database: { joins: true },
    },
    logger: { disabled: true },
    onAPIError: {
      // What the caller did wrong is told to them, and is no failure.
      onError: (error: unknown) => {
        if (!(error instanceof APIError) || error.statusCode >= 500) settings.onFailure?.(error);
      },
    },
  };
}

/** Sign-in by e-mail and password (better-auth), its tables in schema `auth` of the same database. */
export interface SignIn {
  readonly auth: ReturnType<typeof createBetterAuth>;
  close(): Promise<void>;
}

function createBetterAuth(pool: pg.Pool, settings: SignInSettings) {
  return betterAuth(options(pool, settings));
}

export function createAuth(settings: SignInSettings): SignIn {
  const pool = createPool(settings, 5);
  return { auth: createBetterAuth(pool, settings), close: () => pool.end() };
}

/** Creates or completes better-auth's tables. Running it again changes nothing. */
export async function migrateAuth(databaseUrl: string): Promise<void> {
  const pool = createPool({ databaseUrl }, 1);
  try {
    await pool.query(`create schema if not exists ${SCHEMA}`);
    const settings = { secret: "not used by migrations", publicUrl: "http://localhost" };
    const { runMigrations } = await getMigrations(options(pool, settings));
    await runMigrations();
  } finally {
    await pool.end();
  }
}

interface NewSignIn {
  email: string;
  password: string;
  name: string;
}

/**
 * Gives a person a sign-in and returns the id for `people.auth_user_id`; where the address has one already, that one.
 * Sign-up over HTTP is off: a sign-in is made by this, and by an invitation.
 */
export async function createSignIn(signIn: SignIn, person: NewSignIn): Promise<string> {
  const { internalAdapter } = await signIn.auth.$context;
  const existing = await internalAdapter.findUserByEmail(person.email.toLowerCase());
  return existing?.user.id ?? makeSignIn(signIn, person);
}

/** The same for an address that has none yet; null where it has. */
export async function createNewSignIn(signIn: SignIn, person: NewSignIn): Promise<string | null> {
  const { internalAdapter } = await signIn.auth.$context;
  const existing = await internalAdapter.findUserByEmail(person.email.toLowerCase());
  return existing === null ? makeSignIn(signIn, person) : null;
}

/** Takes back a sign-in that nobody was given. */
export async function removeSignIn({ auth }: SignIn, authUserId: string): Promise<void> {
  await (await auth.$context).internalAdapter.deleteUser(authUserId);
}

async function makeSignIn({ auth }: SignIn, { email, password, name }: NewSignIn): Promise<string> {
  const context = await auth.$context;
  const user = await context.internalAdapter.createUser(
    { email: email.toLowerCase(), name, emailVerified: true },
    { method: "email-password" },
  );
  await context.internalAdapter.linkAccount({
    userId: user.id,
    accountId: user.id,
    providerId: "credential",
    password: await context.password.hash(password),
  });
  return user.id;
}
