import { z } from "zod";

const demoSignIns = z.array(
  z.object({ label: z.string(), email: z.string(), password: z.string(), hint: z.string() }),
);

/** One account of the demo, offered as a button on the sign-in page. */
export type DemoSignIn = z.infer<typeof demoSignIns>[number];

const url = (name: string) =>
  z
    .url({ protocol: /^https?$/, error: `${name} must be an address like http://localhost:4000` })
    .transform((value) => value.replace(/\/+$/, ""));

const flag = z
  .enum(["0", "1", "true", "false", ""], { error: "must be 1 or 0" })
  .transform((value) => value === "1" || value === "true");

const schema = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  PORT: z.coerce
    .number({ error: "PORT must be a number" })
    .int("PORT must be a whole number")
    .min(0, "PORT must be between 0 and 65535")
    .max(65535, "PORT must be between 0 and 65535")
    .default(3000),
  HOST: z.string().min(1, "HOST must name an address to listen on, such as 127.0.0.1 or ::").optional(),
  API_URL: url("API_URL").default("http://127.0.0.1:4000"),
  PUBLIC_URL: url("PUBLIC_URL").default("http://localhost:3000"),
  /** How many proxies stand in front; their x-forwarded-for is believed, nobody else's. */
  TRUST_PROXY: z.coerce
    .number({ error: "TRUST_PROXY must be the number of proxies in front" })
    .int()
    .min(0)
    .default(0),
  RECOURSE_DEMO: flag.default(false),
  DEMO_SIGN_INS: z
    .string()
    .default("[]")
    .transform((text, context) => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "DEMO_SIGN_INS must be JSON" });
        return z.NEVER;
      }
    })
    .pipe(demoSignIns),
});

export type Env = z.infer<typeof schema>;

/** Reads the settings, or says in plain lines which of them is wrong and what would be right. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new EnvError(`The portal cannot start with these settings:\n${lines.join("\n")}`);
}

export class EnvError extends Error {}

export function env(): Env {
  return readEnv(process.env);
}
