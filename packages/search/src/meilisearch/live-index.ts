import { audienceRank } from "@recourse/core";
import type { Audience } from "@recourse/policy";
import type { EntityManager } from "typeorm";

/** What the database knows of the server's index when a search begins. */
export interface LiveIndex {
  /** One of these is on the content that is searched: two while an index built anew takes its place. */
  labels: string[];
  checkpoint: number;
  /** Articles that were taken from these readers and that the server has not heard of: they are neither found nor counted. */
  withheld: string[];
}

/** The server is not asked: somebody wiped it, or too much has changed that it has not taken in. The message is for staff. */
export class NotWhole extends Error {
  override readonly name = "NotWhole";
}

/** With more changes waiting than this, PostgreSQL's index is the better one, and reading them would take longer than searching. */
const MOST_WAITING = 500;

/** @throws NotWhole */
export async function readLiveIndex(tx: EntityManager, viewer: Audience): Promise<LiveIndex> {
  const [row] = await tx.query<
    {
      labels: string[] | null;
      whole: boolean | null;
      checkpoint: number | null;
      waiting: number;
      withheld: string[];
    }[]
  >(
    `with live as (select * from search_indexes where name = 'meilisearch'),
     waiting as materialized (
       select c.article_id from search_changes c join live on live.id = c.index_id order by c.no limit ${MOST_WAITING}
     )
     select
       (select array_agg(i.label) from search_indexes i where i.name = 'meilisearch' or (i.name = 'meilisearch_new' and exists (
         select from search_rebuilds r where r.adapter = 'meilisearch' and r.phase = 'swapping' and r.finished_at is null))) as labels,
       (select whole from live) as whole, (select checkpoint from live) as checkpoint,
       (select count(*) from waiting) as waiting,
       (select coalesce(array_agg(distinct a.id), '{}') from waiting w join articles a on a.id = w.article_id
        left join indexed_articles x on x.article_id = a.id and x.index_id = (select id from live)
        where a.published_revision_id is null or (a.effective_audience > $1 and a.effective_audience > coalesce(x.audience, -1))) as withheld`,
    [audienceRank(viewer)],
  );
  if (row?.whole == null || row.labels === null) throw new NotWhole("Meilisearch has not been filled yet.");
  if (!row.whole) throw new NotWhole("Meilisearch is being filled again.");
  if (row.waiting >= MOST_WAITING) throw new NotWhole("Meilisearch is taking many changes in.");
  return { labels: row.labels, checkpoint: row.checkpoint ?? 0, withheld: row.withheld };
}
