import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import { attachmentLimits, attachmentQuota, mayAttachFiles, quotaAdmits } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor, type PersonActor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import { columnsOf } from "../../database/columns.js";
import { insertion, StatementValues } from "../../database/insertion.js";
import type { CoreDeps } from "../../deps.js";
import { cleanFileName } from "../../files/file-name.js";
import { newId } from "../../id.js";
import { MaskedText } from "../../masked-text.js";
import { refusedBy } from "../../permission.js";
import type { ReceivedFile, ReceiveFault } from "../../ports.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { Attachment } from "./attachment.entity.js";

type Deps = Pick<CoreDeps, "db" | "clock" | "files">;

/** `fault`: what is wrong with the bytes; without one, the actor is refused. */
export type KeepAttachmentResult =
  { ok: true; attachment: Attachment } | (Refused & { fault?: ReceiveFault | "quota_used_up" });

const DAY_MS = 24 * 3_600_000;

/**
 * Takes a file in that its uploader is going to attach to a message. `content` is read only when they may attach files and have not sent a
 * day's worth; when it breaks off, this rejects and nothing is left.
 */
export async function keepAttachment(
  deps: Deps,
  actor: Actor,
  { name, content }: { name: string; content: Readable },
): Promise<KeepAttachmentResult> {
  if (actor.kind !== "person") return refused("NOT_SIGNED_IN", "Sign in to attach files.");
  const permission = mayAttachFiles(policyViewer(actor));
  if (!permission.allowed) return refusedBy(permission);
  const inScope = mayUseScope(actor, "write_tickets") || (actor.staff !== null && mayUseScope(actor, "desk"));
  if (!inScope) return refuseScope("write_tickets");
  const full = await refuseByQuota(deps.db, actor, deps.clock.now(), 1);
  if (full !== null) return full;

  const limits = { bytes: attachmentLimits.bytes, imageWidth: attachmentLimits.imageWidth };
  const received = await deps.files.receive(content, { limits, sanitise: true, name });
  if (!received.ok) return { ...refused("INVALID", received.reason), fault: received.fault };
  try {
    return await store(deps, actor, MaskedText.of(cleanFileName(name)).text, received.file);
  } finally {
    await received.file.discard();
  }
}

/**
 * The row comes first, without `stored_at`: whatever is cut off from here on, there is never a file that no row knows, and what is not
 * through in time is swept.
 */
async function store(
  { db, clock }: Deps,
  actor: PersonActor,
  name: string,
  received: ReceivedFile,
): Promise<KeepAttachmentResult> {
  const at = clock.now();
  const attachment = newAttachment(actor, name, received, at);
  const { id, storageKey } = attachment;
  const begun = await transact<KeepAttachmentResult>(db, (tx) => begin(tx, actor, attachment));
  if (!begun.ok) return begun;
  await received.keep(storageKey);
  return transact<KeepAttachmentResult>(db, async (tx) => {
    const [[kept]] = await tx.query<[Attachment[], number]>(
      `update attachments a set stored_at = $2 where id = $1 and removed_at is null returning ${columnsOf(tx, Attachment, "a")}`,
      [id, clock.now()],
    );
    if (kept === undefined) throw new Error(`The attachment ${id} was swept while it was stored.`);
    const { mediaType, bytes, sha256 } = kept;
    const data = { mediaType, bytes, sha256 };
    await writeAudit(tx, {
      at,
      actor,
      action: "attachment.stored",
      subjectType: "attachment",
      subjectId: id,
      data,
    });
    return { ok: true, attachment: kept };
  });
}

/** Whoever shares the quota waits here, so that two uploads at once do not both take what is left of it. */
async function begin(
  tx: EntityManager,
  actor: PersonActor,
  attachment: Attachment,
): Promise<KeepAttachmentResult> {
  for (const holder of holdersOf(actor))
    await tx.query("select pg_advisory_xact_lock(hashtextextended('attachments ' || $1, 0))", [holder]);
  const full = await refuseByQuota(tx, actor, attachment.createdAt, attachment.bytes);
  if (full !== null) return full;
  const values = new StatementValues();
  await tx.query(insertion(tx, Attachment, attachment, values), values.list);
  return { ok: true, attachment };
}

function newAttachment(actor: PersonActor, name: string, received: ReceivedFile, at: Date): Attachment {
  const { mediaType, isImage, bytes, width, height, sha256, masked } = received;
  return {
    ...{ name, mediaType, isImage, bytes, width, height, sha256, masked },
    id: newId(at),
    storageKey: randomBytes(20).toString("hex"),
    uploadedBy: actor.person.id,
    messageId: null,
    createdAt: at,
    position: 0,
    storedAt: null,
    releasedAt: null,
    releasedBy: null,
    removedAt: null,
    removedBy: null,
    removalReason: null,
    purgedAt: null,
  };
}

/** In one order for everybody, so that two who share two accounts do not wait for each other. */
function holdersOf(actor: PersonActor): string[] {
  const { accountIds } = attachmentQuota(policyViewer(actor));
  return accountIds.length === 0 ? [actor.person.id] : [...accountIds].sort();
}

async function refuseByQuota(
  db: DataSource | EntityManager,
  actor: PersonActor,
  now: Date,
  more: number,
): Promise<KeepAttachmentResult | null> {
  const quota = attachmentQuota(policyViewer(actor));
  const admitted = quotaAdmits(quota, await sentToday(db, actor, quota.accountIds, now), more);
  return admitted.allowed ? null : { ...refusedBy(admitted), fault: "quota_used_up" };
}

/** Bytes of the last 24 hours: of the account that sent most, or of the person where no account is counted. */
async function sentToday(
  db: DataSource | EntityManager,
  actor: PersonActor,
  accountIds: readonly string[],
  now: Date,
): Promise<number> {
  const since = new Date(now.getTime() - DAY_MS);
  const [row] =
    accountIds.length === 0
      ? await db.query<{ bytes: string }[]>(
          "select coalesce(sum(bytes), 0) as bytes from attachments where uploaded_by = $1 and created_at > $2",
          [actor.person.id, since],
        )
      : await db.query<{ bytes: string }[]>(
          `select coalesce(max(bytes), 0) as bytes from (
             select sum(a.bytes) as bytes from memberships m join attachments a on a.uploaded_by = m.person_id
             where m.account_id = any($1) and a.created_at > $2 group by m.account_id) as sums`,
          [accountIds, since],
        );
  // A sum of bigint comes as text.
  return Number(row?.bytes ?? 0);
}
