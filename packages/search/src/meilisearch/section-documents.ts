import type { EntityManager } from "typeorm";
import { termsInOrder } from "./terms.js";

/** One section as the server keeps it: what it is found by, and who may find it. */
export interface SectionDocument {
  id: string;
  articleId: string;
  number: number;
  audience: number;
  categoryId: string | null;
  productAreas: string[];
  /** Of the article, in each of its sections: a question's words are often found in both. */
  titleTerms: string;
  headingTerms: string;
  textTerms: string;
}

export interface ArticleDocuments {
  articleId: string;
  revisionId: string;
  audience: number;
  documents: SectionDocument[];
}

interface Head {
  no: number;
  articleId: string;
  revisionId: string;
  audience: number;
  categoryId: string | null;
  productAreas: string[];
}

interface SectionRow {
  articleNo: number;
  number: number;
  tsv: string;
}

/** The sections of published articles, as PostgreSQL's index has them of this revision; articles that it has not yet are left out. */
export async function readDocuments(
  tx: EntityManager,
  articleIds: readonly string[],
): Promise<ArticleDocuments[]> {
  const heads = await tx.query<Head[]>(
    `select h.no, a.id as "articleId", h.revision_id as "revisionId", a.effective_audience as audience,
       a.category_id as "categoryId", a.product_areas as "productAreas"
     from articles a join article_search h on h.article_id = a.id and h.revision_id = a.published_revision_id
     where a.id = any($1) order by a.id`,
    [articleIds],
  );
  const sections = groupByArticle(
    await tx.query<SectionRow[]>(
      `select article_no as "articleNo", number, tsv::text as tsv from article_sections
       where article_no = any($1) order by article_no, number`,
      [heads.map(({ no }) => no)],
    ),
  );
  return heads.map((head) => ({
    articleId: head.articleId,
    revisionId: head.revisionId,
    audience: head.audience,
    documents: documentsOf(head, sections.get(head.no) ?? []),
  }));
}

function documentsOf(
  { articleId, audience, categoryId, productAreas }: Head,
  rows: readonly SectionRow[],
): SectionDocument[] {
  const terms = rows.map(({ tsv }) => termsInOrder(tsv));
  const titleTerms = terms
    .map(({ title }) => title)
    .join(" ")
    .trim();
  return rows.map(({ number }, place) => ({
    id: `${articleId}-${number}`,
    ...{ articleId, number, audience, categoryId, productAreas, titleTerms },
    headingTerms: terms[place]?.heading ?? "",
    textTerms: terms[place]?.text ?? "",
  }));
}

function groupByArticle(rows: readonly SectionRow[]): Map<number, SectionRow[]> {
  const groups = new Map<number, SectionRow[]>();
  for (const row of rows) {
    const group = groups.get(row.articleNo);
    if (group === undefined) groups.set(row.articleNo, [row]);
    else group.push(row);
  }
  return groups;
}
