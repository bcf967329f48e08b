import { attachmentLimits } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import type { StatementValues } from "../../database/insertion.js";
import { isId } from "../../id.js";
import { refused, type Refused } from "../../refusal.js";
import { expiryOf } from "./attachment.queries.js";

export type LockedUploads = { ok: true; ids: string[] } | Refused;

/** As an idempotent request says it: nothing where there are none, each once. */
export function attachmentIdsOf(given: readonly string[] | null | undefined): { attachmentIds?: string[] } {
  const ids = [...new Set(given ?? [])];
  return ids.length === 0 ? {} : { attachmentIds: ids };
}

/**
 * The actor's own uploads, locked for the message that takes them along. Anybody else's, what a message has already, what expired and what
 * never was are one and the same: unknown.
 */
export async function lockUploads(
  tx: EntityManager,
  actor: Actor,
  { attachmentIds = [], at }: { attachmentIds?: string[] | undefined; at: Date },
): Promise<LockedUploads> {
  if (attachmentIds.length === 0) return { ok: true, ids: [] };
  if (attachmentIds.length > attachmentLimits.perMessage)
    return refused("INVALID", `A message takes ${attachmentLimits.perMessage} files at most.`, [
      "attachmentIds",
    ]);
  const known =
    actor.kind === "person" && attachmentIds.every(isId)
      ? await tx.query<{ id: string }[]>(
          `select id from attachments
           where id = any($1) and uploaded_by = $2 and message_id is null and stored_at is not null and removed_at is null and created_at > $3
           order by id for update`,
          [attachmentIds, actor.person.id, expiryOf(at)],
        )
      : [];
  return known.length === attachmentIds.length
    ? { ok: true, ids: attachmentIds }
    : refused(
        "NOT_FOUND",
        "One of the files is not there any more, or came with another message. Attach it again.",
        ["attachmentIds"],
      );
}

/** Part of the statement that writes the message. */
export function claimStatement(
  values: StatementValues,
  messageId: string,
  attachmentIds: readonly string[],
): string {
  return `update attachments a set message_id = ${values.add(messageId)}, position = given.place
    from unnest(${values.add(attachmentIds)}::uuid[]) with ordinality as given (id, place) where a.id = given.id`;
}
