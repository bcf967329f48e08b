import { readFileSync } from "node:fs";
import { z } from "zod";

// graphql-js and others check themselves at every step unless they are told that this is production, when they are loaded: so
// this file is imported before them.
process.env["NODE_ENV"] ??= "production";

/** A start that cannot succeed: every line is printed as it is, without a stack, and the process ends with 1. */
export class StartError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join("\n"));
    this.name = "StartError";
  }
}

const port = "a whole number from 0 to 65535, such as 4000";

function rate(least: number, standard: number) {
  const message = `is not a whole number from ${least} on, such as ${standard}`;
  return z.coerce.number(message).int(message).min(least, message).default(standard);
}

const schema = z.object({
  DATABASE_URL: z
    .string("is missing: a PostgreSQL address such as postgres://recourse:…@localhost:5432/recourse")
    .regex(
      /^postgres(ql)?:\/\/./,
      "is not a PostgreSQL address: postgres://user:password@host:5432/database",
    ),
  PORT: z.coerce
    .number(`is not ${port}`)
    .int(`is not ${port}`)
    .min(0, `is not ${port}`)
    .max(65535, `is not ${port}`)
    .default(4000),
  HOST: z.string().min(1, "is empty: the address to listen on, such as 127.0.0.1").default("127.0.0.1"),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: "is not the address that people type, such as https://help.example.com",
    })
    .default("http://localhost:3000"),
  RECOURSE_SECRET: z
    .string("is missing: at least 32 random characters; `openssl rand -base64 33` makes them")
    .min(32, "is too short: at least 32 random characters; `openssl rand -base64 33` makes them"),
  REQUIRE_STAFF_SECOND_FACTOR: z.enum(["0", "1"], "is neither 0 nor 1").default("1"),
  POLICY_FILE: z
    .string()
    .min(1, "is empty: the path of the support policy")
    .default("policy/support-policy.yaml"),
  FILES_DIR: z
    .string()
    .min(1, "is empty: the folder of the images and files of articles")
    .default(".recourse/files"),
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
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .startsWith("whsec_", "is not the signing secret of a webhook endpoint, which begins with whsec_")
    .optional(),
  RATE_LIMIT_PERSON: rate(5_000, 300_000),
  RATE_LIMIT_ANONYMOUS: rate(5_000, 300_000),
  RATE_LIMIT_REQUESTS: rate(60, 30_000),
  RATE_LIMIT_SERVICE: rate(60, 3_000),
  RECOURSE_DEMO: z.enum(["0", "1"], "is neither 0 nor 1").default("0"),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "is none of debug, info, warn, error, silent")
    .default("info"),
});

/** What the API reads from the environment; `.env.example` has a sentence for each. */
export interface ApiEnv {
  readonly databaseUrl: string;
  readonly port: number;
  readonly host: string;
  /** Scheme, host and port of the public origin, without a path. */
  readonly publicUrl: string;
  readonly secret: string;
  readonly staffSecondFactorRequired: boolean;
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
  /** What the billing system signs its events with. Null: there is no webhook. */
  readonly stripeWebhookSecret: string | null;
  /** What callers may use in a minute: a person, and everybody else of one address, in points; any address, and a directory by its token, in requests. */
  readonly rateLimits: {
    readonly person: number;
    readonly anonymous: number;
    readonly requests: number;
    readonly service: number;
  };
  /** Whether this is the demo, where everybody reads what would have been mailed. */
  readonly demo: boolean;
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

function bucketOf(env: z.output<typeof schema>): ApiEnv["bucket"] {
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
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): ApiEnv {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new StartError(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`));
  }
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    port: env.PORT,
    host: env.HOST,
    publicUrl: new URL(env.PUBLIC_URL).origin,
    secret: env.RECOURSE_SECRET,
    staffSecondFactorRequired: env.REQUIRE_STAFF_SECOND_FACTOR === "1",
    policyFile: env.POLICY_FILE,
    filesDir: env.FILES_DIR,
    bucket: bucketOf(env),
    searchServer: env.MEILI_URL === undefined ? null : { url: env.MEILI_URL, key: readKey(env) },
    stripeWebhookSecret: env.STRIPE_WEBHOOK_SECRET ?? null,
    rateLimits: {
      person: env.RATE_LIMIT_PERSON,
      anonymous: env.RATE_LIMIT_ANONYMOUS,
      requests: env.RATE_LIMIT_REQUESTS,
      service: env.RATE_LIMIT_SERVICE,
    },
    demo: env.RECOURSE_DEMO === "1",
    logLevel: env.LOG_LEVEL,
  };
}

/** The git revision whose schemas the present ones are compared with. */
export function readSchemaBase(source: Readonly<Record<string, string | undefined>> = process.env): string {
  return source["SCHEMA_BASE"] || "HEAD~1";
}
