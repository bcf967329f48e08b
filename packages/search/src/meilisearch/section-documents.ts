import type { EntityManager } from "typeorm";
import { levelAttributes, levelOf } from "./impact-levels.js";
import { termOf, termsInOrder, type OrderedTerms } from "./terms.js";

/** One section as the server keeps it. Beside these it has an attribute for each level of impact. */
export interface SectionDocument {
  id: string;
  articleId: string;
  number: number;
  title: string;
  heading: string | null;
  anchor: string | null;
  text: string;
  audience: number;
  categoryId: string | null;
  productAreas: string[];
  /** Words of the article: of two in which a word is worth the same, the shorter comes first. */
  length: number;
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

/** As much of a section as passages are taken from. */
const LONGEST_TEXT = 4_000;

interface Head {
  no: number;
  articleId: string;
  revisionId: string;
  title: string;
  audience: number;
  categoryId: string | null;
  productAreas: string[];
}

interface SectionRow {
  articleNo: number;
  number: number;
  heading: string | null;
  anchor: string | null;
  text: string;
  tsv: string;
}

/** The sections of published articles, as PostgreSQL's index has them of this revision; articles that it has not yet are left out. */
export async function readDocuments(
  tx: EntityManager,
  articleIds: readonly string[],
): Promise<ArticleDocuments[]> {
  const heads = await tx.query<Head[]>(
    `select h.no, a.id as "articleId", h.revision_id as "revisionId", h.title, a.effective_audience as audience,
       a.category_id as "categoryId", a.product_areas as "productAreas"
     from articles a join article_search h on h.article_id = a.id and h.revision_id = a.published_revision_id
     where a.id = any($1) order by a.id`,
    [articleIds],
  );
  const nos = heads.map(({ no }) => no);
  const sections = groupByArticle(
    await tx.query<SectionRow[]>(
      `select article_no as "articleNo", number, heading, anchor, left(text, ${LONGEST_TEXT}) as text, tsv::text as tsv
       from article_sections where article_no = any($1) order by article_no, number`,
      [nos],
    ),
  );
  const impacts = await readImpacts(tx, nos);
  return heads.map((head) => ({
    articleId: head.articleId,
    revisionId: head.revisionId,
    audience: head.audience,
    documents: documentsOf(
      head,
      sections.get(head.no) ?? [],
      impacts.get(head.no) ?? new Map<string, number>(),
    ),
  }));
}

async function readImpacts(
  tx: EntityManager,
  nos: readonly number[],
): Promise<Map<number, Map<string, number>>> {
  const rows = await tx.query<{ articleNo: number; lexemes: string[]; impacts: number[] }[]>(
    `select p.article_no as "articleNo", array_agg(x.lexeme) as lexemes, array_agg(p.impact) as impacts
     from article_postings p join search_lexemes x on x.no = p.lexeme_no where p.article_no = any($1) group by 1`,
    [nos],
  );
  return new Map(
    rows.map(({ articleNo, lexemes, impacts }) => [
      articleNo,
      new Map(lexemes.map((lexeme, place) => [lexeme, impacts[place] ?? 0])),
    ]),
  );
}

function documentsOf(
  { articleId, title, audience, categoryId, productAreas }: Head,
  rows: readonly SectionRow[],
  impacts: ReadonlyMap<string, number>,
): SectionDocument[] {
  const sections = rows.map((row) => ({ row, terms: termsInOrder(row.tsv) }));
  const length = sections.reduce((sum, { terms }) => sum + terms.words, 0);
  return sections.map(({ row: { number, heading, anchor, text }, terms }) => ({
    id: `${articleId}-${number}`,
    ...{ articleId, number, title, heading, anchor, text, audience, categoryId, productAreas, length },
    titleTerms: terms.title,
    headingTerms: terms.heading,
    textTerms: terms.text,
    ...byLevel(terms, impacts),
  }));
}

function byLevel({ lexemes }: OrderedTerms, impacts: ReadonlyMap<string, number>): Record<string, string> {
  const levels: string[][] = levelAttributes.map(() => []);
  for (const lexeme of lexemes) levels[levelOf(impacts.get(lexeme) ?? 0)]?.push(termOf(lexeme));
  return Object.fromEntries(
    levelAttributes.flatMap((name, level) => {
      const terms = levels[level] ?? [];
      return terms.length === 0 ? [] : [[name, terms.join(" ")]];
    }),
  );
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
