import { unfinishedUploadHours, unusedFileDays } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { writeAudit } from "../../audit-trail.js";
import type { Actor } from "../../actor.js";
import type { CoreDeps } from "../../deps.js";

const HOUR_MS = 3_600_000;
/** Of one transaction: what it locks, an author's upload does not wait for long. */
const BATCH = 100;
const sweeper: Actor = { kind: "system", name: "sweep-files" };

/**
 * Something still names the file: a revision of any state, an article as it was published, or what an author has typed and not saved.
 * Autosaves are looked through as they are: there are no more of them than authors at work.
 */
const named = `(
  exists (select from article_file_mentions m where m.file_id = f.id)
  or exists (select from article_file_uses u where u.file_id = f.id)
  or exists (select from article_autosaves s where position(f.storage_key in s.draft ->> 'body') > 0)
)`;

/**
 * Removes files that nothing has named for a week, and what broken uploads left. First the row is marked, which hides the file from
 * everybody, then the bytes go, then the row: killed in between, the next sweep goes on from the mark. May run twice at once.
 */
export async function sweepFiles({
  db,
  clock,
  files,
}: Pick<CoreDeps, "db" | "clock" | "files">): Promise<{ removed: number }> {
  const at = clock.now();
  await noteUse(db, at);
  while ((await markBatch(db, at)) === BATCH);
  const removed = await removeMarked({ db, files });
  await files.removeAbandoned(new Date(at.getTime() - unfinishedUploadHours * HOUR_MS));
  return { removed };
}

/** The week begins when a sweep first finds a file unnamed, and ends early when something names it again. */
async function noteUse(db: DataSource, at: Date): Promise<void> {
  await db.query(
    `update article_files f set unused_since = null where unused_since is not null and removed_at is null and ${named}`,
  );
  await db.query(
    `update article_files f set unused_since = $1
     where unused_since is null and stored_at is not null and removed_at is null and not ${named}`,
    [at],
  );
}

/** How many were looked at. */
async function markBatch(db: DataSource, at: Date): Promise<number> {
  const unusedBefore = new Date(at.getTime() - unusedFileDays * 24 * HOUR_MS);
  const unfinishedBefore = new Date(at.getTime() - unfinishedUploadHours * HOUR_MS);
  return db.transaction(async (tx) => {
    // Locked before it is asked who names them: whoever saves a revision that names one waits, or is seen.
    const found = await tx.query<{ id: string }[]>(
      `select id from article_files
       where removed_at is null and (unused_since <= $1 or (stored_at is null and created_at <= $2))
       order by id limit ${BATCH} for update skip locked`,
      [unusedBefore, unfinishedBefore],
    );
    const ids = found.map(({ id }) => id);
    const [marked] = await tx.query<[{ id: string; name: string; unfinished: boolean }[], number]>(
      `update article_files f set removed_at = $2 where f.id = any($1) and (stored_at is null or not ${named})
       returning f.id, f.name, f.stored_at is null as unfinished`,
      [ids, at],
    );
    // Named again since the sweep began: its next week begins with the day it is unnamed again.
    await tx.query("update article_files set unused_since = null where id = any($1) and removed_at is null", [
      ids,
    ]);
    for (const { id, name, unfinished } of marked) await auditRemoval(tx, at, { id, name, unfinished });
    return found.length;
  });
}

function auditRemoval(
  tx: EntityManager,
  at: Date,
  { id, name, unfinished }: { id: string; name: string; unfinished: boolean },
): Promise<void> {
  const data = { name, because: unfinished ? "unfinished" : "unused" };
  return writeAudit(tx, {
    at,
    actor: sweeper,
    action: "file.removed",
    subjectType: "file",
    subjectId: id,
    data,
  });
}

async function removeMarked({ db, files }: Pick<CoreDeps, "db" | "files">): Promise<number> {
  let removed = 0;
  for (;;) {
    const marked = await db.query<{ id: string; storageKey: string }[]>(
      `select id, storage_key as "storageKey" from article_files where removed_at is not null order by removed_at limit ${BATCH}`,
    );
    if (marked.length === 0) return removed;
    for (const { id, storageKey } of marked) {
      await files.remove(storageKey);
      // Published in the moment of the mark, an article may still count as showing it.
      await db.query(
        `with uses as (delete from article_file_uses where file_id = $1) delete from article_files where id = $1`,
        [id],
      );
      removed += 1;
    }
  }
}
