import { isTicketFinal, mayLookAfterTrial, maySetTrialSpecialist, ticketStates } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { columnsOf } from "../database/columns.js";
import { sqlList } from "../database/sql-list.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { changeTicket } from "../tickets/change-ticket.js";
import { Ticket } from "../tickets/ticket.entity.js";
import { transact } from "../transaction.js";
import { Account } from "./account.entity.js";
import { staffByIds } from "./staff.queries.js";

export interface SetTrialSpecialistInput {
  accountId: string;
  staffId: string;
}

/** `tickets`: how many went to the new specialist with it. */
export type SetTrialSpecialistResult = { ok: true; account: Account; tickets: number } | Refused;

/**
 * Says who looks after a trial. What is not solved and nobody works on, or the former specialist does, goes to the new one; what
 * somebody else took stays with them.
 */
export async function setTrialSpecialist(
  deps: Pick<CoreDeps, "db" | "clock" | "policy">,
  actor: Actor,
  { accountId, staffId }: SetTrialSpecialistInput,
): Promise<SetTrialSpecialistResult> {
  if (actor.kind !== "person") {
    return refused("NOT_SIGNED_IN", "Sign in first.");
  }
  const at = deps.clock.now();
  return transact<SetTrialSpecialistResult>(deps.db, async (tx) => {
    const account = await lockAccount(tx, accountId);
    const endsAt = account?.trialEndsAt?.toISOString();
    const trial = endsAt === undefined ? null : { endsAt };
    const permission = maySetTrialSpecialist(policyViewer(actor), trial, at.toISOString());
    if (account === null && permission.code === "not_in_this_state") {
      return refused("NOT_FOUND", "There is no such account, or you may not read it.", ["accountId"]);
    }
    if (account === null || !permission.allowed) {
      return refusedBy(permission);
    }
    if (!mayUseScope(actor, "desk")) {
      return refuseScope("desk");
    }
    const [staff] = isId(staffId) ? await staffByIds(tx, [staffId]) : [];
    if (staff === undefined || !mayLookAfterTrial(staff)) {
      return refused("INVALID", "Trials are looked after by agents and leads who work here.", ["staffId"]);
    }
    if (account.trialSpecialistId === staff.id) {
      return { ok: true, account, tickets: 0 };
    }
    const changes = { trialSpecialistId: staff.id, updatedAt: at };
    await tx.update(Account, { id: account.id }, changes);
    const moved = await movableTickets(tx, account);
    for (const ticket of moved) {
      await changeTicket(deps, tx, ticket, {
        actor,
        at,
        byStaff: true,
        action: "ticket.assigned",
        changes: { assigneeId: staff.id },
        events: [{ kind: "assigned", data: { staffId: staff.id } }],
        auditData: { from: ticket.assigneeId, to: staff.id },
      });
    }
    await writeAudit(tx, {
      at,
      actor,
      action: "account.trial_specialist_set",
      subjectType: "account",
      subjectId: account.id,
      accountId: account.id,
      data: { from: account.trialSpecialistId, to: staff.id, tickets: moved.length },
    });
    return { ok: true, account: { ...account, ...changes }, tickets: moved.length };
  });
}

async function lockAccount(tx: EntityManager, accountId: string): Promise<Account | null> {
  const [account] = isId(accountId)
    ? await tx.query<Account[]>(
        `select ${columnsOf(tx, Account, "a")} from accounts a where a.id = $1 for update`,
        [accountId],
      )
    : [];
  return account ?? null;
}

const UNDONE = sqlList(ticketStates.filter((state) => state !== "solved" && !isTicketFinal(state)));

function movableTickets(tx: EntityManager, { id, trialSpecialistId }: Account): Promise<Ticket[]> {
  return tx.query<Ticket[]>(
    `select ${columnsOf(tx, Ticket, "t")} from tickets t
     where t.account_id = $1 and t.state in (${UNDONE}) and (t.assignee_id is null or t.assignee_id = $2)
     order by t.id for update`,
    [id, trialSpecialistId],
  );
}
