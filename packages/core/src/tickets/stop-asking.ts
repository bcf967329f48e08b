import { asksForSecret } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { releaseKey } from "../idempotency.js";
import type { MaskedText } from "../masked-text.js";
import { refused, type Refused } from "../refusal.js";
import type { Ticket } from "./ticket.entity.js";

/** A refusal that is on record: its transaction is kept. */
export type Stopped = Refused & { stopped: true };

interface StaffReply {
  actor: Actor;
  at: Date;
  ticket: Ticket;
  text: MaskedText;
  /** Input field of the text. */
  path: string[];
  /** What the request claimed: it is free again, for the reply as it will be sent. */
  claim: { operation: string; key: string } | null;
}

/**
 * Stops a reply by staff that asks for a password, a code or the like: nobody here has a use for one, and whoever does as they are asked
 * learns to do so for an impostor, too. That it was tried is on record, its words are not. Null where the reply may go.
 */
export async function stopAskingForSecret(tx: EntityManager, reply: StaffReply): Promise<Stopped | null> {
  const { actor, at, ticket, text, path, claim } = reply;
  if (!asksForSecret(text.text)) {
    return null;
  }
  if (claim !== null) {
    await releaseKey(tx, { actor, ...claim });
  }
  await writeAudit(tx, {
    at,
    actor,
    action: "ticket.reply_stopped",
    subjectType: "ticket",
    subjectId: ticket.id,
    accountId: ticket.accountId,
    data: { reason: "asks_for_secret" },
  });
  const words =
    "This asks for a password or a code, so it was not sent: nobody who works here may ask for one. Ask for the error that the customer " +
    "sees, have them reset the password themselves, or look at the logs together.";
  return { ...refused("NOT_ALLOWED", words, path), stopped: true };
}

export function isStopped(result: { ok: boolean }): boolean {
  return "stopped" in result && result.stopped === true;
}
