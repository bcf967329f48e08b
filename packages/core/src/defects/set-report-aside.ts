import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { refuseDefectWork } from "./load-defect.js";

export type SetReportAsideResult = { ok: true; ticketId: string } | Refused;

/** It is no report of a defect: its ticket is answered like any other. Linking the ticket to a defect later takes that back. */
export function setReportAside(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { reportId }: { reportId: string },
): Promise<SetReportAsideResult> {
  const at = deps.clock.now();
  return transact<SetReportAsideResult>(deps.db, async (tx) => {
    const refusal = refuseDefectWork(actor);
    if (refusal !== null) {
      return refusal;
    }
    const [report] = isId(reportId)
      ? await tx.query<
          { ticketId: string | null; accountId: string; defectId: string | null; setAsideAt: Date | null }[]
        >(
          `select ticket_id as "ticketId", account_id as "accountId", defect_id as "defectId", set_aside_at as "setAsideAt"
           from defect_reports where id = $1 for update`,
          [reportId],
        )
      : [];
    if (report === undefined || report.ticketId === null) {
      return refused("NOT_FOUND", "There is no such report.", ["reportId"]);
    }
    if (report.defectId !== null) {
      return refused("STATE_NOT_ALLOWED", "It is joined to a defect. Take its ticket off that first.");
    }
    if (report.setAsideAt === null) {
      await tx.query("update defect_reports set set_aside_at = $2 where id = $1", [reportId, at]);
      await writeAudit(tx, {
        ...{
          at,
          actor,
          action: "defect_report.set_aside",
          subjectType: "defect_report",
          subjectId: reportId,
        },
        accountId: report.accountId,
      });
    }
    return { ok: true, ticketId: report.ticketId };
  });
}
