import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import type { Period } from "./period.js";
import { refuseInsights } from "./refuse-insights.js";

type Db = DataSource | EntityManager;

/** What was searched for and read on one day. */
export interface InsightDay {
  day: string;
  searches: number;
  noHits: number;
  opened: number;
  degraded: number;
  /** Opened with the id of a search. */
  tickets: number;
  views: number;
}

/** Sessions that could have opened a ticket, and what became of them; see docs/decisions/022. */
export interface Deflection {
  sessions: number;
  deflected: number;
  asked: number;
  leftUnopened: number;
  pending: number;
}

export interface Insights {
  days: InsightDay[];
  deflection: Deflection;
  countedAt: Date | null;
}

const NOTHING: Insights = {
  days: [],
  deflection: { sessions: 0, deflected: 0, asked: 0, leftUnopened: 0, pending: 0 },
  countedAt: null,
};

/** Every day of the period, also those without anything. One row a day is read, however many searches there were. */
export async function readInsights(db: Db, actor: Actor, { from, to }: Period): Promise<Insights> {
  if (refuseInsights(actor) !== null) {
    return NOTHING;
  }
  const rows = await db.query<(InsightDay & Deflection & { countedAt: Date | null })[]>(
    `select to_char(d.day, 'YYYY-MM-DD') as day, coalesce(s.searches, 0) as searches, coalesce(s.no_hits, 0) as "noHits",
       coalesce(s.opened, 0) as opened, coalesce(s.degraded, 0) as degraded, coalesce(s.tickets, 0) as tickets,
       coalesce(s.sessions, 0) as sessions, coalesce(s.deflected, 0) as deflected, coalesce(s.asked, 0) as asked,
       coalesce(s.left_unopened, 0) as "leftUnopened", coalesce(s.pending, 0) as pending, s.counted_at as "countedAt",
       coalesce((select sum(v.views) from article_view_days v where v.day = d.day::date), 0)::bigint as views
     from generate_series($1::date, $2::date, interval '1 day') as d (day) left join search_days s on s.day = d.day::date
     order by d.day`,
    [from, to],
  );
  const total = (name: keyof Deflection) => rows.reduce((sum, row) => sum + row[name], 0);
  const counted = rows.flatMap(({ countedAt }) => (countedAt === null ? [] : [countedAt.getTime()]));
  return {
    days: rows.map(({ day, searches, noHits, opened, degraded, tickets, views }) => ({
      ...{ day, searches, noHits, opened, degraded, tickets, views },
    })),
    deflection: {
      sessions: total("sessions"),
      deflected: total("deflected"),
      asked: total("asked"),
      leftUnopened: total("leftUnopened"),
      pending: total("pending"),
    },
    countedAt: counted.length === 0 ? null : new Date(Math.max(...counted)),
  };
}
