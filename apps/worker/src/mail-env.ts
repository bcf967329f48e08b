import { readFileSync } from "node:fs";
import { z } from "zod";
import { StartError } from "./start-error.js";

/** What of the environment is about mail. */
export const mailVariables = {
  MAIL_URL: z
    .url({
      protocol: /^smtps?$/,
      error: "is not the address of a mail server, such as smtp://user:password@mail.example.com:587",
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n<>]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/, {
      error: 'is no sender, such as "Halyard Support <support@halyard.example>"',
    })
    .optional(),
  MAIL_DKIM_DOMAIN: z.string().optional(),
  MAIL_DKIM_SELECTOR: z.string().optional(),
  MAIL_DKIM_KEY_FILE: z.string().optional(),
  MAIL_OUTBOX: z.enum(["on", "off"], "is neither on nor off").default("on"),
};

type MailSettings = z.output<z.ZodObject<typeof mailVariables>> & { RECOURSE_DEMO: string };

interface SmtpEnv {
  readonly url: string;
  readonly from: string;
  readonly dkim: { readonly domain: string; readonly selector: string; readonly privateKey: string } | null;
}

export type MailEnv =
  { readonly wayOut: "smtp"; readonly smtp: SmtpEnv } | { readonly wayOut: "mailbox" | "none" | "off" };

export function mailOf(env: MailSettings): MailEnv {
  const { MAIL_URL: url, MAIL_FROM: from } = env;
  if (url !== undefined && from === undefined) {
    throw new StartError([
      'MAIL_FROM is missing: who mails are from, such as "Support <support@company.example>".',
    ]);
  }
  if (env.MAIL_OUTBOX === "off") return { wayOut: "off" };
  if (url !== undefined && from !== undefined)
    return { wayOut: "smtp", smtp: { url, from, dkim: dkimOf(env) } };
  return { wayOut: env.RECOURSE_DEMO === "1" ? "mailbox" : "none" };
}

function dkimOf(env: MailSettings): SmtpEnv["dkim"] {
  const { MAIL_DKIM_DOMAIN: domain, MAIL_DKIM_SELECTOR: selector, MAIL_DKIM_KEY_FILE: file } = env;
  if (domain === undefined && selector === undefined && file === undefined) return null;
  if (domain === undefined || selector === undefined || file === undefined) {
    throw new StartError([
      "MAIL_DKIM_DOMAIN, MAIL_DKIM_SELECTOR and MAIL_DKIM_KEY_FILE belong together: set all of them or none.",
    ]);
  }
  try {
    return { domain, selector, privateKey: readFileSync(file, "utf8") };
  } catch {
    throw new StartError([`MAIL_DKIM_KEY_FILE is ${file}, which cannot be read.`]);
  }
}
