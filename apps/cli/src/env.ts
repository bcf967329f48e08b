import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { CommandFailure } from "./command-failure.js";

/** The checkout, or the folder that an image was built from. */
export const rootFolder = fileURLToPath(new URL("../../../", import.meta.url));

const port = (otherwise: number) =>
  z.coerce
    .number({ error: "must be a port number, such as 3000" })
    .int("must be a whole number")
    .min(1, "must be from 1 to 65535")
    .max(65_535, "must be from 1 to 65535")
    .default(otherwise);

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      "must be a PostgreSQL address, such as postgres://user:password@host:5432/recourse",
    )
    .optional(),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: port(3000),
  API_PORT: port(4000),
  PUBLIC_URL: z.url("must be an address, such as https://help.example.com").optional(),
  POLICY_FILE: z
    .string()
    .min(1)
    .default(join(rootFolder, "policy", "support-policy.yaml")),
  RECOURSE_DATA_DIR: z.string().min(1).default(join(rootFolder, ".recourse")),
  RECOURSE_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  RECOURSE_DEMO: z.enum(["0", "1"], { error: "must be 0 or 1" }).optional(),
  REQUIRE_STAFF_SECOND_FACTOR: z.enum(["0", "1"], { error: "must be 0 or 1" }).optional(),
  FILES_DIR: z.string().min(1).optional(),
  FILES_S3_BUCKET: z.string().optional(),
  FILES_S3_ENDPOINT: z
    .url({
      protocol: /^https?$/,
      error: "must be the address of a server that speaks like S3, such as https://s3.example.com",
    })
    .optional(),
  FILES_S3_REGION: z.string().default("us-east-1"),
  FILES_S3_PATH_STYLE: z.enum(["0", "1"], { error: "must be 0 or 1" }).default("0"),
  MEILI_URL: z
    .url({
      protocol: /^https?$/,
      error: "must be the address of a Meilisearch server, such as http://localhost:7700",
    })
    .optional(),
  MEILI_KEY: z.string().optional(),
  MEILI_MASTER_KEY: z.string().min(16, "must have at least 16 characters").optional(),
  MAIL_IN_PORT: port(2525),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

/** What the command reads from its environment. Folders and files are absolute paths. */
export type CommandEnv = ReturnType<typeof readEnv>;

/**
 * Reads and checks the environment.
 * @throws CommandFailure naming each variable that is wrong and what would be right
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env) {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const read = schema.safeParse(present);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new CommandFailure(`${lines.join("\n")}\nEvery variable is explained in .env.example.`);
  }
  const env = read.data;
  const dataDir = resolve(env.RECOURSE_DATA_DIR);
  // A database of one's own is never filled with demo people unless that is asked for.
  const demo = env.RECOURSE_DEMO === undefined ? env.DATABASE_URL === undefined : env.RECOURSE_DEMO === "1";
  return {
    databaseUrl: env.DATABASE_URL ?? null,
    host: env.HOST,
    port: env.PORT,
    apiPort: env.API_PORT,
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    policyFile: resolve(env.POLICY_FILE),
    dataDir,
    filesDir: resolve(env.FILES_DIR ?? join(dataDir, "files")),
    /** Null: files are kept in `filesDir`. */
    bucket:
      env.FILES_S3_BUCKET === undefined
        ? null
        : {
            name: env.FILES_S3_BUCKET,
            region: env.FILES_S3_REGION,
            endpoint: env.FILES_S3_ENDPOINT ?? null,
            pathStyle: env.FILES_S3_PATH_STYLE === "1",
          },
    secret: env.RECOURSE_SECRET ?? null,
    demo,
    // The staff of the demo are there to be tried, by whoever presses their button.
    staffSecondFactorRequired:
      env.REQUIRE_STAFF_SECOND_FACTOR === undefined ? !demo : env.REQUIRE_STAFF_SECOND_FACTOR === "1",
    /** Null: PostgreSQL alone is searched. */
    searchServer: env.MEILI_URL === undefined ? null : { url: env.MEILI_URL, key: env.MEILI_KEY ?? null },
    searchMasterKey: env.MEILI_MASTER_KEY ?? null,
    /** Null: the worker takes no mail. In the demo it does, on this port or any other that is free. */
    mailInPort: demo || present["MAIL_IN_PORT"] !== undefined ? env.MAIL_IN_PORT : null,
    logLevel: env.LOG_LEVEL,
    /** What child processes inherit. */
    inherited: source,
  };
}
