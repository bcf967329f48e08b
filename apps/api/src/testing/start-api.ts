import "reflect-metadata";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { flushAnnouncements, type CoreDeps } from "@recourse/core";
import pg from "pg";
import { createSignIn } from "../accounts/sign-in.js";
import { readEnv } from "../env.js";
import { createApp } from "../http/app.js";
import { drain, listen } from "../http/listen.js";
import { createLog } from "../http/log.js";
import { createSchemas } from "../schema.js";
import { createApi, type Api } from "../wiring.js";

export const PUBLIC_URL = "http://help.example.test";
export const PASSWORD = "correct horse battery staple";

export interface Answer {
  status: number;
  headers: Headers;
  data: Record<string, unknown> | null;
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

async function countStatements(act: () => Promise<unknown>): Promise<number> {
  const original = pg.Client.prototype.query;
  let count = 0;
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    count += 1;
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
 * `deps` replaces what the API is wired with: a clock that stands still, an index that a test answers for. `settings` are of the
 * environment.
 */
export async function startApi(
  databaseUrl: string,
  deps: Partial<CoreDeps> = {},
  settings: Record<string, string> = {},
): Promise<RunningApi> {
  const filesDir = await mkdtemp(path.join(tmpdir(), "recourse-files-"));
  const env = readEnv({
    DATABASE_URL: databaseUrl,
    RECOURSE_SECRET: "a secret of the tests, long enough",
    PUBLIC_URL,
    POLICY_FILE: fileURLToPath(new URL("../../../../policy/support-policy.yaml", import.meta.url)),
    FILES_DIR: filesDir,
    LOG_LEVEL: "silent",
    ...settings,
  });
  const log = createLog(env.logLevel);
  const wired = await createApi(env, log);
  const api = { ...wired, deps: { ...wired.deps, ...deps } };
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
    };
  };

  const signIn = async (email: string, password = PASSWORD): Promise<string> => {
    const response = await fetch(`${origin}/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: PUBLIC_URL },
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
    signIn,
    async callerFor({ id, email }) {
      const authUserId = await createSignIn(api.signIn, { email, password: PASSWORD, name: email });
      await wired.deps.db.query("update people set auth_user_id = $2 where id = $1", [id, authUserId]);
      // Tests sign in more often than people.
      await wired.deps.db.query('delete from auth."rateLimit"');
      return { cookie: await signIn(email) };
    },
    async countStatements(act) {
      // What happened before is announced a moment later.
      await flushAnnouncements(wired.deps.db);
      return countStatements(act);
    },
    async close() {
      api.streams.end();
      await drain(server, 1_000);
      await api.close();
      await rm(filesDir, { recursive: true });
    },
  };
}
