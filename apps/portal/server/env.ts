import { z } from "zod";

const demoSignIn = z.object({ label: z.string(), email: z.string(), password: z.string(), hint: z.string() });

/** One account of the demo, offered as a button on the sign-in page. */
export type DemoSignIn = z.infer<typeof demoSignIn>;

/** A start that cannot succeed: its message is printed as it is, without a stack. */
export class EnvError extends Error {}

function address(name: string) {
  return z
    .url({ protocol: /^https?$/, error: `${name} must be an address like http://localhost:4000` })
    .transform((value) => value.replace(/\/+$/, ""));
}

function wholeNumber(name: string, most: number) {
  const range = `${name} must be between 0 and ${most}`;
  return z.coerce
    .number(`${name} must be a number`)
    .int(`${name} must be a whole number`)
    .min(0, range)
    .max(most, range);
}

function json(text: string, context: z.core.$RefinementCtx<string>): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "DEMO_SIGN_INS must be JSON" });
    return z.NEVER;
  }
}

const schema = z.object({
  NODE_ENV: z
    .enum(["production", "development", "test"], "NODE_ENV must be production, development or test")
    .default("production"),
  PORT: wholeNumber("PORT", 65_535).default(3000),
  HOST: z.string().optional(),
  API_URL: address("API_URL").default("http://127.0.0.1:4000"),
  PUBLIC_URL: address("PUBLIC_URL").default("http://localhost:3000"),
  /** How many proxies stand in front; their x-forwarded-for is believed, nobody else's. */
  TRUST_PROXY: wholeNumber("TRUST_PROXY", 10).default(0),
  RECOURSE_DEMO: z.enum(["0", "1"], "RECOURSE_DEMO must be 1 or 0").default("0"),
  REQUIRE_STAFF_SECOND_FACTOR: z.enum(["0", "1"], "REQUIRE_STAFF_SECOND_FACTOR must be 1 or 0").default("1"),
  DEMO_SIGN_INS: z
    .string()
    .default("[]")
    .transform(json)
    .pipe(z.array(demoSignIn, "DEMO_SIGN_INS must be a list of { label, email, password, hint }")),
});

type Parsed = z.infer<typeof schema>;

export interface Env extends Omit<Parsed, "RECOURSE_DEMO" | "DEMO_SIGN_INS" | "REQUIRE_STAFF_SECOND_FACTOR"> {
  /** Said on the sign-in page of a demo whose staff need no second factor. */
  staffSecondFactorRequired: boolean;
  /** Empty outside the demo. */
  demoSignIns: DemoSignIn[];
  /** Whether everybody reads what would have been mailed. */
  demo: boolean;
}

/** Reads the settings, or says in plain lines which of them is wrong and what would be right. An empty variable is as good as none. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.message}`);
    throw new EnvError(`The portal cannot start with these settings:\n${lines.join("\n")}`);
  }
  const { RECOURSE_DEMO, DEMO_SIGN_INS, REQUIRE_STAFF_SECOND_FACTOR, ...rest } = result.data;
  const staffSecondFactorRequired = REQUIRE_STAFF_SECOND_FACTOR === "1";
  return {
    ...rest,
    staffSecondFactorRequired,
    demo: RECOURSE_DEMO === "1",
    demoSignIns: RECOURSE_DEMO === "1" ? DEMO_SIGN_INS : [],
  };
}
