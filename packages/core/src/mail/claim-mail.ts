import { MAIL_CAP_MINUTES, nextMailState, type SupportPolicy } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import type { MailTemplate } from "./mail-templates.js";
import { OutgoingMail } from "./outgoing-mail.entity.js";

/** What a process that was killed had in hand, and had not begun to hand over, is free again after this. */
const CLAIMED_MS = 60_000;
/** Longer than the longest wait for a server's answer: what is in its hands after that is uncertain. */
const HANDED_MS = 5 * 60_000;

const CAP_MS = MAIL_CAP_MINUTES * 60_000;
const LOST = "The process that was sending it ended before the server had answered.";

/** What somebody waits for, or has to know at once: no number of other mails holds it up. */
const cappedApart: readonly MailTemplate[] = [
  "verification_code",
  "verification_failed",
  "deletion_announced",
  "address_change",
  "factor_reset_asked",
  "factor_reset_done",
  "address_changed",
];

/** `settled`: somebody may be waiting behind it. */
export type ClaimedMail =
  { claimed: true; mail: OutgoingMail; claimId: string } | { claimed: false; settled: boolean };

const LEFT: ClaimedMail = { claimed: false, settled: false };

/**
 * Takes a mail in hand, for a while and for this process alone. Left alone are: what somebody else has in hand, what has to wait for an
 * earlier mail of the same ticket to the same address, what is above the cap of its recipient, everything while the outbox is paused.
 */
export async function claimMail(
  { db, clock, policy }: Pick<CoreDeps, "db" | "clock" | "policy">,
  mailId: string,
): Promise<ClaimedMail> {
  return db.transaction(async (tx) => {
    // Of one recipient, one at a time is counted.
    await tx.query(
      `select pg_advisory_xact_lock(hashtextextended('mail to ' || lower(to_address::text), 0)) from outgoing_mails where id = $1`,
      [mailId],
    );
    const at = clock.now();
    const [row] = await tx.query<
      (OutgoingMail & { isHeld: boolean; isPaused: boolean; isBehind: boolean })[]
    >(
      `select ${columnsOf(tx, OutgoingMail, "m")}, coalesce(m.claimed_until > $2, false) as "isHeld",
         (select paused_at is not null from mail_outbox) as "isPaused",
         m.ticket_id is not null and exists (
           select 1 from outgoing_mails e
           where e.ticket_id = m.ticket_id and e.to_address = m.to_address and e.state in ('waiting', 'sending')
             and (e.created_at, e.id) < (m.created_at, m.id)
         ) as "isBehind"
       from outgoing_mails m where m.id = $1 for update of m`,
      [mailId, at],
    );
    if (row === undefined) return LEFT;
    const { isHeld, isPaused, isBehind, ...mail } = row;
    if (isHeld) return LEFT;
    const lost = nextMailState(mail.state, "lose");
    if (lost !== null) {
      await tx.query(
        `update outgoing_mails set state = $2, last_error = $3, claim_id = null, claimed_until = null where id = $1`,
        [mailId, lost, LOST],
      );
      return { claimed: false, settled: true };
    }
    const isEarly = mail.nextAttemptAt !== null && mail.nextAttemptAt > at;
    if (nextMailState(mail.state, "hand_over") === null || isPaused || isBehind || isEarly) return LEFT;
    const freeAt = await roomFor(tx, policy, mail, at);
    if (freeAt !== null) {
      await tx.query("update outgoing_mails set next_attempt_at = $2 where id = $1", [mailId, freeAt]);
      return LEFT;
    }
    const claimId = newId(at);
    await tx.query(
      `update outgoing_mails set claim_id = $2, claimed_until = $3, attempts = attempts + 1 where id = $1`,
      [mailId, claimId, new Date(at.getTime() + CLAIMED_MS)],
    );
    return { claimed: true, mail: { ...mail, attempts: mail.attempts + 1 }, claimId };
  });
}

/** When one more may go to this address; null: now. */
async function roomFor(
  tx: EntityManager,
  { mail: { perRecipientAndHour } }: SupportPolicy,
  { toAddress, template }: OutgoingMail,
  at: Date,
): Promise<Date | null> {
  const [last] = await tx.query<{ counts_from: Date }[]>(
    `select coalesce(handed_over_at, $2) as counts_from from outgoing_mails
     where to_address = $1 and (template = any($5)) = $6
       and (handed_over_at > $3 or state in ('waiting', 'sending') and claimed_until > $2)
     order by counts_from desc offset $4 limit 1`,
    [
      ...[toAddress, at, new Date(at.getTime() - CAP_MS), perRecipientAndHour - 1],
      ...[cappedApart, cappedApart.some((each) => each === template)],
    ],
  );
  return last === undefined ? null : new Date(last.counts_from.getTime() + CAP_MS);
}

/** From here on the server may have it. False: somebody else has it in hand by now, and nothing may leave. */
export async function handMailOver(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  { mailId, claimId }: { mailId: string; claimId: string },
): Promise<boolean> {
  const at = clock.now();
  const [rows] = await db.query<[unknown[], number]>(
    `update outgoing_mails set state = 'sending', handed_over_at = $3, claimed_until = $4
     where id = $1 and claim_id = $2 and state = 'waiting' and claimed_until > $3 returning id`,
    [mailId, claimId, at, new Date(at.getTime() + HANDED_MS)],
  );
  return rows.length > 0;
}
