import { readFileSync } from "node:fs";
import { z } from "zod";
import { mailOf, mailVariables, type MailEnv } from "./mail-env.js";
import { mailInOf, mailInVariables, type MailInEnv } from "./mail-in-env.js";
import { StartError } from "./start-error.js";

export { StartError } from "./start-error.js";

const port = "is not a whole number from 0 to 65535, such as 4001";

const schema = z.object({
  DATABASE_URL: z
    .string("is missing: a PostgreSQL address such as postgres://recourse:…@localhost:5432/recourse")
    .regex(
      /^postgres(ql)?:\/\/./,
      "is not a PostgreSQL address: postgres://user:password@host:5432/database",
    ),
  HOST: z.string().default("127.0.0.1"),
  RECOURSE_SECRET: z
    .string("is missing: the same as the API's")
    .min(32, "must have at least 32 characters, such as those of `openssl rand -base64 32`"),
  WORKER_PORT: z.coerce.number(port).int(port).min(0, port).max(65535, port).optional(),
  POLICY_FILE: z.string().default("policy/support-policy.yaml"),
  FILES_DIR: z.string().default(".recourse/files"),
  FILES_S3_BUCKET: z.string().optional(),
  FILES_S3_ENDPOINT: z
    .url({
      protocol: /^https?$/,
      error: "is not the address of a server that speaks like S3, such as https://s3.example.com",
    })
    .optional(),
  FILES_S3_REGION: z.string().default("us-east-1"),
  FILES_S3_PATH_STYLE: z.enum(["0", "1"], "is neither 0 nor 1").default("0"),
  MEILI_URL: z
    .url({
      protocol: /^https?$/,
      error: "is not the address of a Meilisearch server, such as http://localhost:7700",
    })
    .optional(),
  MEILI_KEY: z.string().optional(),
  MEILI_KEY_FILE: z.string().optional(),
  MEILI_MASTER_KEY: z.string().optional(),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: "is not the address that people type, such as https://help.example.com",
    })
    .default("http://localhost:3000"),
  RECOURSE_DEMO: z.enum(["0", "1"], "is neither 0 nor 1").default("0"),
  ...mailVariables,
  ...mailInVariables,
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "is none of debug, info, warn, error, silent")
    .default("info"),
});

/** What the worker reads from the environment; `.env.example` has a sentence for each. */
export interface WorkerEnv {
  readonly databaseUrl: string;
  readonly host: string;
  /** The API's. */
  readonly secret: string;
  /** Where GET /health/live is answered; nothing listens when it is null. */
  readonly healthPort: number | null;
  readonly policyFile: string;
  readonly filesDir: string;
  /** Where files are kept instead; FILES_DIR is then where they wait until they are there. */
  readonly bucket: {
    readonly name: string;
    readonly region: string;
    readonly endpoint: string | null;
    readonly pathStyle: boolean;
  } | null;
  /** Null: PostgreSQL alone is searched. */
  readonly searchServer: { readonly url: string; readonly key: string | null } | null;
  /** Makes the keys of a search server that was wiped again; never searches. */
  readonly searchMasterKey: string | null;
  /** Scheme, host and port of the public origin, without a path. */
  readonly publicUrl: string;
  readonly mail: MailEnv;
  readonly mailIn: MailInEnv;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
}

/** MEILI_KEY, or what stands in MEILI_KEY_FILE, as where an orchestrator hands secrets over in files. */
function readKey({ MEILI_KEY, MEILI_KEY_FILE }: z.output<typeof schema>): string | null {
  if (MEILI_KEY !== undefined || MEILI_KEY_FILE === undefined) return MEILI_KEY ?? null;
  try {
    return readFileSync(MEILI_KEY_FILE, "utf8").trim();
  } catch {
    throw new StartError([`MEILI_KEY_FILE is ${MEILI_KEY_FILE}, which cannot be read.`]);
  }
}

function bucketOf(env: z.output<typeof schema>): WorkerEnv["bucket"] {
  return env.FILES_S3_BUCKET === undefined
    ? null
    : {
        name: env.FILES_S3_BUCKET,
        region: env.FILES_S3_REGION,
        endpoint: env.FILES_S3_ENDPOINT ?? null,
        pathStyle: env.FILES_S3_PATH_STYLE === "1",
      };
}

/** Parses the environment; an unset and an empty variable are the same. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): WorkerEnv {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new StartError(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`));
  }
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    host: env.HOST,
    secret: env.RECOURSE_SECRET,
    healthPort: env.WORKER_PORT ?? null,
    policyFile: env.POLICY_FILE,
    filesDir: env.FILES_DIR,
    bucket: bucketOf(env),
    searchServer: env.MEILI_URL === undefined ? null : { url: env.MEILI_URL, key: readKey(env) },
    searchMasterKey: env.MEILI_MASTER_KEY ?? null,
    publicUrl: new URL(env.PUBLIC_URL).origin,
    mail: mailOf(env),
    mailIn: mailInOf(env),
    logLevel: env.LOG_LEVEL,
  };
}
