import { newId } from "@recourse/core";

const BATCH = 500;

/** Publishes articles by plain inserts: benchmarks of search need articles, not the importer's care. Answers with their ids. */
export async function writeArticles(db, articles) {
  const ids = [];
  for (let place = 0; place < articles.length; place += BATCH) {
    const rows = articles.slice(place, place + BATCH).map((article) => ({
      ...article,
      id: newId(new Date()),
      revisionId: newId(new Date()),
    }));
    await db.transaction(async (tx) => {
      const json = JSON.stringify(rows);
      await tx.query(
        `insert into articles (id, slug, audience, category_id)
         select id, 'article-' || id, audience, "categoryId" from jsonb_to_recordset($1) a (id uuid, audience text, "categoryId" uuid)`,
        [json],
      );
      await tx.query(
        `with written as (
           insert into article_revisions (id, article_id, number, state, title, summary, body, published_at)
           select "revisionId", id, 1, 'published', title, summary, body, now()
           from jsonb_to_recordset($1) a ("revisionId" uuid, id uuid, title text, summary text, body text)
           returning id, article_id, title, summary)
         update articles a set published_revision_id = w.id, title = w.title, summary = w.summary, published_at = now()
         from written w where a.id = w.article_id`,
        [json],
      );
    });
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}
