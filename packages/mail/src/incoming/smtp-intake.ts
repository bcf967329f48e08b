import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isOurAddress, type ArrivingMail, type AcceptedMail, type MailAddresses } from "@recourse/core";
import { answerInSession, mailLimits } from "@recourse/policy";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import type { AuthenticateAnswer } from "./authenticate-in-thread.js";
import { ConnectionLimits } from "./connection-limits.js";
import type { MailThreads, Resolver } from "./mail-threads.js";
import { Spool } from "./spool.js";

export interface SmtpIntakeSettings {
  host: string;
  /** 0: any that is free. */
  port: number;
  protocol: "smtp" | "lmtp";
  /** As the greeting calls it. */
  name: string;
  /** Without: no STARTTLS is offered, as on loopback behind a mail server of one's own. */
  tls: { cert: string; key: string } | null;
  addresses: MailAddresses;
  /** Of one mail. */
  largest: number;
  /** Mails of one client address in a minute. */
  perMinute: number;
  /** Connections of one client address, and of all. */
  connectionsEach: number;
  connections: number;
  /** Milliseconds after which a client that says nothing is cut off. */
  idle: number;
}

export const smtpIntakeDefaults = {
  ...{ largest: 25 * 1_048_576, perMinute: 6_000, connectionsEach: 10, connections: 200, idle: 60_000 },
} as const;

export interface SmtpIntakeDeps {
  threads: MailThreads;
  resolver: Resolver;
  accept: (mail: ArrivingMail) => Promise<AcceptedMail>;
  /** Told of what is our fault; the client is told to come again. */
  onTrouble: (error: unknown) => void;
}

const MOST_RECIPIENTS = 50;
const LATER = "4.3.0 Something is wrong here. Try again later.";
const MOST_REMEMBERED = 1_000;

class SmtpAnswer extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

export interface SmtpIntake {
  port: number;
  /** Lets what is being handed over end. */
  close(): Promise<void>;
}

/**
 * Takes mail over SMTP or LMTP. 250 is said when the mail is committed, and every fault of ours is a 4xx: the sender's server still has it
 * then. Who writes to which ticket, or whether there is such a ticket, no answer tells.
 */
export async function startSmtpIntake(
  settings: SmtpIntakeSettings,
  deps: SmtpIntakeDeps,
): Promise<SmtpIntake> {
  const folder = await mkdtemp(join(tmpdir(), "recourse-spool-"));
  const limits = new ConnectionLimits(settings);
  const tries = new Map<string, number>();
  const { tls, addresses } = settings;
  const server = new SMTPServer({
    ...{ name: settings.name, banner: "Recourse", lmtp: settings.protocol === "lmtp", logger: false },
    ...{ size: settings.largest, maxRecipients: MOST_RECIPIENTS, maxClients: settings.connections },
    ...{ socketTimeout: settings.idle, closeTimeout: 8_000, disableReverseLookup: true, authOptional: true },
    disabledCommands: tls === null ? ["AUTH", "STARTTLS"] : ["AUTH"],
    ...(tls ?? {}),
    onConnect: ({ remoteAddress, id }, done) =>
      done(
        limits.open(remoteAddress, id)
          ? null
          : new SmtpAnswer(421, "4.7.0 Too many connections from your address."),
      ),
    onClose: ({ id }) => limits.close(id),
    onMailFrom: (_address, { remoteAddress }, done) =>
      done(
        limits.countMail(remoteAddress)
          ? null
          : new SmtpAnswer(450, "4.7.1 Too many mails from your address. Try again later."),
      ),
    onRcptTo: ({ address }, _session, done) =>
      done(takes(addresses, address) ? null : new SmtpAnswer(550, "5.7.1 We take no mail for this address.")),
    onData: (stream, session, done) => {
      const spool = new Spool(folder);
      receive(stream, session, spool)
        .then(() => done(null, "2.0.0 Kept."))
        .catch((error: unknown) => {
          if (!(error instanceof SmtpAnswer)) deps.onTrouble(error);
          done(error instanceof SmtpAnswer ? error : new SmtpAnswer(451, LATER));
        })
        .finally(() => void spool.discard().catch(deps.onTrouble));
    },
  });
  // A client that breaks off is no fault of ours.
  server.on("error", () => undefined);

  async function receive(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    spool: Spool,
  ): Promise<void> {
    for await (const chunk of stream) {
      if (stream.sizeExceeded) return cutOff(session.id);
      await spool.write(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
    }
    if (stream.sizeExceeded) return cutOff(session.id);
    const { mailFrom, rcptTo } = session.envelope;
    const envelope = {
      mailFrom: mailFrom === false ? "" : mailFrom.address.toLowerCase(),
      rcptTo: rcptTo.map(({ address }) => address.toLowerCase()),
    };
    const contentHash = spool.contentHash();
    const authentication = await authenticate(session, envelope.mailFrom, spool);
    if (authentication !== null) {
      if (authentication.received > mailLimits.received)
        throw new SmtpAnswer(554, "5.4.6 It goes round in circles.");
      const key = contentHash.toString("hex");
      const before = tries.get(key) ?? 0;
      const answer = answerInSession(authentication.evidence, before);
      if (answer === "refuse")
        throw new SmtpAnswer(550, "5.7.1 The domain in From asks to refuse this mail (DMARC).");
      if (answer === "put_off") {
        remember(tries, key, before + 1);
        throw new SmtpAnswer(451, "4.4.3 The DNS of your domain does not answer. Try again later.");
      }
    }
    await deps.accept({
      envelope,
      session: {
        protocol: settings.protocol,
        clientAddress: session.remoteAddress,
        helo: session.hostNameAppearsAs || "",
        tls: session.secure,
      },
      authentication: authentication === null ? null : withoutCount(authentication),
      ...{ bytes: spool.bytes, contentHash, pieces: () => spool.pieces() },
    });
  }

  /** Null: it cannot be taken apart. It is kept all the same, as nobody's, and parked when it is read. */
  async function authenticate(
    session: SMTPServerSession,
    mailFrom: string,
    spool: Spool,
  ): Promise<AuthenticateAnswer | null> {
    const order = {
      ...{ source: spool.source, clientAddress: session.remoteAddress, mailFrom },
      helo: session.hostNameAppearsAs || "",
    };
    return deps.threads.authenticate(order, deps.resolver).catch((error: unknown) => {
      deps.onTrouble(error);
      return null;
    });
  }

  /** Nothing more of it is read: a client that does not say how much it sends would send for ever. */
  function cutOff(sessionId: string): never {
    for (const connection of server.connections) {
      if (connection.session.id === sessionId) {
        connection.send(552, "5.3.4 The mail is too large.");
        connection.close();
      }
    }
    throw new SmtpAnswer(552, "5.3.4 The mail is too large.");
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.port, settings.host, () => resolve());
  });
  const address = server.server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : settings.port,
    close: async () => {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** RFC 5321, 4.5.1: whoever takes mail takes it for its postmaster. */
function takes(addresses: MailAddresses, address: string): boolean {
  if (isOurAddress(addresses, address)) return true;
  const [local = "", domain] = address.toLowerCase().split("@");
  const domains = [...addresses.support.map((each) => each.split("@")[1]), addresses.replyDomain];
  return local === "postmaster" && (domain === undefined || domain === "" || domains.includes(domain));
}

function withoutCount({ from, evidence, summary }: AuthenticateAnswer): ArrivingMail["authentication"] {
  return { from, evidence, summary };
}

function remember(tries: Map<string, number>, key: string, count: number): void {
  tries.delete(key);
  tries.set(key, count);
  const [oldest] = tries.keys();
  if (tries.size > MOST_REMEMBERED && oldest !== undefined) tries.delete(oldest);
}
