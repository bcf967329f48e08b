import { auditFeedWords } from "@recourse/policy";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { isRefusedForNow, refused, type Refused } from "../refusal.js";
import { claimExport } from "../tickets/export/claim-export.js";
import { transact } from "../transaction.js";
import { auditFeedPage, readsAuditFeed, type AuditFeedPosition } from "./audit-feed.queries.js";

export type ExportAuditFeedResult = { ok: true; lines: AsyncGenerator<string> } | Refused;

const BATCH = 500;

/**
 * What staff looked at, decided and did on an account, as JSON lines, the latest first, read and given piece by piece. That it was asked
 * for is on record before the first line leaves.
 */
export async function exportAuditFeed(
  deps: CoreDeps,
  actor: Actor,
  { accountId }: { accountId: string },
): Promise<ExportAuditFeedResult> {
  if (actor.kind !== "person") {
    return refused("NOT_SIGNED_IN", "Sign in to read what staff did on your account.");
  }
  if (!isId(accountId) || !readsAuditFeed(actor, accountId)) {
    return refused("NOT_FOUND", "There is no such account, or you may not read what staff did on it.");
  }
  const at = deps.clock.now();
  return transact<ExportAuditFeedResult>(
    deps.db,
    async (tx) => {
      const claimed = await claimExport(tx, deps, actor, { list: "audit_feed", accountId }, at);
      if (!claimed.ok) {
        return claimed;
      }
      await writeAudit(tx, {
        ...{ at, actor, action: "account.audit_exported", subjectType: "account", subjectId: accountId },
        accountId,
      });
      return { ok: true, lines: linesOf(deps, actor, accountId, at) };
    },
    isRefusedForNow,
  );
}

async function* linesOf({ db }: CoreDeps, actor: Actor, accountId: string, at: Date): AsyncGenerator<string> {
  let after: AuditFeedPosition | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof auditFeedPage>> = await auditFeedPage(db, actor, {
      ...{ accountId, first: BATCH, after, at },
    });
    const lines = page.rows.map(({ at: time, action, personName, ticketNumber }) =>
      JSON.stringify({
        at: time,
        action,
        words: auditFeedWords(action),
        by: personName,
        ticket: ticketNumber,
      }),
    );
    if (lines.length > 0) yield `${lines.join("\n")}\n`;
    after = page.rows.at(-1) ?? null;
    if (!page.hasMore || after === null) {
      return;
    }
  }
}
