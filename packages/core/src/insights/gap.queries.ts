import type { GapState } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { isId } from "../id.js";
import { pageOf, type Page } from "../page.js";
import type { GapSource } from "./gap-questions.js";
import type { GapMeasure } from "./measure-gaps.js";
import { refuseInsights } from "./refuse-insights.js";

type Db = DataSource | EntityManager;

/** What people search for and ask, and find no article for. */
export interface Gap {
  id: string;
  title: string;
  state: GapState;
  reason: string | null;
  articleId: string | null;
  /** Different searchers, at least. */
  actors: number;
  searches: number;
  /** Tickets and refused requests. */
  tickets: number;
  weight: number;
  measured: GapMeasure | null;
  lastAt: Date;
  createdAt: Date;
  version: number;
}

export const GAP_COLUMNS = `g.id, g.title, g.state, g.reason, g.article_id as "articleId", g.actors, g.searches, g.tickets, g.weight,
  g.measured, g.last_at as "lastAt", g.created_at as "createdAt", g.version`;

/** Where a list of gaps goes on: behind this one. */
export type GapPosition = Pick<Gap, "weight" | "id">;

/** Gaps in a state, those that most people ask about first. Staff alone; others get an empty page. */
export async function listGaps(
  db: Db,
  actor: Actor,
  { state, first, after }: { state: GapState; first: number; after?: GapPosition | null },
): Promise<Page<Gap>> {
  if (refuseInsights(actor) !== null) {
    return { rows: [], hasMore: false };
  }
  const rows = await db.query<Gap[]>(
    `select ${GAP_COLUMNS} from gaps g where g.state = $1 and g.weight > 0
       and ($2::integer is null or (g.weight, g.id) < ($2, $3::uuid))
     order by g.weight desc, g.id desc limit $4`,
    [state, after?.weight ?? null, after?.id ?? null, first + 1],
  );
  return pageOf(rows, first);
}

export async function countGaps(db: Db, actor: Actor): Promise<Map<GapState, number>> {
  if (refuseInsights(actor) !== null) {
    return new Map();
  }
  const rows = await db.query<{ state: GapState; count: number }[]>(
    "select state, count(*) from gaps where weight > 0 group by state",
  );
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** Null for what is unknown, and for everybody but staff. */
export async function findGap(db: Db, actor: Actor, id: string): Promise<Gap | null> {
  if (refuseInsights(actor) !== null || !isId(id)) {
    return null;
  }
  const [gap] = await db.query<Gap[]>(`select ${GAP_COLUMNS} from gaps g where g.id = $1`, [id]);
  return gap ?? null;
}

/** The gaps that an article was drafted for. For articles seen on the desk: asks nothing. */
export function gapsOfArticles(db: Db, articleIds: readonly string[]): Promise<Gap[]> {
  return db.query(`select ${GAP_COLUMNS} from gaps g where g.article_id = any($1) order by g.id`, [
    articleIds,
  ]);
}

/** A question of a gap as somebody asked it. */
export interface GapSample {
  gapId: string;
  source: GapSource;
  /** Of the ticket or the decision; for a search the query itself. */
  key: string;
  text: string;
  searches: number;
  actors: number;
  lastAt: Date;
}

/** Some questions of each gap that found no article: requests first, then what most people searched for. For gaps seen on the desk. */
export function gapSamples(db: Db, gapIds: readonly string[], each: number): Promise<GapSample[]> {
  return db.query(
    `select m.gap_id as "gapId", m.source, m.key, m.text, m.searches, m.actors, m.last_at as "lastAt"
     from unnest($1::uuid[]) as g (id)
     cross join lateral (
       (select * from gap_members where gap_id = g.id and unanswered and source = 'search' order by actors desc, key limit $2)
       union all
       (select * from gap_members where gap_id = g.id and unanswered and source <> 'search' order by last_at desc, key limit $2)
     ) m`,
    [gapIds, each],
  );
}
