import { nextBroadcastState, nextDefectState, nextTicketState } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { loadActor } from "../accounts/load-actor.js";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { enqueueMail } from "../mail/enqueue-mail.js";
import { tellTicketByMail } from "../mail/tell-ticket.js";
import { MaskedText } from "../masked-text.js";
import { changeTicket } from "../tickets/change-ticket.js";
import { Ticket } from "../tickets/ticket.entity.js";
import { TOLD_PEOPLE, TOLD_TICKETS } from "./affected.queries.js";
import { Defect } from "./defect.entity.js";
import { enqueueBroadcast, titleToTell } from "./fix-defect.js";
import { FixBroadcast } from "./fix-broadcast.entity.js";
import { firstNameOf, renderFixMessage } from "./fix-message.js";
import { changeDefect, readDefect } from "./write-defect.js";

const JOB: Actor = { kind: "system", name: "send-fix-messages" };
/** Each batch is a transaction of its own, so that no ticket is locked for long, and a killed job has lost little. */
const BATCH = 20;
const CONFIRM = "Please tell us whether it works for you now.";

type Deps = Pick<CoreDeps, "db" | "clock" | "policy">;

/**
 * The job of that name: when the minute is over the defect is fixed, who is told is settled, and each is told once, in the name of
 * the sender. Begun twice, or again after it was killed, it goes on where it stopped.
 */
export async function sendFixMessages(deps: Deps, { broadcastId }: { broadcastId: string }): Promise<void> {
  const broadcast = await deps.db.transaction((tx) => begin(deps, tx, broadcastId));
  if (broadcast === null) {
    return;
  }
  for (;;) {
    const given = await deps.db.transaction((tx) => giveBatch(deps, tx, broadcast));
    if (given === 0) {
      break;
    }
  }
  await deps.db.transaction((tx) => finish(deps, tx, broadcastId));
}

/** The message that is going out; null where there is nothing to send, or not yet. */
async function begin({ clock }: Deps, tx: EntityManager, broadcastId: string): Promise<FixBroadcast | null> {
  const at = clock.now();
  const broadcast = await lockBroadcast(tx, broadcastId);
  const state = broadcast === null ? null : nextBroadcastState(broadcast.state, "send");
  if (broadcast === null || state === null) {
    // Sent, stopped, or going out since a process that was killed.
    return broadcast !== null && nextBroadcastState(broadcast.state, "finish") !== null ? broadcast : null;
  }
  // The database's clock, by which jobs are taken, may be ahead of this one.
  if (broadcast.sendsAt > at) {
    await enqueueBroadcast(tx, broadcast);
    return null;
  }
  const { defectId, fixedVersion } = broadcast;
  const [defect] = await tx.query<Defect[]>(
    `select ${columnsOf(tx, Defect, "d")} from defects d where d.id = $1 for update`,
    [defectId],
  );
  const fixed = defect === undefined ? null : nextDefectState(defect.state, "fix");
  if (defect === undefined || fixed === null) {
    throw new Error(`The defect ${defectId} moved while the message about its fix was under way.`);
  }
  await tx.update(FixBroadcast, { id: broadcastId }, { state });
  await changeDefect(tx, defect, {
    ...{ actor: JOB, at, action: "defect.moved", changes: { state: fixed, fixedAt: at, fixedVersion } },
    auditData: { from: defect.state, to: fixed, broadcastId },
  });
  await tx.query(
    `insert into fix_messages (broadcast_id, ticket_id, person_id, created_at)
     select $2::uuid, ticket_id, person_id, $3::timestamptz from (${TOLD_TICKETS}) tickets
     union all select $2::uuid, null, person_id, $3::timestamptz from (${TOLD_PEOPLE}) people`,
    [defectId, broadcastId, at],
  );
  return { ...broadcast, state };
}

interface Waiting {
  id: string;
  ticketId: string | null;
  /** Null: nobody who could be asked by name. */
  personId: string | null;
  name: string | null;
  email: string | null;
}

async function giveBatch(deps: Deps, tx: EntityManager, broadcast: FixBroadcast): Promise<number> {
  const at = deps.clock.now();
  const sender = await loadActor(tx, { personId: broadcast.senderId }, { channel: "desk" });
  const defect = await readDefect(tx, broadcast.defectId);
  // What another process gives at this moment is left to it.
  const waiting = await tx.query<Waiting[]>(
    `select m.id, m.ticket_id as "ticketId", p.id as "personId", p.name, p.email from fix_messages m left join people p on p.id = m.person_id
     where m.broadcast_id = $1 and m.given_at is null order by m.id limit ${BATCH} for update of m skip locked`,
    [broadcast.id],
  );
  for (const { id, ticketId, personId, name, email } of waiting) {
    const ticket = ticketId === null ? null : await lockTicket(tx, ticketId);
    const rendered = renderFixMessage(broadcast.template, {
      firstName: firstNameOf(name ?? ""),
      ticketNumber: ticket?.number ?? null,
      title: titleToTell(defect),
      fixedVersion: broadcast.fixedVersion,
    });
    const body = MaskedText.of(rendered);
    if (ticket !== null) {
      await tellTicket(deps, tx, at, sender ?? JOB, { ticket, body, broadcast });
    }
    const mailed = ticket === null && email !== null;
    await tx.query("update fix_messages set body = $2, given_at = $3, mailed_at = $4 where id = $1", [
      ...[id, body.text, at, mailed ? at : null],
    ]);
    if (mailed) {
      const data = { messageId: null, fixMessageId: id };
      await enqueueMail(tx, { template: "defect_fixed", to: { address: email, personId }, data, at });
    }
  }
  return waiting.length;
}

async function tellTicket(
  deps: Pick<CoreDeps, "policy">,
  tx: EntityManager,
  at: Date,
  actor: Actor,
  { ticket, body, broadcast }: { ticket: Ticket; body: MaskedText; broadcast: FixBroadcast },
): Promise<void> {
  const next = nextTicketState(ticket.state, "defect_fixed");
  if (next === null) {
    return;
  }
  const { id: broadcastId, defectId } = broadcast;
  const told = { kind: "defect" as const, data: { defectId, what: "fixed" as const } };
  const messageId = newId(at);
  const asked = nextTicketState(next, "confirm_fix") !== null;
  await changeTicket(deps, tx, ticket, {
    actor,
    at,
    byStaff: true,
    action: "ticket.fix_told",
    isFinal: true,
    message: { id: messageId, kind: "reply", body },
    auditData: { defectId, broadcastId },
    ...(next === ticket.state
      ? { events: [told], ...(asked && { changes: { holdReason: CONFIRM } }) }
      : {
          changes: { state: next, holdReason: CONFIRM },
          events: [told, { kind: "state_changed", data: { from: ticket.state, to: next, reason: null } }],
        }),
  });
  await tellTicketByMail(tx, { ticketId: ticket.id, template: "defect_fixed", data: { messageId }, at });
}

/** Sent, once nobody waits any more: whom another process is giving it to at this moment still counts as waiting. */
async function finish({ clock }: Deps, tx: EntityManager, broadcastId: string): Promise<void> {
  const at = clock.now();
  const broadcast = await lockBroadcast(tx, broadcastId);
  const state = broadcast === null ? null : nextBroadcastState(broadcast.state, "finish");
  if (broadcast === null || state === null) {
    return;
  }
  const waiting = await tx.query<unknown[]>(
    "select 1 as one from fix_messages where broadcast_id = $1 and given_at is null limit 1",
    [broadcastId],
  );
  if (waiting.length === 0) {
    await tx.update(FixBroadcast, { id: broadcastId }, { state, endedAt: at });
    await writeAudit(tx, {
      ...{ at, actor: JOB, action: "defect.fix_told", subjectType: "defect", subjectId: broadcast.defectId },
      data: { broadcastId },
    });
  }
}

async function lockBroadcast(tx: EntityManager, id: string): Promise<FixBroadcast | null> {
  const [broadcast] = await tx.query<FixBroadcast[]>(
    `select ${columnsOf(tx, FixBroadcast, "b")} from fix_broadcasts b where b.id = $1 for update`,
    [id],
  );
  return broadcast ?? null;
}

async function lockTicket(tx: EntityManager, id: string): Promise<Ticket | null> {
  const [ticket] = await tx.query<Ticket[]>(
    `select ${columnsOf(tx, Ticket, "t")} from tickets t where t.id = $1 for update`,
    [id],
  );
  return ticket ?? null;
}
