import { MAIL_READ_TRIES, nextIncomingMailState } from "@recourse/policy";
import { columnsOf } from "../../database/columns.js";
import type { CoreDeps } from "../../deps.js";
import { newId } from "../../id.js";
import { IncomingMail } from "./incoming-mail.entity.js";

/** What a process that was killed had in hand is free again after this. Longer than reading and handling may take. */
const CLAIMED_MS = 60_000;
const PAUSE_MS = 5_000;
const LONGEST_ERROR = 500;

export interface ClaimedIncomingMail {
  mail: IncomingMail;
  claimId: string;
}

/**
 * Takes the oldest mail in hand that nobody has looked at, for a while and for this process alone; null: there is none. Its tries are counted
 * here, before anything is read: what kills the process is parked like what fails.
 */
export async function claimIncomingMail(
  deps: Pick<CoreDeps, "db" | "clock">,
): Promise<ClaimedIncomingMail | null> {
  const { db, clock } = deps;
  const at = clock.now();
  const claimId = newId(at);
  const [[mail]] = await db.query<[IncomingMail[], number]>(
    `update incoming_mails m set claim_id = $1, claimed_until = $2, attempts = attempts + 1
     where id = (
       select id from incoming_mails
       where state = 'received' and (claimed_until is null or claimed_until <= $3) and (next_attempt_at is null or next_attempt_at <= $3)
       order by received_at, id limit 1 for update skip locked
     ) returning ${columnsOf(db, IncomingMail, "m")}`,
    [claimId, new Date(at.getTime() + CLAIMED_MS), at],
  );
  if (mail === undefined) return null;
  const claimed = { mail, claimId };
  if (mail.attempts <= MAIL_READ_TRIES) return claimed;
  await putIncomingMailOff(
    deps,
    claimed,
    mail.lastError ?? "Each process that read it ended before it was through.",
  );
  return claimIncomingMail(deps);
}

/** It could not be dealt with: tried again, and parked with the cause after the last try. Nothing where somebody else has it by now. */
export async function putIncomingMailOff(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  { mail, claimId }: ClaimedIncomingMail,
  cause: string,
): Promise<"parked" | "put_off"> {
  const parked = mail.attempts >= MAIL_READ_TRIES ? nextIncomingMailState(mail.state, "park") : null;
  await db.query(
    `update incoming_mails set state = $3, last_error = $4, next_attempt_at = $5, claim_id = null, claimed_until = null
     where id = $1 and claim_id = $2`,
    [
      ...[mail.id, claimId, parked ?? mail.state, cause.slice(0, LONGEST_ERROR)],
      parked === null ? new Date(clock.now().getTime() + PAUSE_MS * mail.attempts) : null,
    ],
  );
  return parked === null ? "put_off" : "parked";
}
