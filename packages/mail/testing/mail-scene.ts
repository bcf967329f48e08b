import { once } from "node:events";
import { connect, type Socket } from "node:net";
import {
  acceptMail,
  handleNextMail,
  IncomingMail,
  type HandledIncomingMail,
  type IncomingMailDeps,
} from "@recourse/core";
import { testDeps, type TestDatabase, type TestDeps } from "@recourse/testing";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { createMailReader } from "../src/incoming/create-mail-reader.js";
import { MailThreads, type MailThreadSettings } from "../src/incoming/mail-threads.js";
import { smtpIntakeDefaults, startSmtpIntake, type SmtpIntakeSettings } from "../src/incoming/smtp-intake.js";

/** The threads run what was built last. */
export const THREAD_PROGRAM = new URL("../dist/incoming/mail-thread.js", import.meta.url);

/** A zone of the test's own: "name TYPE" to its records, or the code of a failure. */
export type Zone = Record<string, string[][] | string>;

/** Mail from 127.0.0.1 is from `good.test` and from the domains of customers and staff; `strict.test` asks to refuse what is not, `silent.test` does not answer. */
export const zone: Zone = {
  "good.test TXT": [["v=spf1 ip4:127.0.0.1 -all"]],
  "_dmarc.good.test TXT": [["v=DMARC1; p=quarantine"]],
  "customer.test TXT": [["v=spf1 ip4:127.0.0.1 -all"]],
  "_dmarc.customer.test TXT": [["v=DMARC1; p=quarantine"]],
  "support.test TXT": [["v=spf1 ip4:127.0.0.1 -all"]],
  "other.test TXT": [["v=spf1 ip4:127.0.0.1 -all"]],
  "_dmarc.other.test TXT": [["v=DMARC1; p=none"]],
  "strict.test TXT": [["v=spf1 -all"]],
  "_dmarc.strict.test TXT": [["v=DMARC1; p=reject"]],
  "silent.test TXT": "ETIMEOUT",
  "_dmarc.silent.test TXT": "ETIMEOUT",
  "evil.test TXT": [["v=spf1 ip4:127.0.0.1 -all"]],
};

export interface MailScene {
  deps: TestDeps & IncomingMailDeps;
  port: number;
  troubles: unknown[];
  /** Hands a mail over as a mail server does. Rejects with the server's answer where that is a no. */
  deliver(mail: Delivery): Promise<string>;
  /** Looks at everything that waits. */
  handleAll(): Promise<HandledIncomingMail[]>;
  /** By what its bytes have in them. */
  find(mark: string): Promise<IncomingMail | null>;
  close(): Promise<void>;
}

export interface Delivery {
  raw: string | Buffer;
  from: string;
  to: string | string[];
  /** Declared before it is sent. */
  size?: number;
}

export async function mailScene(
  database: TestDatabase,
  settings: Partial<SmtpIntakeSettings> & {
    threads?: MailThreadSettings;
    dns?: Zone;
    deps?: Partial<TestDeps>;
  } = {},
): Promise<MailScene> {
  const { threads: threadSettings = {}, dns = zone, deps: overrides = {}, ...intakeSettings } = settings;
  const threads = new MailThreads({ program: THREAD_PROGRAM, ...threadSettings });
  const deps = { ...testDeps(database.db, overrides), reader: createMailReader(threads) };
  const troubles: unknown[] = [];
  const intake = await startSmtpIntake(
    {
      ...smtpIntakeDefaults,
      ...{ host: "127.0.0.1", port: 0, protocol: "smtp", name: "mail.help.test", tls: null },
      addresses: deps.addresses,
      ...intakeSettings,
    },
    {
      ...{ threads, resolver: resolverOf(dns) },
      accept: (mail) => acceptMail(deps, mail),
      onTrouble: (error) => troubles.push(error),
    },
  );
  return {
    ...{ deps, troubles, port: intake.port },
    deliver: (mail) => deliver(intake.port, mail),
    async handleAll() {
      const handled: HandledIncomingMail[] = [];
      for (let next = await handleNextMail(deps); next !== null; next = await handleNextMail(deps))
        handled.push(next);
      return handled;
    },
    async find(mark) {
      const [row] = await database.db.query<{ id: string }[]>(
        "select mail_id as id from incoming_mail_parts where position(convert_to($1, 'UTF8') in bytes) > 0 order by mail_id desc limit 1",
        [mark],
      );
      return row === undefined ? null : database.db.manager.findOneByOrFail(IncomingMail, { id: row.id });
    },
    async close() {
      await intake.close();
      await threads.close();
    },
  };
}

function resolverOf(dns: Zone): (name: string, type: string) => Promise<string[][]> {
  return (name, type) => {
    const records = dns[`${name.toLowerCase()} ${type}`] ?? "ENOTFOUND";
    return typeof records === "string"
      ? Promise.reject(Object.assign(new Error(records), { code: records }))
      : Promise.resolve(records);
  };
}

/** The answer to the whole mail; an error with the server's words where it said no to any of it. */
export async function deliver(port: number, { raw, from, to, size }: Delivery): Promise<string> {
  const connection = new SMTPConnection({ host: "127.0.0.1", port, ignoreTLS: true });
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once("error", reject);
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    return await new Promise<string>((resolve, reject) => {
      connection.once("error", reject);
      const envelope = { from, to: [to].flat(), ...(size === undefined ? {} : { size }) };
      connection.send(envelope, raw, (error, info) => (error ? reject(error) : resolve(info.response)));
    });
  } finally {
    connection.close();
  }
}

/** A client that says what it is told to, byte for byte. */
export class RawClient {
  readonly #socket: Socket;
  #text = "";
  #waiting: () => void = () => undefined;
  ended = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk) => {
      this.#text += chunk.toString("latin1");
      this.#waiting();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.ended = true;
      this.#waiting();
    });
  }

  static async connect(port: number): Promise<RawClient> {
    const socket = connect(port, "127.0.0.1");
    const client = new RawClient(socket);
    await once(socket, "connect");
    return client;
  }

  /** One in the middle of a mail: what it says next is the mail's. */
  static async inData(port: number): Promise<RawClient> {
    const client = await RawClient.connect(port);
    await client.say("", /220 /);
    await client.say("EHLO client.test\r\n", /250 /);
    await client.say("MAIL FROM:<xa@good.test>\r\n", /250 /);
    await client.say("RCPT TO:<support@help.test>\r\n", /250 /);
    await client.say("DATA\r\n", /354 /);
    return client;
  }

  /** Says it, and resolves with all that was answered once that matches. */
  async say(text: string, until: RegExp): Promise<string> {
    if (text !== "") this.#socket.write(text, "latin1");
    while (!until.test(this.#text)) {
      if (this.ended) return this.#text;
      await this.#somethingHappens();
    }
    const answer = this.#text;
    this.#text = "";
    return answer;
  }

  write(text: string): Promise<void> {
    return new Promise((resolve) => this.#socket.write(text, "latin1", () => resolve()));
  }

  breakOff(): void {
    this.#socket.resetAndDestroy();
  }

  /** Resolves when the server has closed it. */
  async closed(): Promise<void> {
    while (!this.ended) await this.#somethingHappens();
  }

  #somethingHappens(): Promise<void> {
    return new Promise((resolve) => (this.#waiting = resolve));
  }
}

/** A plain mail; `headers` are put above its own, and take their place. */
export function plainMail(
  {
    from,
    to = "support@help.test",
    subject = "It fails",
    text = "It fails since this morning.",
  }: {
    from: string;
    to?: string;
    subject?: string;
    text?: string;
  },
  headers: readonly string[] = [],
): string {
  const given = headers.map((line) => line.slice(0, line.indexOf(":")).toLowerCase());
  const own = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    "Date: Tue, 03 Mar 2026 17:00:00 +0000",
    `Message-ID: <${Math.random().toString(36).slice(2)}@client.test>`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
  ].filter((line) => !given.includes(line.slice(0, line.indexOf(":")).toLowerCase()));
  return [...headers, ...own, "", text, ""].join("\r\n").replace(/\r?\n/g, "\r\n");
}
