import "reflect-metadata";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { flushAnnouncements, RateLimits, type CoreDeps } from "@recourse/core";
import pg from "pg";
import { createSignIn } from "../accounts/sign-in.js";
import { readEnv } from "../env.js";
import { createApp } from "../http/app.js";
import { drain, listen } from "../http/listen.js";
import { createLog } from "../http/log.js";
import { Rates } from "../http/rates.js";
import { createSchemas } from "../schema.js";
import { createApi, type Api, type Outside } from "../wiring.js";

export const PUBLIC_URL = "http://help.example.test";
export const PASSWORD = "correct horse battery staple";

export interface Answer {
  status: number;
  headers: Headers;
  data: Record<string, unknown> | null;
  extensions: Record<string, unknown>;
  errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

export interface Caller {
  cookie?: string;
  token?: string;
  headers?: Record<string, string>;
}

/** The API on a free port, as it runs: asked over HTTP alone. */
export interface RunningApi {
  origin: string;
  api: Api;
  ask(query: string, variables?: Record<string, unknown>, caller?: Caller): Promise<Answer>;
  askDesk(query: string, variables?: Record<string, unknown>, caller?: Caller): Promise<Answer>;
  /** Signs in; answers with the session's cookie. */
  signIn(email: string, password?: string): Promise<string>;
  /** Gives the person a sign-in, and signs them in: how the caller is recognised from then on. */
  callerFor(person: { id: string; email: string }): Promise<Caller>;
  /** How many statements the database is asked while something runs. */
  countStatements(act: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

function isRateLimit(statement: unknown): boolean {
  return typeof statement === "string" && statement.includes("rate_limit_counts");
}

async function countStatements(act: () => Promise<unknown>): Promise<number> {
  const original = pg.Client.prototype.query;
  let count = 0;
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    // Written in the background, once a second.
    if (!isRateLimit(given[0])) count += 1;
    return Reflect.apply(original, this, given);
  };
  try {
    await act();
  } finally {
    pg.Client.prototype.query = original;
  }
  return count;
}

function headersOf({ cookie, token, headers }: Caller): Record<string, string> {
  return {
    "content-type": "application/json",
    ...(cookie === undefined ? {} : { cookie }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...headers,
  };
}

/**
 * `deps` replaces what the API is wired with: a clock that stands still, an index that a test answers for. `settings` are variables of its
 * environment, `outside` stands in for what lies in other people's networks.
 */
export async function startApi(
  databaseUrl: string,
  deps: Partial<CoreDeps> = {},
  settings: Readonly<Record<string, string>> = {},
  outside: Partial<Outside> = {},
): Promise<RunningApi> {
  const filesDir = await mkdtemp(path.join(tmpdir(), "recourse-files-"));
  const env = readEnv({
    DATABASE_URL: databaseUrl,
    RECOURSE_SECRET: "a secret of the tests, long enough",
    PUBLIC_URL,
    POLICY_FILE: fileURLToPath(new URL("../../../../policy/support-policy.yaml", import.meta.url)),
    FILES_DIR: filesDir,
    LOG_LEVEL: "silent",
    // The rule has tests of its own.
    REQUIRE_STAFF_SECOND_FACTOR: "0",
    // Tests ask more often than people.
    RATE_LIMIT_PERSON: "100000000",
    RATE_LIMIT_ANONYMOUS: "100000000",
    RATE_LIMIT_REQUESTS: "100000000",
    RATE_LIMIT_SERVICE: "100000000",
    ...settings,
  });
  const log = createLog(env.logLevel);
  const wired = await createApi(env, log, outside);
  const { db, clock } = { ...wired.deps, ...deps, db: wired.deps.db };
  const rateLimits = new RateLimits({ db, clock, onTrouble: () => undefined });
  const rates = new Rates(rateLimits, env.rateLimits);
  const api = { ...wired, rates, deps: { ...wired.deps, ...deps } };
  const server = await listen(await createApp(api, createSchemas(), () => false), "127.0.0.1", 0);
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;

  const askAt = async (
    at: string,
    query: string,
    variables: Record<string, unknown>,
    caller: Caller,
  ): Promise<Answer> => {
    const response = await fetch(`${origin}${at}`, {
      method: "POST",
      headers: headersOf(caller),
      body: JSON.stringify({ query, variables }),
    });
    const body = await response.json();
    return {
      status: response.status,
      headers: response.headers,
      data: body.data ?? null,
      errors: body.errors ?? [],
      extensions: body.extensions ?? {},
    };
  };

  let addresses = 0;
  /** Tests sign in more often than people: each time from elsewhere, as seen by the proxy before the API. */
  const nextAddress = (): string => {
    addresses += 1;
    return `198.18.${addresses >> 8}.${addresses & 255}`;
  };

  const signIn = async (email: string, password = PASSWORD, address?: string): Promise<string> => {
    const response = await fetch(`${origin}/auth/sign-in/email`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        origin: PUBLIC_URL,
        ...(address === undefined ? {} : { "x-forwarded-for": address }),
      },
      body: JSON.stringify({ email, password }),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(";")[0];
    if (cookie === undefined)
      throw new Error(`Signing in was answered ${response.status}: ${await response.text()}`);
    return cookie;
  };

  return {
    origin,
    api,
    ask: (query, variables = {}, caller = {}) => askAt("/graphql", query, variables, caller),
    askDesk: (query, variables = {}, caller = {}) => askAt("/desk/graphql", query, variables, caller),
    signIn: (email, password) => signIn(email, password),
    async callerFor({ id, email }) {
      const authUserId = await createSignIn(api.signIn, { email, password: PASSWORD, name: email });
      await wired.deps.db.query("update people set auth_user_id = $2 where id = $1", [id, authUserId]);
      return { cookie: await signIn(email, PASSWORD, nextAddress()) };
    },
    async countStatements(act) {
      // What happened before is announced a moment later.
      await flushAnnouncements(wired.deps.db);
      return countStatements(act);
    },
    async close() {
      api.streams.end();
      await drain(server, 1_000);
      await rateLimits.close();
      await api.close();
      await rm(filesDir, { recursive: true });
    },
  };
}
