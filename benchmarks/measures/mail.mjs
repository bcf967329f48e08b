import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { addAdmin } from "@recourse/testing";
import { postgresVersion, withBenchDatabase } from "../parts/bench-database.mjs";
import { percentile } from "../parts/percentiles.mjs";

const CLIENTS = 8;
const SUPPORT = "support@halyard.example";
const MEGABYTE = 1_048_576;
const program = fileURLToPath(new URL("../../apps/worker/dist/main.js", import.meta.url));
const policy = fileURLToPath(new URL("../../policy/support-policy.yaml", import.meta.url));
const WORDS = "Since this morning nobody of the branch in Boulder can sign in to the file server.\r\n";

/**
 * Mails over SMTP to a worker as it runs, by 8 connections, each of another paying admin so that no limit holds them; `--mails 500` sends so
 * many instead of 4,000.
 */
export async function measure(args) {
  const given = args.indexOf("--mails");
  const count = given < 0 ? 4_000 : Number(args[given + 1]);
  const folder = await mkdtemp(join(tmpdir(), "recourse-bench-"));
  try {
    return await withBenchDatabase(async (db, { url }) => {
      const people = [];
      for (let nth = 0; nth < count / 10; nth += 1) {
        const { person } = await addAdmin(db);
        const email = `bench-${nth}@customer.example`;
        await db.query("update people set email = $2 where id = $1", [person.id, email]);
        people.push(email);
      }
      const port = await freePort();
      const worker = await startWorker({ url, folder, port });
      try {
        await deliverAll(port, people.slice(0, 100), "warm up");
        const started = performance.now();
        await deliverAll(
          port,
          Array.from({ length: count }, (_, nth) => people[nth % people.length]),
          "measured",
        );
        const rate = count / ((performance.now() - started) / 1_000);
        const lags = await visibleAfter(db, "measured", count);
        const steady = await deliverSteadily(port, db, people);
        const before = await worker.memory();
        const large = await deliverLarge(port, people[0], worker);
        return report({ count, rate, lags, steady, grown: large - before }, await postgresVersion(db));
      } finally {
        await worker.stop();
      }
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function startWorker({ url, folder, port }) {
  const child = fork(program, [], {
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {
      ...process.env,
      DATABASE_URL: url,
      RECOURSE_SECRET: "a secret of benchmarks alone, of no installation",
      POLICY_FILE: policy,
      FILES_DIR: join(folder, "files"),
      RECOURSE_DEMO: "1",
      MAIL_IN_PORT: String(port),
      MAIL_IN_PER_MINUTE: "1000000",
      LOG_LEVEL: "error",
    },
  });
  await new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`The worker ended with ${code}.`)));
  });
  return {
    memory: () => residentMegabytes(child.pid),
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", resolve);
        child.kill("SIGTERM");
      }),
  };
}

async function residentMegabytes(pid) {
  const { readFile } = await import("node:fs/promises");
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024;
}

async function connected(port) {
  const connection = new SMTPConnection({ host: "127.0.0.1", port, ignoreTLS: true });
  await new Promise((resolve, reject) => {
    connection.once("error", reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  return connection;
}

function send(connection, from, raw) {
  return new Promise((resolve, reject) =>
    connection.send({ from, to: [SUPPORT] }, raw, (error, info) => (error ? reject(error) : resolve(info))),
  );
}

const mail = (from, mark, nth) =>
  `From: ${from}\r\nTo: ${SUPPORT}\r\nSubject: ${mark} ${nth}\r\nMessage-ID: <${mark}.${nth}@customer.example>\r\n\r\n${WORDS.repeat(10)}`;

async function deliverAll(port, senders, mark) {
  let next = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const connection = await connected(port);
      for (let nth = next; nth < senders.length; nth = next) {
        next += 1;
        await send(connection, senders[nth], mail(senders[nth], mark, nth));
      }
      connection.quit();
    }),
  );
}

/** For each mail, seconds from when it was received to when its ticket was written. */
async function visibleAfter(db, mark, count) {
  for (;;) {
    const rows = await db.query(
      `select extract(epoch from handled_at - received_at)::float as lag from incoming_mails where subject like $1 and ticket_id is not null`,
      [`${mark} %`],
    );
    if (rows.length >= count) return rows.map(({ lag }) => lag).sort((one, other) => one - other);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** As much as a busy day brings: ten a second for twenty seconds. */
async function deliverSteadily(port, db, people) {
  const connection = await connected(port);
  for (let nth = 0; nth < 200; nth += 1) {
    const started = performance.now();
    const from = people[nth % people.length];
    await send(connection, from, mail(from, "steady", nth));
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, 100 - (performance.now() - started))));
  }
  connection.quit();
  return visibleAfter(db, "steady", 200);
}

/** The most memory that the worker has while it takes and reads a mail of 24 MB. */
async function deliverLarge(port, from, worker) {
  let most = 0;
  const watch = setInterval(async () => (most = Math.max(most, await worker.memory())), 20);
  const connection = await connected(port);
  const file = Buffer.alloc(17 * MEGABYTE, "log line of a gateway\n")
    .toString("base64")
    .replace(/.{76}/g, "$&\r\n");
  const head = `From: ${from}\r\nTo: ${SUPPORT}\r\nSubject: large\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n`;
  const parts = `--b\r\nContent-Type: text/plain\r\n\r\nSee the log.\r\n--b\r\nContent-Type: text/plain; name="a.log"\r\nContent-Disposition: attachment; filename="a.log"\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
  await send(connection, from, `${head}${parts}${file}\r\n--b--\r\n`);
  connection.quit();
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  clearInterval(watch);
  return most;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function report({ count, rate, lags, steady, grown }, postgres) {
  return {
    title: "mail in",
    columns: ["what", "measured", "to reach"],
    rows: [
      [`accepted and committed, ${CLIENTS} connections`, `${rate.toFixed(0)} a second`, "100"],
      ["a ticket, at ten mails a second, p95", `${percentile(steady, 0.95).toFixed(1)} s`, "5 s"],
      [`a ticket, of ${count} mails as fast as they come, p95`, `${percentile(lags, 0.95).toFixed(1)} s`, ""],
      ["memory for a mail of 24 MB, most", `${grown.toFixed(0)} MB`, "64 MB"],
    ],
    notes: [
      "Each mail is authenticated (SPF and DMARC, by names that are answered at once), committed and then answered for. Client, worker and PostgreSQL share the machine.",
    ],
    postgres,
  };
}
