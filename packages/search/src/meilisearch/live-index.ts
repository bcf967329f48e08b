import type { EntityManager } from "typeorm";

/** What the database knows of the server's index when a search begins. */
export interface LiveIndex {
  /** One of these is on the content that is searched: two while an index built anew takes its place. */
  labels: string[];
  checkpoint: number;
}

/** The server is not asked: somebody wiped it, or too much has changed that it has not taken in. The message is for staff. */
export class NotWhole extends Error {
  override readonly name = "NotWhole";
}

/** With more changes waiting than this, PostgreSQL's index is the better one, and reading them would take longer than searching. */
const MOST_WAITING = 500;

/** @throws NotWhole */
export async function readLiveIndex(tx: EntityManager): Promise<LiveIndex> {
  const [row] = await tx.query<
    {
      labels: string[] | null;
      whole: boolean | null;
      checkpoint: number | null;
      waiting: number;
    }[]
  >(
    `with live as (select * from search_indexes where name = 'meilisearch'),
     waiting as (select from search_changes c join live on live.id = c.index_id limit ${MOST_WAITING})
     select
       (select array_agg(i.label) from search_indexes i where i.name = 'meilisearch' or (i.name = 'meilisearch_new' and exists (
         select from search_rebuilds r where r.adapter = 'meilisearch' and r.phase = 'swapping' and r.finished_at is null))) as labels,
       (select whole from live) as whole, (select checkpoint from live) as checkpoint,
       (select count(*) from waiting)::int as waiting`,
  );
  if (row?.whole == null || row.labels === null) throw new NotWhole("Meilisearch has not been filled yet.");
  if (!row.whole) throw new NotWhole("Meilisearch is being filled again.");
  if (row.waiting >= MOST_WAITING) throw new NotWhole("Meilisearch is taking many changes in.");
  return { labels: row.labels, checkpoint: row.checkpoint ?? 0 };
}
