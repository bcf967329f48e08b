import { unfinishedUploadHours } from "@recourse/policy";
import type { DataSource } from "typeorm";
import type { CoreDeps } from "../../deps.js";
import { expiryOf } from "./attachment.queries.js";

const HOUR_MS = 3_600_000;
const BATCH = 100;

/**
 * Removes uploads that no message took along within a day, what broken uploads left, and the bytes of what was removed. First the row is
 * marked, which hides the file from everybody, then the bytes go, then the row, or the mark that they are gone: killed in between, the
 * next sweep goes on from there. May run twice at once.
 */
export async function sweepAttachments({
  db,
  clock,
  files,
}: Pick<CoreDeps, "db" | "clock" | "files">): Promise<{ removed: number }> {
  const now = clock.now();
  await markExpired(db, now);
  let removed = 0;
  for (;;) {
    const marked = await db.query<{ id: string; storageKey: string }[]>(
      `select id, storage_key as "storageKey" from attachments
       where removed_at is not null and purged_at is null order by removed_at limit ${BATCH}`,
    );
    if (marked.length === 0) return { removed };
    for (const { id, storageKey } of marked) {
      await files.remove(storageKey);
      await db.query(
        `with unclaimed as (delete from attachments where id = $1 and message_id is null)
         update attachments set purged_at = $2 where id = $1 and message_id is not null`,
        [id, now],
      );
      removed += 1;
    }
  }
}

/** Whoever sends the message at this moment has the row: it is theirs. */
async function markExpired(db: DataSource, now: Date): Promise<void> {
  const unfinishedBefore = new Date(now.getTime() - unfinishedUploadHours * HOUR_MS);
  await db.query(
    `update attachments set removed_at = $1 where id in (
       select id from attachments
       where message_id is null and removed_at is null and (created_at <= $2 or (stored_at is null and created_at <= $3))
       for update skip locked)`,
    [now, expiryOf(now), unfinishedBefore],
  );
}
