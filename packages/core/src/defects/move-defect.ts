import {
  isPublishable,
  mayMoveDefect,
  nextDefectState,
  nextTicketState,
  type DefectAct,
  type DefectState,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused } from "../refusal.js";
import { changeTicket } from "../tickets/change-ticket.js";
import { Ticket } from "../tickets/ticket.entity.js";
import { transact } from "../transaction.js";
import type { DefectResult } from "./create-defect.js";
import type { Defect } from "./defect.entity.js";
import { loadDefect } from "./load-defect.js";
import { changeDefect } from "./write-defect.js";

export interface MoveDefectInput {
  defectId: string;
  /** Of the defect as the caller saw it. */
  version: number;
  /** That it is fixed is told to everybody whom it affects: `fixDefect`. */
  act: Exclude<DefectAct, "fix">;
}

/** Says how far a defect is. One that is none is taken from the public, and its tickets come back to the queue. */
export function moveDefect(
  deps: Pick<CoreDeps, "db" | "clock" | "policy">,
  actor: Actor,
  input: MoveDefectInput,
): Promise<DefectResult> {
  const at = deps.clock.now();
  return transact<DefectResult>(deps.db, async (tx) => {
    const loaded = await loadDefect(tx, actor, input);
    if (!loaded.ok) {
      return loaded;
    }
    const { defect, access } = loaded;
    const permission = mayMoveDefect(policyViewer(actor), access, input.act);
    const state = nextDefectState(defect.state, input.act);
    if (!permission.allowed) {
      return refusedBy(permission);
    }
    if (state === null) {
      return refused("STATE_NOT_ALLOWED", "This is not possible in the state that the defect is in.");
    }
    const changed = await changeDefect(tx, defect, {
      actor,
      at,
      action: "defect.moved",
      changes: movedTo(state, defect),
      auditData: { from: defect.state, to: state },
    });
    if (!isPublishable(state)) {
      await returnTickets(deps, tx, at, actor, defect);
    }
    return { ok: true, defect: changed };
  });
}

function movedTo(state: DefectState, { publishedAt }: Defect): Partial<Defect> {
  return {
    state,
    publishedAt: isPublishable(state) ? publishedAt : null,
    // A fix that was none.
    fixedAt: null,
    fixedVersion: null,
  };
}

async function returnTickets(
  deps: Pick<CoreDeps, "policy">,
  tx: EntityManager,
  at: Date,
  actor: Actor,
  { id }: Defect,
): Promise<void> {
  const tickets = await tx.query<Ticket[]>(
    `select ${columnsOf(tx, Ticket, "t")} from tickets t
     where t.id in (select ticket_id from defect_tickets where defect_id = $1) order by t.id for update`,
    [id],
  );
  for (const ticket of tickets) {
    const next = nextTicketState(ticket.state, "leave_defect");
    if (next !== null) {
      const reason = "it turned out not to be a defect, and we look at your ticket again";
      await changeTicket(deps, tx, ticket, {
        actor,
        at,
        byStaff: true,
        action: "ticket.left_defect",
        changes: { state: next, holdReason: null },
        events: [{ kind: "state_changed", data: { from: ticket.state, to: next, reason } }],
        auditData: { defectId: id },
      });
    }
  }
}
