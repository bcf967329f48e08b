import type { EntityManager } from "typeorm";

/** Every background job: its name, what it is told, and how often it is tried. Handlers read the rows again and may run twice. */
export interface JobPayloads {
  "index-article": { articleId: string; revisionId: string | null };
  /** As many as one import wrote at once: together they take half the time. */
  "index-articles": { articleIds: string[] };
  /** Enqueued for its time, with the schedule. */
  "run-schedule": { scheduleId: string };
  /** Enqueued for the end of the minute in which its sender may stop it. */
  "send-fix-messages": { broadcastId: string };
  "delete-old-autosaves": Record<string, never>;
  "refresh-search-words": Record<string, never>;
  /** Synonyms or stop words changed: the index is told those of now. */
  "apply-search-settings": Record<string, never>;
  "close-solved-tickets": Record<string, never>;
  /** Internal targets that were missed. */
  "find-breaches": Record<string, never>;
  "count-response-times": Record<string, never>;
  /** Enqueued with a reply of staff, for the end of its undo window. */
  "announce-reply": { ticketId: string; messageId: string };
  /** Owners of articles whose check is due, or a platform of which reached its end of life. */
  "remind-owners": Record<string, never>;
  /** Files of articles that nothing names any more, and what broken uploads left. */
  "sweep-files": Record<string, never>;
  /** Uploads that no message took along, and the bytes of removed attachments. */
  "sweep-attachments": Record<string, never>;
  "delete-expired-idempotency-keys": Record<string, never>;
  "count-searches": Record<string, never>;
  "delete-old-searches": Record<string, never>;
  "find-gaps": Record<string, never>;
  /** Facts of an account were corrected: its open tickets may be entitled to more. */
  "decide-tickets-anew": { correctionId: string };
  "send-mail": { mailId: string };
  /** Enqueued for the end of the waiting time, with the approval. */
  "run-deletion": { deletionId: string };
  /** Enqueued for the end of the waiting time, when it was asked for. */
  "run-factor-reset": { resetId: string };
}

export type JobName = keyof JobPayloads;

export const JOB_MAX_ATTEMPTS = {
  "index-article": 25,
  "index-articles": 25,
  "run-schedule": 25,
  "send-fix-messages": 25,
  "delete-old-autosaves": 5,
  "refresh-search-words": 5,
  "apply-search-settings": 25,
  "close-solved-tickets": 5,
  "find-breaches": 5,
  "count-response-times": 5,
  "announce-reply": 5,
  "remind-owners": 5,
  "sweep-files": 5,
  "sweep-attachments": 5,
  "delete-expired-idempotency-keys": 5,
  "count-searches": 5,
  "delete-old-searches": 5,
  "find-gaps": 5,
  "decide-tickets-anew": 25,
  "send-mail": 25,
  "run-deletion": 25,
  "run-factor-reset": 25,
} as const satisfies Record<JobName, number>;

export interface EnqueueOptions {
  /** A waiting job with the same key is replaced instead of joined by another. */
  jobKey?: string;
  /** Jobs of one queue run one after the other. */
  queueName?: string;
  runAt?: Date;
}

/** Runs within the transaction of `tx`: the job exists when, and only when, the change that needs it does. */
export async function enqueue<Name extends JobName>(
  tx: EntityManager,
  name: Name,
  payload: JobPayloads[Name],
  options: EnqueueOptions = {},
): Promise<void> {
  await tx.query(
    `select graphile_worker.add_job($1, payload => $2::json, queue_name => $3, run_at => $4, max_attempts => $5, job_key => $6)`,
    [
      name,
      JSON.stringify(payload),
      options.queueName ?? null,
      options.runAt ?? null,
      JOB_MAX_ATTEMPTS[name],
      options.jobKey ?? null,
    ],
  );
}
