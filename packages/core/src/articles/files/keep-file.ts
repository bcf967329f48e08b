import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import { mayUploadFile, nameMatchesContent } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import { columnsOf } from "../../database/columns.js";
import type { CoreDeps } from "../../deps.js";
import { newId } from "../../id.js";
import { refusedBy } from "../../permission.js";
import type { ReceivedFile, ReceiveFault } from "../../ports.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { refuseDesk } from "../load-revision.js";
import { ArticleFile } from "./article-file.entity.js";
import { cleanFileName } from "../../files/file-name.js";

type FileDeps = Pick<CoreDeps, "db" | "clock" | "files">;

/** `fault`: what is wrong with the bytes; without one, the actor or the name is refused. */
export type KeepFileResult = { ok: true; file: ArticleFile } | (Refused & { fault?: ReceiveFault });

/**
 * Takes an image or a file for articles in. Nobody but staff sees it until an article that names it is published. `content` is read only
 * when the actor may upload; when it breaks off, this rejects and nothing is left.
 */
export async function keepFile(
  deps: FileDeps,
  actor: Actor,
  { name, content }: { name: string; content: Readable },
): Promise<KeepFileResult> {
  const permission = mayUploadFile(policyViewer(actor));
  const refusal = refuseDesk(actor) ?? (permission.allowed ? null : refusedBy(permission));
  if (refusal !== null) return refusal;
  const received = await deps.files.receive(content);
  if (!received.ok) return { ...refused("INVALID", received.reason), fault: received.fault };
  try {
    const clean = cleanFileName(name);
    const fits = nameMatchesContent(clean, received.file);
    return fits.allowed
      ? await store(deps, actor, clean, received.file)
      : refused("INVALID", fits.message ?? "", ["name"]);
  } finally {
    await received.file.discard();
  }
}

/**
 * Takes a file of an export along, byte for byte. `sha256` is of what was sent at first, by which every database knows it.
 */
export async function keepExportedFile(
  deps: FileDeps,
  actor: Actor,
  { sha256, name, open }: { sha256: string; name: string; open: () => Readable },
): Promise<KeepFileResult> {
  if (actor.kind !== "system") return refused("NOT_ALLOWED", "Files are imported by the command line alone.");
  const known = await findKnown(deps.db, sha256);
  if (known !== null) return { ok: true, file: known };
  const received = await deps.files.receive(open(), { wasWritten: true });
  if (!received.ok) return { ...refused("INVALID", received.reason), fault: received.fault };
  try {
    return await store(deps, actor, cleanFileName(name), { ...received.file, sha256 }, { once: true });
  } finally {
    await received.file.discard();
  }
}

/**
 * Takes an image or, where `imagesOnly` is false, any file of an import along, once however often the same bytes come. `sha256` (hex) is of
 * the whole file; `open` is called only when it is new.
 */
export async function keepImage(
  deps: FileDeps,
  actor: Actor,
  {
    sha256,
    name = "",
    imagesOnly = true,
    open,
  }: { sha256: string; name?: string; imagesOnly?: boolean; open: () => Readable },
): Promise<KeepFileResult> {
  if (actor.kind !== "system")
    return refused("NOT_ALLOWED", "Images are imported by the command line alone.");
  const known = await findKnown(deps.db, sha256);
  if (known !== null) return { ok: true, file: known };
  const received = await deps.files.receive(open());
  if (!received.ok) return { ...refused("INVALID", received.reason), fault: received.fault };
  const { file } = received;
  try {
    if (imagesOnly && !file.isImage) return refused("INVALID", notAnImage(file.mediaType));
    return await store(deps, actor, cleanFileName(name), file, { once: true });
  } finally {
    await file.discard();
  }
}

function notAnImage(mediaType: string): string {
  return mediaType === "image/svg+xml"
    ? "SVG is not shown as an image: it can hold script. Export it as PNG or WebP."
    : `Images are PNG, JPEG, GIF, WebP or AVIF; this is ${mediaType}.`;
}

/** Named again, it is in use again: its time until it is swept begins anew. */
async function findKnown(db: DataSource | EntityManager, sha256: string): Promise<ArticleFile | null> {
  const [known] = await db.query<ArticleFile[]>(
    `with known as (
       select id from article_files where sha256 = $1 and stored_at is not null and removed_at is null order by created_at, id limit 1
     ), touched as (
       update article_files set unused_since = null where id in (select id from known) and unused_since is not null
     )
     select ${columnsOf(db, ArticleFile, "f")} from article_files f where f.id in (select id from known)`,
    [sha256],
  );
  return known ?? null;
}

/** Whoever stores the same bytes waits here for whoever came first. */
async function findStoredBefore(tx: EntityManager, sha256: string): Promise<ArticleFile | null> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [sha256]);
  return findKnown(tx, sha256);
}

/**
 * The row comes first, without `stored_at`: whatever is cut off from here on, there is never a file that no row knows, and what is
 * not through in time is swept.
 */
async function store(
  { db, clock, files }: FileDeps,
  actor: Actor,
  name: string,
  received: ReceivedFile,
  { once }: { once: boolean } = { once: false },
): Promise<KeepFileResult> {
  const at = clock.now();
  const id = newId(at);
  const storageKey = randomBytes(20).toString("hex");
  const { sha256, mediaType, isImage, bytes, width, height } = received;
  const uploadedBy = actor.kind === "person" ? actor.person.id : null;
  await db.query(
    `insert into article_files (id, storage_key, name, sha256, media_type, is_image, bytes, width, height, uploaded_by, created_at, stored_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null)`,
    [id, storageKey, name, sha256, mediaType, isImage, bytes, width, height, uploadedBy, at],
  );
  await received.keep(storageKey);
  return transact<KeepFileResult>(db, async (tx) => {
    const before = once ? await findStoredBefore(tx, sha256) : null;
    if (before !== null) {
      // Somebody stored the same bytes at the same moment: theirs stay.
      await files.remove(storageKey);
      await tx.delete(ArticleFile, { id });
      return { ok: true, file: before };
    }
    const [[file]] = await tx.query<[ArticleFile[], number]>(
      `update article_files f set stored_at = $2 where id = $1 and removed_at is null returning ${columnsOf(db, ArticleFile, "f")}`,
      [id, clock.now()],
    );
    if (file === undefined) throw new Error(`The file ${id} was swept while it was stored.`);
    const data = { name, mediaType, bytes, sha256 };
    await writeAudit(tx, { at, actor, action: "file.stored", subjectType: "file", subjectId: id, data });
    return { ok: true, file };
  });
}
