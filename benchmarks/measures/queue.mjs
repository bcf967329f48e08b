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
import { percentile } from "../parts/percentiles.mjs";
import { withSizedDatabases } from "../parts/sized-databases.mjs";

const CALLS = 300;
const WARM_UP = 50;
const PAGE = 30;

/**
 * Each view of the desk's queue, as core answers the API, at two numbers of tickets: a call of each in turns, so that what else the
 * machine does meets both. `--sizes 10000,100000` leaves the long one out.
 */
export async function measure(args) {
  const given = args.indexOf("--sizes");
  const sizes = given < 0 ? [10_000, 1_000_000] : args[given + 1].split(",").map(Number);
  return withBenchDatabase((db, { url }) =>
    withSizedDatabases({ db, url }, sizes, async (databases) => {
      const desks = [];
      for (const each of databases) {
        const tickets = await growingTickets(each.db);
        await tickets.grow(each.size);
        desks.push({ ...each, views: await viewsOf(each.db, tickets) });
      }
      const measured = await timeInTurns(desks.map(({ views }) => views));
      const start = performance.now();
      await countResponseTimes({ db: desks.at(-1).db, clock: { now: () => new Date() } });
      const job = Math.round(performance.now() - start);
      const words = (size) => size.toLocaleString("en-US");
      return {
        title: `views of the desk's queue at ${sizes.map(words).join(" and ")} tickets, ms`,
        columns: [
          "view",
          ...sizes.flatMap((size) => [`p50 at ${words(size)}`, "p95"]),
          "p50, times that of the first",
        ],
        rows: Object.entries(measured).map(([name, times]) => [
          name,
          ...times.flatMap((each) => [0.5, 0.95].map((share) => percentile(each, share).toFixed(2))),
          (percentile(times.at(-1), 0.5) / percentile(times[0], 0.5)).toFixed(2),
        ]),
        notes: [
          `${CALLS} calls of each view, one after the other, the sizes in turns; ${PAGE} tickets a page, asked of core; client and PostgreSQL share the machine. A tenth of the tickets is open. Counts stop at 1,001 and places at 501.`,
          `The hourly job that counts how long answers took lately: ${job} ms at ${words(sizes.at(-1))} tickets.`,
          "To reach: the first page of the queue at 1,000,000 tickets ≤ 1.5 × that at 10,000.",
        ],
        postgres: await postgresVersion(db),
      };
    }),
  );
}

/** The milliseconds of each call, by view and then by database. */
async function timeInTurns(desks) {
  const times = {};
  for (const name of Object.keys(desks[0])) {
    times[name] = desks.map(() => []);
    for (let call = -WARM_UP; call < CALLS; call += 1) {
      for (const [place, views] of desks.entries()) {
        const start = performance.now();
        await views[name]();
        if (call >= 0) times[name][place].push(performance.now() - start);
      }
    }
  }
  return times;
}

async function viewsOf(db, { agent, accountId }) {
  const first = PAGE;
  const now = new Date();
  const dueBy = new Date(now.getTime() + 3_600_000);
  const middle = await openTicketAt(db, 0.5);
  const last = await openTicketAt(db, 0.95);
  const behind = (await queuePage(db, agent, { first, after: last })).rows.map(({ id }) => id);
  const page = (filter, after = null) => queuePage(db, agent, { first, after, filter });
  return {
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
