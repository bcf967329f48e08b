import type { DataSource, EntityManager } from "typeorm";
import { mayUseDesk } from "@recourse/policy";
import { mayUseScope, policyViewer, type Actor } from "../../actor.js";
import { isId } from "../../id.js";
import { readBulkAct, type BulkActTicket, type RanBulkAct } from "./bulk-act.js";

type Db = DataSource | EntityManager;

const TICKET_COLUMNS = `b.ticket_id as "ticketId", b.version, b.outcome, b.refusal, b.before, b.version_after as "versionAfter",
  b.undo, b.undo_refusal as "undoRefusal"`;

/** One's own. Null where there is none: somebody else's is as unknown. */
export async function findBulkAct(db: Db, actor: Actor, id: string): Promise<RanBulkAct | null> {
  if (actor.kind !== "person" || !mayUseDesk(policyViewer(actor)).allowed || !mayUseScope(actor, "desk")) {
    return null;
  }
  const [row] = isId(id)
    ? await db.query<(Omit<RanBulkAct, "act" | "tickets"> & { act: unknown })[]>(
        `select id, person_id as "personId", act, done_at as "doneAt" from bulk_acts where id = $1 and person_id = $2`,
        [id, actor.person.id],
      )
    : [];
  return row === undefined
    ? null
    : { ...row, act: readBulkAct(row.act), tickets: await ticketsOfBulkAct(db, row.id) };
}

function ticketsOfBulkAct(db: Db, id: string): Promise<BulkActTicket[]> {
  return db.query<BulkActTicket[]>(
    `select ${TICKET_COLUMNS} from bulk_act_tickets b where b.bulk_act_id = $1 order by b.position`,
    [id],
  );
}

/** One ticket of it, locked: whoever runs the same act at this moment waits, and then finds it done. */
export async function lockBulkActTicket(
  tx: EntityManager,
  bulkActId: string,
  ticketId: string,
): Promise<BulkActTicket | null> {
  const [row] = await tx.query<BulkActTicket[]>(
    `select ${TICKET_COLUMNS} from bulk_act_tickets b where b.bulk_act_id = $1 and b.ticket_id = $2 for update`,
    [bulkActId, ticketId],
  );
  return row ?? null;
}
