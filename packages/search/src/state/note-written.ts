import type { DataSource, EntityManager } from "typeorm";
import type { ArticleDocuments } from "../meilisearch/section-documents.js";
import type { IndexName } from "./note-failure.js";
import type { WaitingChanges } from "./waiting-changes.js";

/** What a batch makes of the articles it is about. */
export interface WrittenBatch {
  articleIds: readonly string[];
  /** Of those that are published; the others are taken out. */
  written: readonly ArticleDocuments[];
  changes: Pick<WaitingChanges, "changeNos" | "newest">;
  checkpoint: number;
}

/**
 * Before anything is sent: from now on the server may hold these articles for these readers. Should this process die before it says
 * that they are written, whoever searches still leaves out what has become too narrow since.
 */
export async function noteSending(
  tx: EntityManager,
  index: IndexName,
  written: readonly ArticleDocuments[],
): Promise<void> {
  await tx.query(
    `insert into indexed_articles (index_id, article_id, audience)
     select i.id, w.article_id, w.audience from search_indexes i, unnest($2::uuid[], $3::smallint[]) w(article_id, audience)
     where i.name = $1 order by w.article_id
     on conflict (index_id, article_id) do update set audience = least(indexed_articles.audience, excluded.audience)`,
    [index, written.map(({ articleId }) => articleId), written.map(({ audience }) => audience)],
  );
}

/** After the server has carried everything out. A change that came meanwhile stays noted: only those that were read are crossed off. */
export async function noteWritten(db: DataSource, index: IndexName, batch: WrittenBatch): Promise<void> {
  const { articleIds, changes } = batch;
  const written = new Map(batch.written.map((article) => [article.articleId, article]));
  await db.transaction(async (tx) => {
    const [before] = await tx.query<{ sections: number }[]>(
      `select coalesce(sum(x.sections), 0)::int as sections from indexed_articles x join search_indexes i on i.id = x.index_id
       where i.name = $1 and x.article_id = any($2)`,
      [index, articleIds],
    );
    await tx.query(
      `insert into indexed_articles (index_id, article_id, revision_id, audience, sections, change_no, indexed_at)
       select i.id, w.article_id, w.revision_id, w.audience, w.sections, w.change_no, now()
       from search_indexes i,
         unnest($2::uuid[], $3::uuid[], $4::smallint[], $5::int[], $6::bigint[]) w(article_id, revision_id, audience, sections, change_no)
       where i.name = $1 and exists (select from articles a where a.id = w.article_id) order by w.article_id
       on conflict (index_id, article_id) do update set revision_id = excluded.revision_id, audience = excluded.audience,
         sections = excluded.sections, change_no = greatest(indexed_articles.change_no, excluded.change_no),
         indexed_at = excluded.indexed_at, attempts = 0, last_error = null, failed_at = null`,
      [
        index,
        articleIds,
        articleIds.map((id) => written.get(id)?.revisionId ?? null),
        articleIds.map((id) => written.get(id)?.audience ?? null),
        articleIds.map((id) => written.get(id)?.documents.length ?? 0),
        articleIds.map((id) => changes.newest.get(id) ?? 0),
      ],
    );
    await tx.query("delete from search_changes where no = any($1)", [changes.changeNos]);
    const after = batch.written.reduce((sum, { documents }) => sum + documents.length, 0);
    await tx.query(
      "update search_indexes set sections = sections + $2, checkpoint = $3, last_error = null where name = $1",
      [index, after - (before?.sections ?? 0), batch.checkpoint],
    );
  });
}
