import { Readable } from "node:stream";
import type { HandedMail, Mailer, MailOutcome } from "@recourse/core";
import { createTransport } from "nodemailer";
import SMTPConnection from "nodemailer/lib/smtp-connection";

export interface DkimKey {
  domain: string;
  selector: string;
  /** PEM. */
  privateKey: string;
}

export interface SmtpSettings {
  /** smtp://user:password@host:587, or smtps:// for TLS from the first byte. */
  url: string;
  /** "Halyard Support <support@halyard.example>" */
  from: string;
  dkim: DkimKey | null;
  /** Milliseconds that one mail may take before its first byte leaves, and until the server has answered. For tests. */
  patience?: { beforeData: number; answer: number };
}

/** Shorter than the lease of a mail that is in hand; what takes longer is tried again. */
const PATIENCE = { beforeData: 40_000, answer: 120_000 };

/** Answers that no later attempt changes (RFC 5321, 4.2.1). */
const isFinal = (code: number): boolean => code >= 500 && code < 600;

/** One connection a mail: a server that stalls holds up nobody else. */
export function createSmtpMailer(settings: SmtpSettings): Mailer {
  const compose = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return {
    async send(mail, handOver) {
      const { message, envelope } = await compose.sendMail(messageOf(mail, settings));
      if (!Buffer.isBuffer(message)) throw new Error("The mail was not made in one piece.");
      return transmit(
        settings,
        { from: envelope.from === false ? "" : envelope.from, to: mail.to },
        message,
        handOver,
      );
    },
  };
}

function messageOf(
  { subject, text, html, messageId, to, thread, replyTo, bounceTo, at }: HandedMail,
  { from, dkim }: SmtpSettings,
) {
  return {
    from,
    // As an object, no part of the address is read as another address.
    to: { name: "", address: to },
    ...{ subject, text, html, date: at },
    messageId: `<${messageId}>`,
    ...(replyTo === null ? {} : { replyTo: { name: "", address: replyTo } }),
    ...(bounceTo === null ? {} : { envelope: { from: bounceTo, to } }),
    ...(thread === null ? {} : { inReplyTo: `<${thread}>`, references: [`<${thread}>`] }),
    // RFC 3834: nobody's robot answers a robot.
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    ...{ disableFileAccess: true, disableUrlAccess: true },
    ...(dkim === null
      ? {}
      : { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey } }),
  };
}

async function transmit(
  { url, patience = PATIENCE }: SmtpSettings,
  envelope: { from: string; to: string },
  message: Buffer,
  handOver: () => Promise<boolean>,
): Promise<MailOutcome> {
  const { hostname, port, protocol, username, password, searchParams } = new URL(url);
  const secure = protocol === "smtps:";
  const connection = new SMTPConnection({
    host: hostname,
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: searchParams.get("tls") === "required",
    ...{ connectionTimeout: patience.beforeData, greetingTimeout: patience.beforeData },
    socketTimeout: patience.answer,
  });
  let isHandedOver = false;
  return new Promise<MailOutcome>((resolve) => {
    const end = (outcome: MailOutcome): void => {
      clearTimeout(late);
      if (outcome.outcome === "sent") connection.quit();
      else connection.close();
      resolve(outcome);
    };
    const fail = (error: Error): void => end(outcomeOf(error, isHandedOver));
    let late = setTimeout(() => fail(new Error("The mail server took too long.")), patience.beforeData);
    // Read when the server says that the mail may come, and not before.
    const content = Readable.from(
      (async function* () {
        if (!(await handOver())) throw new Error("Somebody else has this mail in hand by now.");
        isHandedOver = true;
        clearTimeout(late);
        late = setTimeout(() => fail(new Error("The mail server did not answer in time.")), patience.answer);
        yield message;
      })(),
      { objectMode: false },
    );
    const send = (): void =>
      connection.send({ from: envelope.from, to: [envelope.to] }, content, (error) =>
        error ? fail(error) : end({ outcome: "sent" }),
      );
    connection.once("error", fail);
    connection.connect((error) => {
      if (error) fail(error);
      else if (username === "") send();
      else {
        const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
        connection.login({ credentials: auth }, (refusal) => (refusal ? fail(refusal) : send()));
      }
    });
  });
}

/** A final answer is about this mail only where the server was asked to take it: a refused sign-in passes. */
function outcomeOf(error: Error, isHandedOver: boolean): MailOutcome {
  const code = "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : null;
  const command = "command" in error && typeof error.command === "string" ? error.command : "";
  const reason = error.message;
  if (code === null) return { outcome: isHandedOver ? "lost" : "put_off", reason };
  const isAboutMail = ["MAIL FROM", "RCPT TO", "DATA"].includes(command);
  return { outcome: isFinal(code) && isAboutMail ? "refused" : "put_off", reason };
}
