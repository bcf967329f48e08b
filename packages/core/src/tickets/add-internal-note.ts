import { mayAddNote, type MaskedFinding } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { claimKey } from "../idempotency.js";
import { checkMaskedText } from "../masked-text.js";
import { refusedBy } from "../permission.js";
import type { Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { attachmentIdsOf, lockUploads } from "./attachments/claim-uploads.js";
import { changeTicket } from "./change-ticket.js";
import { loadTicket } from "./load-ticket.js";
import type { ReplyInput } from "./reply-to-ticket.js";
import { refuseTicketScope } from "./ticket-role.js";
import type { Ticket } from "./ticket.entity.js";

export type AddInternalNoteResult =
  { ok: true; ticket: Ticket; messageId: string; masked: readonly MaskedFinding[] } | Refused;

/** What staff write to each other: no customer ever sees it, and neither state nor version of the ticket change. */
export async function addInternalNote(
  deps: CoreDeps,
  actor: Actor,
  input: ReplyInput,
): Promise<AddInternalNoteResult> {
  const body = checkMaskedText(input.body, { path: ["body"], name: "The note", max: 50_000 });
  if (!body.ok) {
    return body;
  }
  const at = deps.clock.now();
  const { ticketId, idempotencyKey: key } = input;
  const attached = attachmentIdsOf(input.attachmentIds);
  const message = { id: newId(at), kind: "internal_note", body: body.text } as const;
  return transact<AddInternalNoteResult>(deps.db, async (tx) => {
    const request = { ticketId, body: body.text.text, ...attached };
    const claimed = await claimKey(tx, {
      actor,
      operation: "addInternalNote",
      key,
      body: request,
      resultId: message.id,
      at,
    });
    if (!claimed.ok) {
      return claimed;
    }
    const loaded = await loadTicket(tx, actor, { ticketId });
    if (!loaded.ok) {
      return loaded;
    }
    const permission = mayAddNote(policyViewer(actor), loaded.ticket);
    const refusal = permission.allowed ? refuseTicketScope(actor, true) : refusedBy(permission);
    if (refusal !== null) {
      return refusal;
    }
    const { masked } = body.text;
    if (claimed.replayOf !== null) {
      return { ok: true, ticket: loaded.ticket, messageId: claimed.replayOf, masked };
    }
    const uploads = await lockUploads(tx, actor, { ...attached, at });
    if (!uploads.ok) {
      return uploads;
    }
    const written = { ...message, attachmentIds: uploads.ids };
    const change = { actor, at, byStaff: true, action: "ticket.note_added", message: written };
    const ticket = await changeTicket(deps, tx, loaded.ticket, change);
    return { ok: true, ticket, messageId: message.id, masked };
  });
}
