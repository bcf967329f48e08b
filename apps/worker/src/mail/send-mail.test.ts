import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { enqueueMail, OutgoingMail } from "@recourse/core";
import { createTestDatabase, unique, until, type TestDatabase } from "@recourse/testing";
import { SMTPServer } from "smtp-server";

let database: TestDatabase;
let server: SMTPServer;
let url: string;
/** Message-IDs of what the server has in full. */
let received: string[];
let onMail: (answer: () => void) => void;
let onRecipient: (answer: () => void) => void;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ["STARTTLS"], disableReverseLookup: true, logger: false },
    onRcptTo: (_to, _session, done) => onRecipient(done),
    onData(stream, _session, done) {
      void text(stream).then((raw) => {
        received.push(/^Message-ID: <(.+)>/m.exec(raw)?.[1] ?? "");
        onMail(done);
      }, done);
    },
  });
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  url = `smtp://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
});
afterAll(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await database.drop();
});
beforeEach(() => {
  received = [];
  onMail = onRecipient = (answer) => answer();
});

/** The program as it is started: what was built last (`npm test` builds first). */
async function startWorker(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL("../../dist/main.js", import.meta.url)), [], {
    execArgv: [],
    env: {
      PATH: process.env["PATH"] ?? "",
      DATABASE_URL: database.url,
      RECOURSE_SECRET: "a secret of tests alone, of no installation",
      POLICY_FILE: fileURLToPath(new URL("../../../../policy/support-policy.yaml", import.meta.url)),
      MAIL_URL: url,
      MAIL_FROM: "support@halyard.test",
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  workers.push(child);
  await once(child, "message");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

function addMail(): Promise<string> {
  return enqueueMail(database.db.manager, {
    ...{ template: "address_changed", data: { newAddress: "new@customer.test" }, at: new Date() },
    to: { address: `${unique("to")}@customer.test`, personId: null },
  });
}

async function stateOf(id: string): Promise<string> {
  return (await database.db.manager.findOneByOrFail(OutgoingMail, { id })).state;
}

/** As if the time had passed after which nobody waits for a worker any more. */
async function endLeases(): Promise<void> {
  await database.db.query(
    "update outgoing_mails set claimed_until = now() - interval '1 second' where claimed_until is not null",
  );
}

test("R04: a worker killed while the server has the mail: one copy, and a person decides whether there is to be another", async () => {
  const first = await startWorker();
  onMail = () => undefined;
  const id = await addMail();
  await until(() => Promise.resolve(received.length > 0));
  await kill(first);
  onMail = (answer) => answer();
  expect(await stateOf(id)).toBe("sending");
  await endLeases();
  const second = await startWorker();
  await until(async () => (await stateOf(id)) === "uncertain");
  // What was written after it is sent, and it is not sent with it.
  const after = await addMail();
  await until(async () => (await stateOf(after)) === "sent");
  expect(received).toEqual([`${id}@recourse`, `${after}@recourse`]);
  await kill(second);
}, 60_000);

test("R05: a worker killed before the server had any of it: sent once by the next", async () => {
  const first = await startWorker();
  let asked = false;
  onRecipient = () => (asked = true);
  const id = await addMail();
  await until(() => Promise.resolve(asked));
  await kill(first);
  onRecipient = (answer) => answer();
  expect(await stateOf(id)).toBe("waiting");
  await endLeases();
  const second = await startWorker();
  await until(async () => (await stateOf(id)) === "sent");
  expect(received).toEqual([`${id}@recourse`]);
  await kill(second);
}, 60_000);

test("a mail that was written without its job is sent within seconds", async () => {
  const worker = await startWorker();
  const id = await addMail();
  await database.db.query("select graphile_worker.remove_job($1)", [`send-mail-${id}`]);
  await until(async () => (await stateOf(id)) === "sent");
  expect(received).toEqual([`${id}@recourse`]);
  await kill(worker);
}, 60_000);
