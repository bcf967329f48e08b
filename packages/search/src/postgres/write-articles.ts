import type { EntityManager } from "typeorm";
import { noteIndexed } from "../state/note-indexed.js";
import {
  readSections,
  wordsOfSections,
  type IndexedSection,
  type PublishedArticle,
} from "./read-sections.js";

/** Raised whenever articles would be written differently, so that `put` writes them again. */
const FORMAT = 1;

/**
 * Writes the index rows of articles again as they are published now, and removes those of articles that are not. Rows are locked in the
 * order of ids: whoever changes who may see an article waits, or is waited for, and nothing is written from what was read before that.
 */
export async function writeArticles(tx: EntityManager, articleIds: readonly string[]): Promise<void> {
  await tx.query("select from articles where id = any($1) order by id for share", [articleIds]);
  const published = await tx.query<(PublishedArticle & { written: boolean })[]>(
    `select a.id, a.category_id as "categoryId", a.effective_audience as audience, r.id as "revisionId", r.title, r.summary, r.body,
       exists (select from article_search s where s.article_id = a.id and s.revision_id = r.id and s.format = ${FORMAT}) as written
     from articles a join article_revisions r on r.id = a.published_revision_id
     where a.id = any($1) order by a.id`,
    [articleIds],
  );
  await noteIndexed(tx, articleIds);
  const known = new Set(published.map(({ id }) => id));
  const gone = articleIds.filter((id) => !known.has(id));
  if (gone.length > 0) await tx.query("delete from article_search where article_id = any($1)", [gone]);
  // A revision never changes, and who may see an article is followed by a trigger: what is written needs no second writing.
  const articles = published.filter(({ written }) => !written);
  if (articles.length === 0) return;
  const numbers = await writeHeads(tx, articles);
  await tx.query("delete from article_postings where article_no = any($1)", [numbers]);
  await tx.query("delete from article_sections where article_no = any($1)", [numbers]);
  const sections = articles.flatMap(readSections);
  await writeSections(tx, sections);
  await addVocabulary(tx, numbers, [...wordsOfSections(sections)]);
  await writePostings(tx, numbers);
}

async function writeHeads(tx: EntityManager, articles: readonly PublishedArticle[]): Promise<number[]> {
  const rows = await tx.query<{ no: number }[]>(
    `insert into article_search (article_id, revision_id, audience, category_id, product_areas, title, format)
     select w.article_id, w.revision_id, w.audience, w.category_id, a.product_areas, w.title, ${FORMAT}
     from unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::uuid[], $5::text[]) w(article_id, revision_id, audience, category_id, title)
     join articles a on a.id = w.article_id
     on conflict (article_id) do update set (revision_id, audience, category_id, product_areas, title, format, indexed_at)
       = (excluded.revision_id, excluded.audience, excluded.category_id, excluded.product_areas, excluded.title, excluded.format, now())
     returning no`,
    [
      articles.map(({ id }) => id),
      articles.map(({ revisionId }) => revisionId),
      articles.map(({ audience }) => audience),
      articles.map(({ categoryId }) => categoryId),
      articles.map(({ title }) => title),
    ],
  );
  return rows.map(({ no }) => no);
}

async function writeSections(tx: EntityManager, sections: readonly IndexedSection[]): Promise<void> {
  await tx.query(
    `insert into article_sections (article_no, number, heading, anchor, text, tsv)
     select a.no, s.number, s.heading, s.anchor, s.text,
       setweight(to_tsvector('recourse', s.title), 'A') || setweight(to_tsvector('recourse', s.heading_text), 'B')
         || setweight(to_tsvector('recourse', s.summary), 'C') || setweight(to_tsvector('recourse', s.body), 'D')
     from unnest($1::uuid[], $2::smallint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
       s(article_id, number, heading, anchor, text, title, heading_text, summary, body)
     join article_search a on a.article_id = s.article_id`,
    [
      sections.map(({ articleId }) => articleId),
      sections.map(({ number }) => number),
      sections.map(({ heading }) => heading),
      sections.map(({ anchor }) => anchor),
      sections.map(({ text }) => text),
      sections.map(({ titleText }) => titleText),
      sections.map(({ headingText }) => headingText),
      sections.map(({ summaryText }) => summaryText),
      sections.map(({ bodyText }) => bodyText),
    ],
  );
}

/** In alphabetical order, so that two writers of the same new words wait for each other instead of blocking each other. */
async function addVocabulary(
  tx: EntityManager,
  numbers: readonly number[],
  words: readonly string[],
): Promise<void> {
  await tx.query(
    `insert into search_lexemes (lexeme)
     select distinct u.lexeme from article_sections s, unnest(s.tsv) u
     where s.article_no = any($1) and not exists (select from search_lexemes x where x.lexeme = u.lexeme)
     order by 1 on conflict do nothing`,
    [numbers],
  );
  await tx.query(
    `insert into search_words (word, lexeme_no)
     select n.word, x.no
     from (select word, (tsvector_to_array(to_tsvector('recourse', word)))[1] as lexeme from unnest($1::text[]) w(word)
           where not exists (select from search_words known where known.word = w.word)) n
     left join search_lexemes x on x.lexeme = n.lexeme
     where n.lexeme is null or x.no is not null
     order by n.word collate "C" on conflict do nothing`,
    [words],
  );
}

/**
 * What having a lexeme is worth to an article, 0 to about 2: the best place where it stands (title 1, heading 0.7, summary 0.5,
 * text 0.3), a little more when it stands there often, and less in a long article, which has many words by its length alone.
 * Against BM25 over weighted fields and ts_rank this ranked best on human questions (docs/decisions/009-search-by-postings.md).
 */
async function writePostings(tx: EntityManager, numbers: readonly number[]): Promise<void> {
  await tx.query(
    `insert into article_postings (article_no, lexeme_no, impact, audience)
     select o.article_no, x.no,
       (o.place + 0.09 * ln(o.times)) / power(1 + sum(o.times) over (partition by o.article_no) / 350.0::float8, 0.25::float8), a.audience
     from (
       select s.article_no, u.lexeme, sum(cardinality(u.positions))::float8 as times,
         max(case when 'A' = any(u.weights) then 1.0 when 'B' = any(u.weights) then 0.7 when 'C' = any(u.weights) then 0.5 else 0.3 end::float8) as place
       from article_sections s, unnest(s.tsv) u where s.article_no = any($1) group by 1, 2
     ) o
     join search_lexemes x on x.lexeme = o.lexeme
     join article_search a on a.no = o.article_no
     order by o.article_no, x.no`,
    [numbers],
  );
}
