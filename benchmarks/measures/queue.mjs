import {
  countResponseTimes,
  duePage,
  productionClaims,
  queueCounts,
  queuePage,
  queuePlaces,
  ticketsWithClaims,
} from "@recourse/core";
import { postgresVersion, withBenchDatabase } from "../parts/bench-database.mjs";
import { growingTickets } from "../parts/grown-tickets.mjs";
import { percentile, timeEach } from "../parts/percentiles.mjs";

const CALLS = 300;
const WARM_UP = 50;
const PAGE = 30;

/**
 * Each view of the desk's queue, as core answers the API, at growing numbers of tickets. `--sizes 10000,100000` leaves the long one
 * out.
 */
export async function measure(args) {
  const given = args.indexOf("--sizes");
  const sizes = given < 0 ? [10_000, 1_000_000] : args[given + 1].split(",").map(Number);
  return withBenchDatabase(async (db) => {
    const tickets = await growingTickets(db);
    const measured = [];
    for (const size of sizes) {
      await tickets.grow(size);
      measured.push(await timeViews(db, tickets));
    }
    const jobs = [];
    for (let run = 0; run < 3; run += 1) {
      const start = performance.now();
      await countResponseTimes({ db, clock: { now: () => new Date() } });
      jobs.push(performance.now() - start);
    }
    const [small, large] = [measured[0], measured.at(-1)];
    const words = (size) => size.toLocaleString("en-US");
    return {
      title: `views of the desk's queue at ${sizes.map(words).join(" and ")} tickets, ms`,
      columns: [
        "view",
        ...sizes.flatMap((size) => [`p50 at ${words(size)}`, "p95"]),
        "p50, times that of the first",
      ],
      rows: Object.keys(small).map((name) => [
        name,
        ...measured.flatMap((views) => [0.5, 0.95].map((share) => percentile(views[name], share).toFixed(2))),
        (percentile(large[name], 0.5) / percentile(small[name], 0.5)).toFixed(2),
      ]),
      notes: [
        `One call after the other, ${CALLS} of each, ${PAGE} tickets a page, asked of core; client and PostgreSQL share the machine. A tenth of the tickets is open. Counts stop at 1,001 and places at 501.`,
        `The hourly job that counts how long answers took lately: ${Math.round(percentile(jobs, 0.5))} ms at ${words(sizes.at(-1))} tickets.`,
        "To reach: the first page of the queue at 1,000,000 tickets ≤ 1.5 × that at 10,000.",
      ],
      postgres: await postgresVersion(db),
    };
  });
}

async function timeViews(db, { agent, accountId }) {
  const first = PAGE;
  const now = new Date();
  const dueBy = new Date(now.getTime() + 3_600_000);
  const middle = await openTicketAt(db, 0.5);
  const last = await openTicketAt(db, 0.99);
  const behind = (await queuePage(db, agent, { first, after: last })).rows.map(({ id }) => id);
  const page = (filter, after = null) => queuePage(db, agent, { first, after, filter });
  const views = {
    "the queue, first page": () => page({}),
    "the queue, a page from its middle": () => page({}, middle),
    mine: () => page({ assignee: "me" }),
    unassigned: () => page({ assignee: "nobody" }),
    production: () => page({ production: true }),
    breaching: () => duePage(db, agent, { first, dueBy }),
    "on hold": () => page({ states: ["waiting_on_customer", "waiting_on_defect"] }),
    "one account": () => page({ accountId }),
    "counts of all views": () => queueCounts(db, agent, { now, dueBy }),
    "places of thirty tickets at its end": () => queuePlaces(db, behind),
    "an account's record of claims": () =>
      Promise.all([productionClaims(db, [accountId]), ticketsWithClaims(db, [accountId], 5)]),
  };
  const times = {};
  for (const [name, view] of Object.entries(views)) {
    const calls = (count) => timeEach(Array.from({ length: count }), 1, view);
    await calls(WARM_UP);
    times[name] = await calls(CALLS);
  }
  return times;
}

/** The open ticket behind that share of the queue. */
async function openTicketAt(db, share) {
  const [ticket] = await db.query(
    `select queue_rank as "queueRank", received_at as "receivedAt", number from tickets where state = 'open'
     order by queue_rank, received_at, number
     offset (select floor(count(*) * $1::float) from tickets where state = 'open') limit 1`,
    [share],
  );
  return ticket;
}
