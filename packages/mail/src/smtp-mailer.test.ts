import { afterEach, expect, test } from "@jest/globals";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import type { HandedMail } from "@recourse/core";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { createSmtpMailer, type SmtpSettings } from "./smtp-mailer.js";

interface Received {
  from: string;
  to: string[];
  raw: string;
}

const closings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** A real server over loopback; `refuse` answers a mail instead of taking it. */
async function smtpServer(
  options: SMTPServerOptions & { refuse?: (received: Received) => Error | null } = {},
): Promise<{ url: string; received: Received[] }> {
  const { refuse = () => null, ...rest } = options;
  const received: Received[] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ["STARTTLS"], disableReverseLookup: true, logger: false },
    onData(stream, { envelope }, done) {
      void text(stream).then((raw) => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        const mail = { from, to: envelope.rcptTo.map(({ address }) => address), raw };
        const refusal = refuse(mail);
        if (refusal === null) received.push(mail);
        done(refusal);
        // Whoever broke off in the middle has sent nothing.
      }, done);
    },
    ...rest,
  });
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  closings.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { url: `smtp://127.0.0.1:${portOf(listening)}`, received };
}

function answering(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code });
}

function mailer(url: string, settings: Partial<SmtpSettings> = {}) {
  return createSmtpMailer({ url, from: "Halyard Support <support@halyard.test>", dkim: null, ...settings });
}

const mail: HandedMail = {
  ...{ id: "1", messageId: "1@recourse", to: "ada@customer.test", thread: "ticket-7@recourse" },
  ...{ replyTo: null, bounceTo: null },
  ...{ subject: "[#7] Grüße", text: "Hello", html: "<p>Hello</p>", at: new Date("2026-04-14T16:00:00Z") },
};
const yes = () => Promise.resolve(true);

test("a mail is handed over, with text and HTML, its Message-ID, its thread and the marks of a program's mail", async () => {
  const { url, received } = await smtpServer();
  let handedOver = 0;
  const handOver = () => {
    expect(received).toEqual([]);
    handedOver += 1;
    return yes();
  };
  expect(await mailer(url).send(mail, handOver)).toEqual({ outcome: "sent" });
  expect(handedOver).toBe(1);
  expect(received).toMatchObject([{ from: "support@halyard.test", to: ["ada@customer.test"] }]);
  const raw = received[0]?.raw ?? "";
  for (const header of [
    "From: Halyard Support <support@halyard.test>",
    "To: ada@customer.test",
    "Message-ID: <1@recourse>",
    "In-Reply-To: <ticket-7@recourse>",
    "References: <ticket-7@recourse>",
    "Date: Tue, 14 Apr 2026 16:00:00 +0000",
    "Auto-Submitted: auto-generated",
    "X-Auto-Response-Suppress: All",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Type: text/html; charset=utf-8",
  ]) {
    expect(raw).toContain(header);
  }
});

test("E09, E14: answers and bounces go to addresses of their own; the envelope has the one recipient, whatever the subject holds", async () => {
  const { url, received } = await smtpServer();
  const hostile = "It\r\nBcc: m@evil.test\r\n\u2028fails 🔥";
  await mailer(url).send(
    { ...mail, subject: hostile, replyTo: "reply+x@reply.test", bounceTo: "b+x@reply.test" },
    yes,
  );
  expect(received).toMatchObject([{ from: "b+x@reply.test", to: ["ada@customer.test"] }]);
  const [head = ""] = (received[0]?.raw ?? "").split("\r\n\r\n");
  expect(head).toContain("Reply-To: reply+x@reply.test");
  expect(head).not.toMatch(/^Bcc:/im);
  expect(head.match(/^Subject:/gim)).toHaveLength(1);
});

test("R05: nothing leaves once somebody else has the mail in hand", async () => {
  const { url, received } = await smtpServer();
  expect(await mailer(url).send(mail, () => Promise.resolve(false))).toMatchObject({ outcome: "put_off" });
  expect(received).toEqual([]);
});

test.each([
  [451, "put_off"],
  [421, "put_off"],
  [554, "refused"],
] as const)("R17: a server that answers %d to a mail: %s", async (code, outcome) => {
  const { url } = await smtpServer({ refuse: () => answering(code, "Said no") });
  expect(await mailer(url).send(mail, yes)).toMatchObject({
    outcome,
    reason: expect.stringContaining("Said no"),
  });
});

test.each([
  [450, "put_off"],
  [550, "refused"],
] as const)(
  "R17: a recipient who is answered with %d: %s, and nothing was handed over",
  async (code, outcome) => {
    const { url } = await smtpServer({
      onRcptTo: (_to, _session, done) => done(answering(code, "Nobody here")),
    });
    let handedOver = false;
    const result = await mailer(url).send(mail, () => Promise.resolve((handedOver = true)));
    expect(result).toMatchObject({ outcome });
    expect(handedOver).toBe(false);
  },
);

test("a server that is not there, or does not let this program in, is tried again", async () => {
  const { url } = await smtpServer({
    authOptional: false,
    authMethods: ["PLAIN"],
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(answering(535, "Wrong password")),
  });
  expect(await mailer(url.replace("//", "//user:wrong@")).send(mail, yes)).toMatchObject({
    outcome: "put_off",
  });
  expect(await mailer("smtp://127.0.0.1:1").send(mail, yes)).toMatchObject({ outcome: "put_off" });
});

/** A server that says what it is told to; after the mail it does what the test wants. */
async function scripted(afterMail: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    let inData = false;
    socket.on("error", () => undefined);
    socket.write("220 here\r\n");
    socket.on("data", (chunk) => {
      const said = chunk.toString();
      if (inData) {
        if (said.endsWith("\r\n.\r\n")) afterMail(socket);
      } else if (said.startsWith("DATA")) {
        inData = true;
        socket.write("354 go on\r\n");
      } else {
        socket.write("250 ok\r\n");
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closings.push(() => new Promise((resolve) => server.close(resolve)));
  return `smtp://127.0.0.1:${portOf(server)}`;
}

test("R04, R17: a line that breaks after the mail and before the answer: lost", async () => {
  const url = await scripted((socket) => socket.destroy());
  expect(await mailer(url).send(mail, yes)).toMatchObject({ outcome: "lost" });
});

test("R17: a server that never answers is waited for no longer than there is patience", async () => {
  const silent = await scripted(() => undefined);
  const patience = { beforeData: 5_000, answer: 50 };
  expect(await mailer(silent, { patience }).send(mail, yes)).toMatchObject({ outcome: "lost" });
  const mute = createServer((socket) => socket.on("error", () => undefined));
  mute.listen(0, "127.0.0.1");
  await once(mute, "listening");
  closings.push(() => new Promise((resolve) => mute.close(resolve)));
  const url = `smtp://127.0.0.1:${portOf(mute)}`;
  expect(await mailer(url, { patience: { beforeData: 50, answer: 50 } }).send(mail, yes)).toMatchObject({
    outcome: "put_off",
  });
});

test("A12: no address and no subject adds a recipient or a header", async () => {
  const { url, received } = await smtpServer();
  const subject = "Hello\r\nBcc: m@evil.test";
  await mailer(url).send({ ...mail, subject, to: "ada@customer.test,m@evil.test" }, yes);
  await mailer(url).send({ ...mail, subject, to: "ada@customer.test\r\nRCPT TO:<m@evil.test>" }, yes);
  await mailer(url).send({ ...mail, subject }, yes);
  expect(
    received.flatMap(({ to }) => to).filter((to) => to.endsWith("evil.test") && !to.includes("ada")),
  ).toEqual([]);
  for (const { raw } of received) expect(raw).not.toMatch(/^Bcc:/im);
});

test("is signed with the domain's key", async () => {
  const { url, received } = await smtpServer();
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const dkim = { domain: "halyard.test", selector: "s1", privateKey: pem };
  expect(await mailer(url, { dkim }).send(mail, yes)).toEqual({ outcome: "sent" });
  expect(received[0]?.raw).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256;[\s\S]*d=halyard\.test;[\s\S]*s=s1;/m);
});
