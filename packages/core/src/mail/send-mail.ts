import { MAIL_TRIED_HOURS, mailPauseMs, nextMailState, type MailAct } from "@recourse/policy";
import type { MailDeps } from "../deps.js";
import { enqueue } from "../jobs.js";
import type { HandedMail, MailOutcome } from "../ports.js";
import { claimMail, handMailOver } from "./claim-mail.js";
import { fillMail } from "./fill-mail.js";
import { mailJob } from "./enqueue-mail.js";
import { bounceAddress, replyAddress } from "./incoming/mail-address.js";
import type { OutgoingMail } from "./outgoing-mail.entity.js";

const HOUR_MS = 3_600_000;
const LONGEST_REASON = 500;

interface InHand {
  mail: OutgoingMail;
  claimId: string;
}

/**
 * The job of that name. Run twice, late, side by side or after it was killed: a mail is handed to the server once, until the server or a
 * person says that it may be again. What was in the server's hands when this process ended becomes `uncertain` (decision 040).
 */
export async function sendMail(deps: MailDeps, { mailId }: { mailId: string }): Promise<void> {
  const { mailer } = deps;
  if (mailer === null) {
    return;
  }
  const claim = await claimMail(deps, mailId);
  if (!claim.claimed) {
    if (claim.settled) await enqueueNext(deps, mailId);
    return;
  }
  const { mail, claimId } = claim;
  const filled = await fillMail(deps, mail).catch((error: unknown) => putOff(deps, claim, error));
  if (!filled.ok) {
    await settle(deps, claim, { act: "drop", reason: filled.dropped });
    return;
  }
  const composed = await deps.composer
    .compose(filled.content)
    .catch((error: unknown) => putOff(deps, claim, error));
  const outcome = await mailer.send(
    {
      ...composed,
      ...{ id: mail.id, messageId: mail.messageId, to: mail.toAddress, at: mail.createdAt },
      thread: mail.ticketId === null ? null : `ticket-${mail.ticketId}@recourse`,
      ...(await returnAddresses(deps, mail)),
    },
    () => handMailOver(deps, { mailId, claimId }),
  );
  await settle(deps, claim, resultOf(outcome));
}

/** A participant's own, for mails of a ticket: whoever answers from it is known by it, if the mail is from them. */
async function returnAddresses(
  { db, codes, addresses: { replyDomain } }: MailDeps,
  { id, ticketId, toPersonId, createdAt }: OutgoingMail,
): Promise<Pick<HandedMail, "replyTo" | "bounceTo">> {
  if (replyDomain === null) return { replyTo: null, bounceTo: null };
  const isOfTicket = ticketId !== null && toPersonId !== null;
  return {
    replyTo: isOfTicket
      ? await replyAddress(db, { codes, replyDomain }, { ticketId, personId: toPersonId, at: createdAt })
      : null,
    bounceTo: bounceAddress(codes, replyDomain, id),
  };
}

/** A mail that cannot be written is a bug: it is logged as one, and tried later like any other. */
async function putOff(deps: MailDeps, claim: InHand, error: unknown): Promise<never> {
  await settle(deps, claim, {
    act: "put_off",
    reason: "It could not be written; the worker's log says why.",
  });
  throw error;
}

interface MailResult {
  act: MailAct;
  reason: string | null;
}

function resultOf(result: MailOutcome): MailResult {
  switch (result.outcome) {
    case "sent":
      return { act: "accept", reason: null };
    case "put_off":
      return { act: "put_off", reason: result.reason };
    case "refused":
      return { act: "give_up", reason: result.reason };
    case "lost":
      return { act: "lose", reason: result.reason };
  }
}

/** Nothing is written where somebody else has taken the mail in hand since. */
async function settle(deps: MailDeps, { mail, claimId }: InHand, result: MailResult): Promise<void> {
  const at = deps.clock.now();
  const settled = await deps.db.transaction(async (tx) => {
    const [row] = await tx.query<{ state: OutgoingMail["state"]; triedUntil: Date | null }[]>(
      `select state, tried_until as "triedUntil" from outgoing_mails where id = $1 and claim_id = $2 for update`,
      [mail.id, claimId],
    );
    if (row === undefined) return false;
    const next = new Date(at.getTime() + mailPauseMs(mail.attempts, Math.random()));
    const until = row.triedUntil ?? new Date(mail.createdAt.getTime() + MAIL_TRIED_HOURS * HOUR_MS);
    const act = result.act === "put_off" && next > until ? "give_up" : result.act;
    const state = nextMailState(row.state, act);
    if (state === null) {
      throw new Error(`The mail ${mail.id} is ${row.state}: it cannot ${act}.`);
    }
    await tx.query(
      `update outgoing_mails set state = $2, last_error = $3, claim_id = null, claimed_until = null,
         sent_at = case when $4 then $5::timestamptz end,
         -- What the server said no to, nobody got.
         handed_over_at = case when $6 then null else handed_over_at end,
         next_attempt_at = case when $7 then $8::timestamptz end
       where id = $1`,
      [
        ...[mail.id, state, result.reason?.slice(0, LONGEST_REASON) ?? null, act === "accept", at],
        ...[act === "put_off" || act === "give_up", act === "put_off", next],
      ],
    );
    if (act === "put_off") {
      await enqueue(tx, "send-mail", { mailId: mail.id }, { ...mailJob(mail.id), runAt: next });
    }
    return true;
  });
  if (settled) await enqueueNext(deps, mail.id);
}

/** The mail that waited behind this one. */
async function enqueueNext({ db }: Pick<MailDeps, "db">, mailId: string): Promise<void> {
  const [next] = await db.query<{ id: string }[]>(
    `select n.id from outgoing_mails m join outgoing_mails n on n.ticket_id = m.ticket_id and n.to_address = m.to_address
     where m.id = $1 and m.state not in ('waiting', 'sending') and n.state = 'waiting' and n.claim_id is null
     order by n.created_at, n.id limit 1`,
    [mailId],
  );
  if (next !== undefined) await enqueue(db.manager, "send-mail", { mailId: next.id }, mailJob(next.id));
}
