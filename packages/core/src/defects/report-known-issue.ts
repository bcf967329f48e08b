import { mayReportKnownIssue } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { isId, newId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { Defect } from "./defect.entity.js";
import { defectAccess } from "./load-defect.js";

export interface ReportKnownIssueInput {
  defectId: string;
  /** Needed of somebody who belongs to several. */
  accountId?: string | null;
}

export type ReportKnownIssueResult = { ok: true; defectId: string } | Refused;

/**
 * "I have this too", without a ticket. Whoever says so is told when it is fixed; their account counts once, however many of it say
 * so and however often.
 */
export async function reportKnownIssue(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: ReportKnownIssueInput,
): Promise<ReportKnownIssueResult> {
  if (actor.kind !== "person") {
    return refused("NOT_SIGNED_IN", "Sign in, so that we can tell you when it is fixed.");
  }
  if (!mayUseScope(actor, "write_tickets")) {
    return refuseScope("write_tickets");
  }
  const at = deps.clock.now();
  return transact<ReportKnownIssueResult>(deps.db, async (tx) => {
    // Locked against being fixed meanwhile: who is told then is settled by who had reported it.
    const [defect] = isId(input.defectId)
      ? await tx.query<Defect[]>(
          `select ${columnsOf(tx, Defect, "d")} from defects d where d.id = $1 and d.published_at is not null for share`,
          [input.defectId],
        )
      : [];
    if (defect === undefined) {
      return refused("NOT_FOUND", "There is no such known issue.", ["knownIssueId"]);
    }
    const accountId = accountOf(actor, input.accountId ?? null);
    const permission = mayReportKnownIssue(policyViewer(actor), defectAccess(defect, false), accountId ?? "");
    if (!permission.allowed || accountId === null) {
      const { refusals } = refusedBy(permission);
      return permission.code === "not_a_member"
        ? { ok: false, refusals: refusals.map((refusal) => ({ ...refusal, path: ["accountId"] })) }
        : { ok: false, refusals };
    }
    await writeReport(tx, { at, actor, defectId: defect.id, accountId });
    return { ok: true, defectId: defect.id };
  });
}

/** The one that is named, or the only one that they belong to. */
function accountOf(actor: Extract<Actor, { kind: "person" }>, named: string | null): string | null {
  if (named !== null) {
    return named;
  }
  const own = actor.memberships.filter(({ active, standing }) => active && standing !== "closed");
  return own.length === 1 ? (own[0]?.accountId ?? null) : null;
}

async function writeReport(
  tx: EntityManager,
  {
    at,
    actor,
    defectId,
    accountId,
  }: { at: Date; actor: Extract<Actor, { kind: "person" }>; defectId: string; accountId: string },
): Promise<void> {
  const inserted = await tx.query<unknown[]>(
    `insert into defect_reports (id, defect_id, source, account_id, person_id, created_at)
     values ($1, $2, 'me_too', $3, $4, $5) on conflict do nothing returning 1 as one`,
    [newId(at), defectId, accountId, actor.person.id, at],
  );
  if (inserted.length > 0) {
    const audit = {
      at,
      actor,
      action: "defect.reported",
      subjectType: "defect",
      subjectId: defectId,
      accountId,
    };
    await writeAudit(tx, audit);
  }
}
