import { JOB_MAX_ATTEMPTS } from "../jobs.js";
import type { MailDeps } from "../deps.js";

const BATCH = 200;

/**
 * Sees to it that every mail whose time has come has a job: what was written without one, what became due, and what a killed process had
 * in hand. Answers with how many.
 */
export async function enqueueDueMails({
  db,
  clock,
  mailer,
}: Pick<MailDeps, "db" | "clock" | "mailer">): Promise<number> {
  if (mailer === null) {
    return 0;
  }
  const rows = await db.query<unknown[]>(
    `select graphile_worker.add_job('send-mail', payload => json_build_object('mailId', due.id), max_attempts => $2::integer,
       job_key => 'send-mail-' || due.id, job_key_mode => 'preserve_run_at')
     from (
       select m.id from outgoing_mails m, mail_outbox o
       where m.state in ('waiting', 'sending') and o.paused_at is null
         and (m.next_attempt_at is null or m.next_attempt_at <= $1) and (m.claimed_until is null or m.claimed_until <= $1)
         and (m.ticket_id is null or not exists (
           select 1 from outgoing_mails e
           where e.ticket_id = m.ticket_id and e.to_address = m.to_address and e.state in ('waiting', 'sending')
             and (e.created_at, e.id) < (m.created_at, m.id)))
       order by m.created_at, m.id limit ${BATCH}
     ) due`,
    [clock.now(), JOB_MAX_ATTEMPTS["send-mail"]],
  );
  return rows.length;
}
