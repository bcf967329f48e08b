import { FIXED_SHOWN_DAYS } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { StatementValues } from "../database/insertion.js";
import { isId } from "../id.js";
import { pageOf, type Page } from "../page.js";
import type { Defect } from "./defect.entity.js";

type Db = DataSource | EntityManager;

/** A defect as the public reads it: without the notes, and only while it is published. */
export type KnownIssue = Omit<Defect, "notes" | "createdAt" | "version" | "publishedAt"> & {
  publishedAt: Date;
};

/** The only list of columns and the only condition by which the public comes to a defect. */
const COLUMNS = `d.id, d.number, d.title, d.body, d.components, d.affected_versions as "affectedVersions",
  d.fixed_version as "fixedVersion", d.state, d.critical, d.workaround_id as "workaroundId",
  d.published_at as "publishedAt", d.fixed_at as "fixedAt", d.updated_at as "updatedAt"`;
const PUBLISHED = "d.published_at is not null";

export interface KnownIssueFilter {
  /** Only those that are fixed (true), of the last months, or only those that are not (false). */
  fixed: boolean;
  /** A product area. */
  component?: string | null;
}

/** Where a list of known issues goes on: behind this one. */
export type KnownIssuePosition = Pick<KnownIssue, "updatedAt" | "id">;

const dayMillis = 86_400_000;

/** Those that changed last first. */
export async function listKnownIssues(
  db: Db,
  {
    first,
    after,
    filter,
    at,
  }: { first: number; after?: KnownIssuePosition | null; filter: KnownIssueFilter; at: Date },
): Promise<Page<KnownIssue>> {
  const values = new StatementValues();
  const { fixed, component } = filter;
  const since = new Date(at.getTime() - FIXED_SHOWN_DAYS * dayMillis);
  const conditions = [
    PUBLISHED,
    `(d.state = 'fixed') = ${fixed ? "true" : "false"}`,
    ...(fixed ? [`d.fixed_at > ${values.add(since)}`] : []),
    ...(component == null ? [] : [`d.components @> array[${values.add(component)}]`]),
    ...(after == null
      ? []
      : [`(d.updated_at, d.id) < (${values.add(after.updatedAt)}, ${values.add(after.id)})`]),
  ];
  const rows = await db.query<KnownIssue[]>(
    `select ${COLUMNS} from defects d where ${conditions.join(" and ")}
     order by d.updated_at desc, d.id desc limit ${values.add(first + 1)}`,
    values.list,
  );
  return pageOf(rows, first);
}

/** Null where there is none, or none that is published: the same answer for both. */
export async function findKnownIssue(db: Db, number: number): Promise<KnownIssue | null> {
  if (!Number.isSafeInteger(number)) {
    return null;
  }
  const [row] = await db.query<KnownIssue[]>(
    `select ${COLUMNS} from defects d where d.number = $1 and ${PUBLISHED}`,
    [number],
  );
  return row ?? null;
}

/** Those that are published; order and absences are the caller's to deal with. */
export function knownIssuesByIds(db: Db, ids: readonly string[]): Promise<KnownIssue[]> {
  return db.query(`select ${COLUMNS} from defects d where d.id = any($1) and ${PUBLISHED}`, [
    ids.filter(isId),
  ]);
}

/** What of a request is compared: much more than a subject, and so much that it costs nothing. */
const LONGEST_COMPARED = 500;

/** Words that two texts share, in the form that the database reduces them to. */
function shared(left: string, right: string): string {
  return `cardinality(array(select unnest(${left}) intersect select unnest(${right})))`;
}

/**
 * Known issues that a request may be about, the best first: two words of a title that are a good part of it, fewer where the text shares
 * more, or where nothing else was asked. Only what is published and not fixed is compared (`known_issue_words`).
 */
export function matchKnownIssues(db: Db, text: string, first: number): Promise<KnownIssue[]> {
  return db.query(
    `select ${COLUMNS} from (select tsvector_to_array(to_tsvector('english', $1)) as words) asked
     join known_issue_words w on w.words && asked.words
     cross join lateral (select ${shared("w.title_words", "asked.words")} as title, ${shared("w.words", "asked.words")} as whole) s
     join defects d on d.id = w.defect_id and ${PUBLISHED}
     where (s.title >= 2 and (s.title * 3 >= cardinality(w.title_words) or s.whole >= 4))
       or (s.title = 1 and (s.whole >= 3 or cardinality(asked.words) = 1))
     order by s.title desc, s.whole desc, d.critical desc, d.updated_at desc, d.id limit $2`,
    [text.slice(0, LONGEST_COMPARED), first],
  );
}

/**
 * Known issues that readers of an article should know of, up to so many of each: those whose workaround it is, those of its product
 * areas that share a word of their title with its title or summary, and those that share half of it. For articles that the viewer may
 * read.
 */
export function knownIssuesOfArticles(
  db: Db,
  articleIds: readonly string[],
  each: number,
): Promise<(KnownIssue & { articleId: string })[]> {
  return db.query(
    `select a.id as "articleId", i.* from articles a
     cross join lateral (select tsvector_to_array(to_tsvector('english', coalesce(a.title, '') || ' ' || coalesce(a.summary, ''))) as words) of
     cross join lateral (
       select ${COLUMNS}, d.workaround_id is not distinct from a.id as is_workaround, s.title as score
       from known_issue_words w
       join defects d on d.id = w.defect_id and ${PUBLISHED}
       cross join lateral (select ${shared("w.title_words", "of.words")} as title) s
       where (w.words && of.words or d.workaround_id = a.id)
         and (d.workaround_id = a.id or (s.title >= 1 and w.components && a.product_areas)
           or (s.title >= 2 and s.title * 2 >= cardinality(w.title_words)))
       order by is_workaround desc, s.title desc, d.updated_at desc, d.id limit $2
     ) i where a.id = any($1) order by i.is_workaround desc, i.score desc, i."updatedAt" desc`,
    [articleIds, each],
  );
}

/** Those of the issues that the actor said to have, too, or reported. */
export async function reportedIssues(
  db: Db,
  actor: Actor,
  defectIds: readonly string[],
): Promise<Set<string>> {
  if (actor.kind !== "person") {
    return new Set();
  }
  const rows = await db.query<{ id: string }[]>(
    `select defect_id as id from defect_reports where person_id = $1 and defect_id = any($2)
       and ($3::uuid is null or account_id = $3)`,
    [actor.person.id, defectIds, actor.speaksFor],
  );
  return new Set(rows.map(({ id }) => id));
}
