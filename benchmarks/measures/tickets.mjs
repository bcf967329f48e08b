import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAccessToken } from "@recourse/core";
import { addAdmin, testDeps } from "@recourse/testing";
import { postgresVersion, withBenchDatabase } from "../parts/bench-database.mjs";
import { percentile, timeEach } from "../parts/percentiles.mjs";
import { NO_PGBENCH, runPgbench, scriptOfTicket } from "../parts/pgbench.mjs";
import { withApi } from "../parts/running-api.mjs";

const AT_ONCE = [8, 32];
// Until Node has compiled what is run most.
const WARM_UP = 2_000;
const PGBENCH_SECONDS = 10;
/** Request Tracker 5 opens so many a second on two cores. */
const REQUEST_TRACKER = 5;

const OPEN = `mutation ($input: TicketOpenInput!) {
  ticketOpen(input: $input) { ticket { id number } decision { outcome } userErrors { code message } }
}`;

const WORDS =
  "Since this morning nobody of the branch in Boulder can sign in to the file server. The agent says that it cannot reach the directory. ";

/** Opens tickets over GraphQL, and lets pgbench write the same rows to the same server. `--tickets 500` opens so many instead of 6,000. */
export async function measure(args) {
  const given = args.indexOf("--tickets");
  const count = given < 0 ? 6_000 : Number(args[given + 1]);
  const folder = await mkdtemp(join(tmpdir(), "recourse-bench-"));
  try {
    return await withBenchDatabase(async (db, { url }) => {
      const { actor } = await addAdmin(db);
      const created = await createAccessToken(testDeps(db), actor, {
        name: "A benchmark",
        scopes: ["read_tickets", "write_tickets"],
      });
      const rows = [];
      for (const clients of AT_ONCE) {
        const api = { url, folder, connections: clients, token: created.secret };
        const { times, rate, last } = await withApi(api, (client) => open(client, clients, count));
        const [ticket] = await db.query(
          'select id as "ticketId", decision_id as "decisionId" from tickets where number = $1',
          [last],
        );
        const script = await scriptOfTicket(db, ticket);
        const written = await runPgbench({ url, folder, clients, seconds: PGBENCH_SECONDS }, script);
        rows.push({ clients, times, rate, written, inserts: script.split("\n").length - 3 });
      }
      return report(rows, await postgresVersion(db));
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function open(client, clients, count) {
  let last = 0;
  const ask = async (number) => {
    const request = { kind: "QUESTION", subject: `Request ${number}`, body: WORDS.repeat(3) };
    const { ticketOpen } = await client.ask(OPEN, {
      input: { ...request, idempotencyKey: `${clients}-${number}` },
    });
    if (ticketOpen.ticket === null) throw new Error(JSON.stringify(ticketOpen));
    last = ticketOpen.ticket.number;
  };
  const numbers = Array.from({ length: WARM_UP + count }, (_, number) => number);
  await timeEach(numbers.slice(0, WARM_UP), clients, ask);
  const start = performance.now();
  const times = await timeEach(numbers.slice(WARM_UP), clients, ask);
  return { times, rate: count / ((performance.now() - start) / 1_000), last };
}

function report(rows, postgres) {
  const share = ({ rate, written }) => (written === null ? "" : `${((rate / written) * 100).toFixed(0)} %`);
  return {
    title: "opened over GraphQL",
    columns: ["at once", "tickets/s", "p50, ms", "p95, ms", "pgbench, transactions/s", "tickets as a share"],
    rows: rows.map((row) => [
      String(row.clients),
      row.rate.toFixed(0),
      percentile(row.times, 0.5).toFixed(1),
      percentile(row.times, 0.95).toFixed(1),
      row.written === null ? "" : row.written.toFixed(0),
      share(row),
    ]),
    notes: [
      `Each ticket is decided and written with its message, events, audit row and idempotency key in one transaction: ${rows[0]?.inserts} rows. pgbench writes the same rows, each by a prepared statement, in one transaction to the same server. Client, API and PostgreSQL share the machine.`,
      `To reach with 8 at once: 25 % of pgbench, and 60 times the ${REQUEST_TRACKER} a second of Request Tracker 5: ${(rows[0]?.rate / REQUEST_TRACKER).toFixed(0)} times.`,
      ...(rows.some(({ written }) => written === null) ? [`There was ${NO_PGBENCH}.`] : []),
    ],
    postgres,
  };
}
