import { unclaimedUploadHours } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import { columnsOf } from "../../database/columns.js";
import { isId } from "../../id.js";
import { cleanText } from "../../text.js";
import { readsConversation } from "../merging/ticket-link.queries.js";
import type { MessageKind } from "../message.entity.js";
import { Ticket } from "../ticket.entity.js";
import { seesNotes } from "../timeline.queries.js";
import { Attachment } from "./attachment.entity.js";

type Db = DataSource | EntityManager;

/** An attachment that somebody may read, with what it came with: null for an upload of their own that no message took along yet. */
export interface ReadableAttachment {
  attachment: Attachment;
  ticket: Ticket | null;
}

/**
 * By its id, or by its key. Null where there is none or none that the actor may read: the same answer for both. What was removed is found,
 * as its tombstone is read by whoever could read it.
 */
export async function findAttachment(
  { db, now }: { db: Db; now: Date },
  actor: Actor,
  by: { id: string } | { storageKey: string },
): Promise<ReadableAttachment | null> {
  if ("id" in by && !isId(by.id)) return null;
  const [column, value] = "id" in by ? ["id", by.id] : ["storage_key", cleanText(by.storageKey)];
  const [attachment] = await db.query<Attachment[]>(
    `select ${columnsOf(db, Attachment, "a")} from attachments a where a.${column} = $1 and a.stored_at is not null`,
    [value],
  );
  if (attachment === undefined) return null;
  if (attachment.messageId === null)
    return isOwnUpload(actor, attachment, now) ? { attachment, ticket: null } : null;
  const [message] = await db.query<(Ticket & { messageKind: MessageKind; visibleAt: Date | null })[]>(
    `select ${columnsOf(db, Ticket, "t")}, m.kind as "messageKind", m.visible_at as "visibleAt"
     from messages m join tickets t on t.id = m.ticket_id where m.id = $1`,
    [attachment.messageId],
  );
  if (message === undefined) return null;
  const { messageKind, visibleAt, ...ticket } = message;
  const sees =
    seesNotes(actor) ||
    (messageKind === "reply" && (visibleAt === null || visibleAt.getTime() <= now.getTime()));
  return sees && (await readsConversation(db, actor, ticket)) ? { attachment, ticket } : null;
}

/** Until a message takes it along, and for no longer than a day. */
function isOwnUpload(actor: Actor, { uploadedBy, createdAt, removedAt }: Attachment, now: Date): boolean {
  return (
    actor.kind === "person" &&
    actor.person.id === uploadedBy &&
    removedAt === null &&
    createdAt > expiryOf(now)
  );
}

/** What was uploaded before this and no message took along is gone. */
export function expiryOf(now: Date): Date {
  return new Date(now.getTime() - unclaimedUploadHours * 3_600_000);
}

/** In the order in which they were attached, the removed ones too. For messages that the viewer came to by a timeline of theirs. */
export function attachmentsOfMessages(
  db: Db,
  messageIds: readonly string[],
): Promise<(Attachment & { messageId: string })[]> {
  return db.query(
    `select ${columnsOf(db, Attachment, "a")} from attachments a where a.message_id = any($1) order by a.message_id, a.position, a.id`,
    [messageIds],
  );
}
