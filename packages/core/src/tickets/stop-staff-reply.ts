import {
  asksForSecret,
  sensitiveActionOf,
  statesAccountInformation,
  type SupportPolicy,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { releaseKey } from "../idempotency.js";
import type { MaskedText } from "../masked-text.js";
import { refused, type Refused } from "../refusal.js";
import { disclosedTickets, withheldInformation } from "../verification/verification.queries.js";
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
 * learns to do so for an impostor, too. Stops one that tells what an account is before who asks has proven who they are. That it was
 * tried is on record, its words are not. Null where the reply may go.
 */
export async function stopStaffReply(
  policy: SupportPolicy,
  tx: EntityManager,
  reply: StaffReply,
): Promise<Stopped | null> {
  if (asksForSecret(reply.text.text)) {
    return stop(tx, reply, "asks_for_secret", ASKS);
  }
  return (await tellsWithoutProof(policy, tx, reply))
    ? stop(tx, reply, "states_account_information", TELLS)
    : null;
}

const ASKS =
  "This asks for a password or a code, so it was not sent: nobody who works here may ask for one. Ask for the error that the customer " +
  "sees, have them reset the password themselves, or look at the logs together.";

const TELLS =
  "This tells what is on record of the account, and nobody has proven who asks: it was not sent. Ask the customer to prove it on this " +
  "ticket's page; with the proof, show the account's information first.";

/** On a ticket that takes proof of identity: what the account is may be told only while the proof has it disclosed; then it is on record. */
async function tellsWithoutProof(
  policy: SupportPolicy,
  tx: EntityManager,
  { actor, at, ticket, text }: StaffReply,
): Promise<boolean> {
  const { accountId, requesterId } = ticket;
  if (accountId === null || sensitiveActionOf(ticket.kind) === null) {
    return false;
  }
  if (
    !statesAccountInformation(text.text, await withheldInformation(tx, policy, { accountId, requesterId }))
  ) {
    return false;
  }
  const disclosed = (await disclosedTickets(tx, [ticket.id], at)).has(ticket.id);
  if (disclosed) {
    await writeAudit(tx, {
      ...{ at, actor, action: "account_information.told", accountId },
      ...{ subjectType: "ticket", subjectId: ticket.id },
    });
  }
  return !disclosed;
}

async function stop(tx: EntityManager, reply: StaffReply, reason: string, words: string): Promise<Stopped> {
  const { actor, at, ticket, path, claim } = reply;
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
    data: { reason },
  });
  return { ...refused("NOT_ALLOWED", words, path), stopped: true };
}

export function isStopped(result: { ok: boolean }): boolean {
  return "stopped" in result && result.stopped === true;
}
