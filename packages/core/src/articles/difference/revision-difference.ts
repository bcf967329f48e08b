import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import type { RevisionText } from "../write-revision.js";
import type { ArticleRevision } from "../article-revision.entity.js";
import { revisionsByIds } from "../article.queries.js";
import { refuseDesk } from "../load-revision.js";
import { textDifference, type DifferenceRow } from "./text-difference.js";
import { wordDifference, type SidePieces } from "./word-difference.js";

export const differenceFields = [
  "title",
  "summary",
  "audience",
  "category",
  "product_areas",
  "protocols",
  "platforms",
] as const;
export type DifferenceField = (typeof differenceFields)[number];

export interface FieldDifference extends SidePieces {
  field: DifferenceField;
}

/** `fields`: those that differ, besides the body. */
export interface TextDifference {
  fields: FieldDifference[];
  rows: DifferenceRow[];
}

export interface RevisionDifference extends TextDifference {
  from: ArticleRevision;
  to: ArticleRevision;
}

/** Any two revisions of one article, for staff; null for others, and where there are none such. */
export async function revisionDifference(
  db: DataSource | EntityManager,
  actor: Actor,
  { fromId, toId }: { fromId: string; toId: string },
): Promise<RevisionDifference | null> {
  const found = refuseDesk(actor) === null ? await revisionsByIds(db, [fromId, toId]) : [];
  const from = found.find(({ id }) => id === fromId);
  const to = found.find(({ id }) => id === toId);
  if (from === undefined || to === undefined || from.articleId !== to.articleId) {
    return null;
  }
  return { from, to, ...(await difference(db, from, to)) };
}

/** A text that somebody has not saved. What it leaves out is as the revision has it. */
export type UnsavedText = Pick<RevisionText, "title" | "summary" | "body"> & Partial<RevisionText>;

/** A revision and what somebody wants to save instead of it: the two sides of a conflict. */
export async function draftDifference(
  db: DataSource | EntityManager,
  actor: Actor,
  { revisionId, draft }: { revisionId: string; draft: UnsavedText },
): Promise<TextDifference | null> {
  const [revision] = refuseDesk(actor) === null ? await revisionsByIds(db, [revisionId]) : [];
  return revision === undefined ? null : difference(db, revision, { ...revision, ...draft });
}

type Compared = Omit<RevisionText, "reason">;

async function difference(
  db: DataSource | EntityManager,
  from: Compared,
  to: Compared,
): Promise<TextDifference> {
  const titles = await categoryTitles(db, [from.categoryId, to.categoryId]);
  const [before, after] = [fieldTexts(from, titles), fieldTexts(to, titles)];
  const fields = differenceFields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, ...wordDifference(before[field], after[field]) }));
  return { fields, rows: textDifference(from.body, to.body) };
}

function fieldTexts(text: Compared, titles: ReadonlyMap<string, string>): Record<DifferenceField, string> {
  const { title, summary, audience, categoryId, productAreas, protocols, platforms } = text;
  return {
    title,
    summary,
    audience: audience ?? "",
    category: titles.get(categoryId ?? "") ?? "",
    product_areas: productAreas.join(", "),
    protocols: protocols.join(", "),
    platforms: platforms
      .map(({ name, version }) => (version === null ? name : `${name} ${version}`))
      .join(", "),
  };
}

async function categoryTitles(
  db: DataSource | EntityManager,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; title: string }[]>(
    "select id, title from categories where id = any($1)",
    [ids.filter((id) => id !== null)],
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}
