import type { EnqueuedTask } from "meilisearch";
import type { DataSource } from "typeorm";
import { noteFailure, type IndexName } from "../state/note-failure.js";
import { noteSending, noteWritten } from "../state/note-written.js";
import type { WaitingChanges } from "../state/waiting-changes.js";
import { labelOf, type Label } from "./label.js";
import { FailedTask, followTask, type SearchServer } from "./search-server.js";
import { readDocuments, type ArticleDocuments, type SectionDocument } from "./section-documents.js";
import { isIn } from "./server-filter.js";

export interface WriteDeps {
  db: DataSource;
  server: SearchServer;
  /** Writes articles into PostgreSQL's index, from which the server's sections are made. */
  putIntoDatabase: (articleIds: readonly string[]) => Promise<void>;
}

export interface Batch {
  index: Exclude<IndexName, "postgresql">;
  articleIds: readonly string[];
  changes: Pick<WaitingChanges, "changeNos" | "newest">;
  /** "add" where the index has nothing of them yet, so that there is nothing to take out. */
  mode: "add" | "replace" | "remove";
}

/** Bytes of a request stay far below the server's limit of 100 MB. */
const SECTIONS_PER_REQUEST = 20_000;

/**
 * Writes articles as they are published now, takes those out that are not, and follows the server's tasks to their end. An article
 * that the server refuses is remembered with its reason and keeps no other out; every other failure rejects, and all of it is tried
 * again.
 */
export async function writeBatch(deps: WriteDeps, batch: Batch): Promise<void> {
  const { db } = deps;
  const { index, articleIds } = batch;
  if (batch.mode !== "remove") await bringIntoDatabase(deps, articleIds);
  const { published, documents, label, checkpoint } = await readBatch(
    db,
    index,
    batch.mode === "remove" ? [] : articleIds,
  );
  const late = published.filter((id) => !documents.some(({ articleId }) => articleId === id));
  for (const id of late) {
    await noteFailure(
      db,
      index,
      id,
      "PostgreSQL's index, which its sections are read from, has not got it yet.",
    );
  }
  const ready = articleIds.filter((id) => !late.includes(id));
  await noteSending(db.manager, index, documents);
  try {
    await send(deps.server, batch, ready, documents, labelOf(label, checkpoint + 1));
  } catch (error) {
    if (!(error instanceof FailedTask) || !error.isOurFault) throw error;
    const [only] = ready;
    if (only === undefined || isAboutIndex(error)) throw error;
    if (ready.length === 1) return noteFailure(db, index, only, error);
    for (const half of inHalves(ready)) {
      await writeBatch(deps, {
        ...batch,
        articleIds: half,
        changes: changesOf(batch.changes, half),
        mode: batch.mode === "add" ? "replace" : batch.mode,
      });
    }
    return;
  }
  await noteWritten(db, index, {
    articleIds: ready,
    written: documents,
    changes: late.length === 0 ? batch.changes : changesOf(batch.changes, ready),
    checkpoint: checkpoint + 1,
  });
}

/** Articles whose published revision PostgreSQL's index has not got: their own job is late, or failed. */
async function bringIntoDatabase(
  { db, putIntoDatabase }: WriteDeps,
  articleIds: readonly string[],
): Promise<void> {
  const behind = await db.query<{ id: string }[]>(
    `select a.id from articles a left join article_search h on h.article_id = a.id
     where a.id = any($1) and a.published_revision_id is not null and h.revision_id is distinct from a.published_revision_id`,
    [articleIds],
  );
  // What still is not there is remembered with its reason, below.
  if (behind.length > 0) await putIntoDatabase(behind.map(({ id }) => id)).catch(() => undefined);
}

/** At one moment, so that what is sent is what was noted. */
async function readBatch(db: DataSource, index: IndexName, articleIds: readonly string[]) {
  return db.transaction("REPEATABLE READ", async (tx) => {
    const [state] = await tx.query<{ label: string; checkpoint: number }[]>(
      "select label, checkpoint from search_indexes where name = $1",
      [index],
    );
    if (state === undefined) throw new Error(`There is no search index ${index}.`);
    const rows = await tx.query<{ id: string }[]>(
      "select id from articles where id = any($1) and published_revision_id is not null",
      [articleIds],
    );
    const documents = await readDocuments(tx, articleIds);
    return { ...state, published: rows.map(({ id }) => id), documents };
  });
}

async function send(
  server: SearchServer,
  { index, mode }: Batch,
  articleIds: readonly string[],
  articles: readonly ArticleDocuments[],
  label: Label,
): Promise<void> {
  const sections = server.writes.index<SectionDocument | Label>(
    index === "meilisearch" ? server.live : server.beside,
  );
  const documents = [...articles.flatMap((article): (SectionDocument | Label)[] => article.documents), label];
  // The server works in the order in which they come; what stands together is one batch to it, so that nobody who searches sees a gap.
  const tasks: EnqueuedTask[] = [];
  if (mode !== "add" && articleIds.length > 0) {
    tasks.push(await sections.deleteDocuments({ filter: [sectionsTooMany(articleIds, articles)] }));
  }
  for (let from = 0; from < documents.length; from += SECTIONS_PER_REQUEST) {
    const part = documents.slice(from, from + SECTIONS_PER_REQUEST);
    tasks.push(await sections.addDocuments(part, { primaryKey: "id" }));
  }
  const done = await Promise.allSettled(tasks.map((task) => followTask(server, task)));
  for (const outcome of done) if (outcome.status === "rejected") throw outcome.reason;
}

/** Sections that the articles no longer have, whatever the server holds of them: of those that are taken out, all. */
function sectionsTooMany(articleIds: readonly string[], articles: readonly ArticleDocuments[]): string[] {
  const counts = new Map(articles.map(({ articleId, documents }) => [articleId, documents.length]));
  const byCount = new Map<number, string[]>();
  for (const id of articleIds) {
    const count = counts.get(id) ?? 0;
    byCount.set(count, [...(byCount.get(count) ?? []), id]);
  }
  return Array.from(byCount, ([count, ids]) => `${isIn("articleId", ids)} AND number >= ${count}`);
}

/** The index itself is gone: no article is at fault. */
function isAboutIndex({ code }: FailedTask): boolean {
  return code === "index_not_found" || code.startsWith("invalid_index");
}

function changesOf({ newest }: Batch["changes"], articleIds: readonly string[]): Batch["changes"] {
  const own = new Map([...newest].filter(([id]) => articleIds.includes(id)));
  return { newest: own, changeNos: [...own.values()] };
}

function inHalves<T>(list: readonly T[]): T[][] {
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)];
}
