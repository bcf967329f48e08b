import type { EntityManager } from "typeorm";

/**
 * Says that the database's own index now holds these articles as they are, and crosses their changes off. The caller has locked the
 * articles, so that whoever changes one waits, and no change is crossed off that was not read.
 */
export async function noteIndexed(tx: EntityManager, articleIds: readonly string[]): Promise<void> {
  await tx.query(
    `with crossed as (
       delete from search_changes c using search_indexes i
       where i.name = 'postgresql' and c.index_id = i.id and c.article_id = any($1) returning c.article_id, c.no
     ), newest as (select article_id, max(no) as no from crossed group by article_id)
     insert into indexed_articles (index_id, article_id, revision_id, audience, change_no, indexed_at)
     select i.id, a.id, a.published_revision_id, case when a.published_revision_id is not null then a.effective_audience end,
       coalesce(n.no, 0), now()
     from search_indexes i cross join articles a left join newest n on n.article_id = a.id
     where i.name = 'postgresql' and a.id = any($1) order by a.id
     on conflict (index_id, article_id) do update set revision_id = excluded.revision_id, audience = excluded.audience,
       change_no = greatest(indexed_articles.change_no, excluded.change_no), indexed_at = excluded.indexed_at,
       attempts = 0, last_error = null, failed_at = null`,
    [articleIds],
  );
}
