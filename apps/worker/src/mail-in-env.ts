import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { z } from "zod";
import { StartError } from "./start-error.js";

const address = /^[^\s<>@,]+@[^\s<>@,]+\.[^\s<>@,]+$/;
const domain = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
const port = "is not a whole number from 0 to 65535, such as 2525";
const count = "is not a whole number above 0";

/** What of the environment is about mail that comes in. */
export const mailInVariables = {
  MAIL_IN_PORT: z.coerce.number(port).int(port).min(0, port).max(65535, port).optional(),
  MAIL_IN_HOST: z.string().default("127.0.0.1"),
  MAIL_IN_PROTOCOL: z.enum(["smtp", "lmtp"], "is neither smtp nor lmtp").default("smtp"),
  MAIL_IN_CERT_FILE: z.string().optional(),
  MAIL_IN_KEY_FILE: z.string().optional(),
  MAIL_IN_PER_MINUTE: z.coerce.number(count).int(count).min(1, count).optional(),
  MAIL_SUPPORT_ADDRESSES: z
    .string()
    .transform((list) => list.split(",").map((each) => each.trim().toLowerCase()))
    .refine((list) => list.every((each) => address.test(each)), {
      error: "is no list of addresses, such as support@company.example,help@company.example",
    })
    .optional(),
  MAIL_REPLY_DOMAIN: z
    .string()
    .regex(domain, "is not the name of a domain, such as reply.company.example")
    .toLowerCase()
    .optional(),
  MAIL_DNS_SERVERS: z
    .string()
    .transform((list) => list.split(",").map((each) => each.trim()))
    .refine((list) => list.every((each) => isIP(each.replace(/^\[?(.*?)\]?(?::\d+)?$/, "$1")) !== 0), {
      error: "is no list of addresses of name servers, such as 127.0.0.1,192.0.2.53:5353",
    })
    .optional(),
};

type MailInSettings = z.output<z.ZodObject<typeof mailInVariables>> & { RECOURSE_DEMO: string };

export interface MailInEnv {
  /** Null: this worker takes no mail. */
  readonly intake: {
    readonly host: string;
    readonly port: number;
    readonly protocol: "smtp" | "lmtp";
    readonly tls: { readonly cert: string; readonly key: string } | null;
    readonly perMinute: number | null;
  } | null;
  /** Null: the support address of the policy alone. */
  readonly supportAddresses: readonly string[] | null;
  readonly replyDomain: string | null;
  /** Null: those of the system. */
  readonly nameServers: readonly string[] | null;
  readonly isDemo: boolean;
}

export function mailInOf(env: MailInSettings): MailInEnv {
  return {
    intake:
      env.MAIL_IN_PORT === undefined
        ? null
        : {
            ...{ host: env.MAIL_IN_HOST, port: env.MAIL_IN_PORT, protocol: env.MAIL_IN_PROTOCOL },
            ...{ tls: tlsOf(env), perMinute: env.MAIL_IN_PER_MINUTE ?? null },
          },
    supportAddresses: env.MAIL_SUPPORT_ADDRESSES ?? null,
    replyDomain: env.MAIL_REPLY_DOMAIN ?? null,
    nameServers: env.MAIL_DNS_SERVERS ?? null,
    isDemo: env.RECOURSE_DEMO === "1",
  };
}

/**
 * Which addresses are ours. Replies are on a domain of their own: whoever can read a ticket could otherwise have mail of others, as the code
 * of a sign-up with a company's address, sent into it.
 */
export function mailAddressesOf(
  { supportAddresses, replyDomain, isDemo }: MailInEnv,
  contact: string,
): { support: string[]; replyDomain: string | null } {
  const support = [...(supportAddresses ?? [contact.toLowerCase()])];
  const domains = support.map((each) => each.slice(each.indexOf("@") + 1));
  if (
    replyDomain !== null &&
    domains.some((each) => each === replyDomain || each.endsWith(`.${replyDomain}`))
  ) {
    throw new StartError([
      `MAIL_REPLY_DOMAIN is ${replyDomain}, where people have addresses. Choose one that is used for nothing else, such as reply.${domains[0] ?? ""}.`,
    ]);
  }
  return { support, replyDomain: replyDomain ?? (isDemo ? `reply.${domains[0] ?? ""}` : null) };
}

function tlsOf({ MAIL_IN_CERT_FILE: certFile, MAIL_IN_KEY_FILE: keyFile }: MailInSettings): {
  cert: string;
  key: string;
} | null {
  if (certFile === undefined && keyFile === undefined) return null;
  if (certFile === undefined || keyFile === undefined) {
    throw new StartError(["MAIL_IN_CERT_FILE and MAIL_IN_KEY_FILE belong together: set both or none."]);
  }
  return { cert: read("MAIL_IN_CERT_FILE", certFile), key: read("MAIL_IN_KEY_FILE", keyFile) };
}

function read(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new StartError([`${name} is ${file}, which cannot be read.`]);
  }
}
