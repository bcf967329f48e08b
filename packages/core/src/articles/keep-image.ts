import type { Readable } from "node:stream";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";

export interface KeptImage {
  id: string;
  storageKey: string;
}

export type KeepImageResult = { ok: true; image: KeptImage } | Refused;

/**
 * Stores an image for articles, once however often the same bytes come. `sha256` (hex) is of the whole file; `open` is called only when it
 * is new. What is no picture is refused with the reason.
 */
export async function keepImage(
  deps: Pick<CoreDeps, "db" | "clock" | "files">,
  actor: Actor,
  { sha256, open }: { sha256: string; open: () => Readable },
): Promise<KeepImageResult> {
  if (actor.kind !== "system")
    return refused("NOT_ALLOWED", "Images are imported by the command line alone.");
  const [known] = await deps.db.query<KeptImage[]>(
    `select id, storage_key as "storageKey" from article_images where sha256 = $1`,
    [sha256],
  );
  if (known !== undefined) return { ok: true, image: known };

  const stored = await deps.files.storeImage(open());
  if (!stored.ok) return refused("INVALID", stored.reason);
  const { storageKey, mediaType, bytes, width, height, sha256: found } = stored.image;
  const at = deps.clock.now();
  return transact<KeepImageResult>(deps.db, async (tx) => {
    const [row] = await tx.query<KeptImage[]>(
      `insert into article_images (id, storage_key, sha256, media_type, bytes, width, height, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (sha256) do update set sha256 = excluded.sha256
       returning id, storage_key as "storageKey"`,
      [newId(at), storageKey, found, mediaType, bytes, width, height, at],
    );
    if (row === undefined) throw new Error("The image was not written.");
    // Somebody stored the same bytes at the same moment: theirs stay.
    if (row.storageKey !== storageKey) await deps.files.remove(storageKey);
    else await writeAudit(tx, { at, actor, action: "image.stored", subjectType: "image", subjectId: row.id });
    return { ok: true, image: row };
  });
}
