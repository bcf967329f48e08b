import type { JobName, MailDeps } from "@recourse/core";
import { deleteExpiredKeys } from "./accounts/delete-expired-idempotency-keys.js";
import { deleteOldDrafts } from "./articles/delete-old-autosaves.js";
import { indexArticle } from "./articles/index-article.js";
import { indexArticles } from "./articles/index-articles.js";
import { sweepUnusedFiles } from "./articles/sweep-files.js";
import { refreshSearchWords } from "./articles/refresh-search-words.js";
import { applySearchSettings } from "./search/apply-search-settings.js";
import { remindOwners } from "./articles/remind-owners.js";
import { sendFix } from "./defects/send-fix-messages.js";
import { countAllSearches } from "./insights/count-searches.js";
import { deleteOld } from "./insights/delete-old-searches.js";
import { findAllGaps } from "./insights/find-gaps.js";
import { sendOne } from "./mail/send-mail.js";
import { runDueSchedule } from "./articles/run-schedule.js";
import { announceSentReply } from "./tickets/announce-reply.js";
import { closeSolved } from "./tickets/close-solved-tickets.js";
import { sweepOldAttachments } from "./tickets/sweep-attachments.js";
import { runDueFactorReset } from "./accounts/run-factor-reset.js";
import { runDueDeletion } from "./verification/run-deletion.js";
import { decideAnew } from "./tickets/decide-tickets-anew.js";
import { countTimes } from "./tickets/count-response-times.js";
import { findMissedTargets } from "./tickets/find-breaches.js";

/** Reads what it needs again and may run twice with the same payload. */
export type JobHandler = (deps: MailDeps, payload: unknown) => Promise<void>;

/** The handler of every job that core enqueues. */
export const jobHandlers: Readonly<Record<JobName, JobHandler>> = {
  "index-article": indexArticle,
  "index-articles": indexArticles,
  "run-schedule": runDueSchedule,
  "send-fix-messages": sendFix,
  "delete-old-autosaves": deleteOldDrafts,
  "refresh-search-words": refreshSearchWords,
  "apply-search-settings": applySearchSettings,
  "close-solved-tickets": closeSolved,
  "find-breaches": findMissedTargets,
  "count-response-times": countTimes,
  "announce-reply": announceSentReply,
  "remind-owners": remindOwners,
  "sweep-files": sweepUnusedFiles,
  "sweep-attachments": sweepOldAttachments,
  "delete-expired-idempotency-keys": deleteExpiredKeys,
  "count-searches": countAllSearches,
  "delete-old-searches": deleteOld,
  "find-gaps": findAllGaps,
  "decide-tickets-anew": decideAnew,
  "run-deletion": runDueDeletion,
  "run-factor-reset": runDueFactorReset,
  "send-mail": sendOne,
};

/** What runs by the clock (UTC). One job a time and name, however many workers there are. */
export const schedule: readonly { task: JobName; match: string }[] = [
  { task: "close-solved-tickets", match: "*/15 * * * *" },
  { task: "find-breaches", match: "*/3 * * * *" },
  { task: "count-response-times", match: "7 * * * *" },
  // Every hour, as the day of the policy's zone may begin at any hour of UTC; what was told is not told again.
  { task: "remind-owners", match: "3 * * * *" },
  { task: "refresh-search-words", match: "23 * * * *" },
  { task: "delete-old-autosaves", match: "17 4 * * *" },
  { task: "sweep-files", match: "17 * * * *" },
  { task: "sweep-attachments", match: "37 * * * *" },
  { task: "delete-expired-idempotency-keys", match: "41 * * * *" },
  { task: "count-searches", match: "*/10 * * * *" },
  { task: "delete-old-searches", match: "17 8 * * *" },
  { task: "find-gaps", match: "47 8 * * *" },
];
