import {
  calendarOf,
  calendarVersion,
  policyVersion,
  startClock,
  stepClock,
  type BusinessCalendar,
  type ClockedTicket,
  type ClockStep,
  type ResponseClock,
  type SegmentEnd,
  type SupportPolicy,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { StatementValues } from "../database/insertion.js";
import { newId } from "../id.js";
import type { TicketChange } from "./change-ticket.js";
import type { Ticket } from "./ticket.entity.js";

/** As it stands on the ticket's row, so that a change of the ticket needs to read nothing more. */
export interface TicketClock extends ResponseClock {
  id: string;
  segmentId: string;
  /** That its present segment is counted by. */
  calendarVersion: string;
}

/** What a change does to the ticket's clock: the columns of its row, and what is written beside it. */
export interface ClockChange {
  columns: Pick<Ticket, "clock" | "dueAt">;
  ended: { segmentId: string; by: SegmentEnd; spentMillis: number } | null;
  begun: TicketClock | null;
  /** It was due before the change: nobody answered in time. */
  missed: { clock: TicketClock; dueAt: Date } | null;
}

/** The clock that a new ticket begins with; nothing where the policy has no target for it. */
export function openingClock(
  policy: SupportPolicy,
  ticket: Pick<Ticket, "state" | "rank" | "level" | "holdReason">,
  at: Date,
): ClockChange | null {
  const clock = startClock(policy, clocked({ ...ticket, firstResponseAt: null }), at.toISOString());
  return clock === null ? null : begin(policy, clock, newId(at), at);
}

/** Null where it stays as it is. */
export async function clockChange(
  policy: SupportPolicy,
  tx: EntityManager,
  ticket: Ticket,
  change: TicketChange & { level?: Ticket["level"] },
): Promise<ClockChange | null> {
  const { at, changes = {}, level = ticket.level } = change;
  const { clock } = ticket;
  const step = stepClock(
    policy,
    { clock, calendar: clock === null ? policy : await calendarOfSegment(policy, tx, clock) },
    {
      at: at.toISOString(),
      before: clocked(ticket),
      after: clocked({ ...ticket, ...changes, level }),
      message: writtenBy(change),
    },
  );
  return changeOf(policy, clock, step, at);
}

/** Goes on by the calendar of now with a clock that runs by another. Null where it need not. */
export async function clockByNewCalendar(
  policy: SupportPolicy,
  tx: EntityManager,
  ticket: Ticket,
  at: Date,
): Promise<ClockChange | null> {
  const { clock } = ticket;
  if (clock === null || clock.calendarVersion === calendarVersion(policy)) {
    return null;
  }
  const calendar = await calendarOfSegment(policy, tx, clock);
  const same = clocked(ticket);
  const act = { at: at.toISOString(), before: same, after: same, message: null, newCalendar: true };
  return changeOf(policy, clock, stepClock(policy, { clock, calendar }, act), at);
}

/** Parts of the statement that makes the change. */
export function clockParts(
  policy: SupportPolicy,
  ticketId: string,
  { ended, begun, missed }: ClockChange,
  at: Date,
  values: StatementValues,
): string[] {
  const parts: string[] = [];
  if (ended !== null) {
    parts.push(`segment_ended as (
      update clock_segments set ended_at = ${values.add(at)}, ended_by = ${values.add(ended.by)}, spent_millis = ${values.add(ended.spentMillis)}
      where ticket_id = ${values.add(ticketId)} and id = ${values.add(ended.segmentId)})`);
  }
  if (begun !== null) {
    const row = [
      ticketId,
      begun.segmentId,
      begun.id,
      begun.target,
      begun.targetMinutes,
      begun.segmentStartedAt,
      begun.pausedFor,
      begun.dueAt,
      policyVersion(policy),
      begun.calendarVersion,
    ];
    parts.push(`segment_begun as (
      insert into clock_segments (ticket_id, id, clock_id, target, target_minutes, started_at, paused_for, due_at, policy_version, calendar_version)
      values (${row.map((value) => values.add(value)).join(", ")}))`);
    const version = `${values.add(begun.calendarVersion)}::text`;
    parts.push(`calendar_kept as (
      insert into business_calendars (version, calendar, kept_at)
      select ${version}, ${values.add(JSON.stringify(calendarOf(policy)))}::jsonb, ${values.add(at)}::timestamptz
      where not exists (select from business_calendars where version = ${version})
      on conflict do nothing)`);
  }
  if (missed !== null) {
    const row = [missed.clock.id, ticketId, missed.clock.target, missed.dueAt, at];
    parts.push(`breach_found as (
      insert into target_breaches (clock_id, ticket_id, target, due_at, found_at)
      values (${row.map((value) => values.add(value)).join(", ")}) on conflict do nothing)`);
  }
  return parts;
}

function changeOf(
  policy: SupportPolicy,
  before: TicketClock | null,
  { clock, ended, started }: ClockStep,
  at: Date,
): ClockChange | null {
  if (ended === null && !started) {
    return null;
  }
  const end =
    before === null || ended === null
      ? null
      : { segmentId: before.segmentId, by: ended.why, spentMillis: ended.spentMillis };
  const missed = ended !== null && clock === null ? missedBy(before, at) : null;
  return clock === null
    ? { columns: { clock: null, dueAt: null }, ended: end, begun: null, missed }
    : { ...begin(policy, clock, before?.id ?? newId(at), at), ended: end };
}

function begin(policy: SupportPolicy, clock: ResponseClock, id: string, at: Date): ClockChange {
  const begun = { ...clock, id, segmentId: newId(at), calendarVersion: calendarVersion(policy) };
  const dueAt = clock.dueAt === null ? null : new Date(clock.dueAt);
  return { columns: { clock: begun, dueAt }, ended: null, begun, missed: null };
}

/** Answered, or given up, after it was due; the job that looks for such clocks may not have come by. */
function missedBy(clock: TicketClock | null, at: Date): ClockChange["missed"] {
  const dueAt = clock?.dueAt == null ? null : new Date(clock.dueAt);
  return clock === null || dueAt === null || dueAt >= at ? null : { clock, dueAt };
}

async function calendarOfSegment(
  policy: SupportPolicy,
  tx: EntityManager,
  clock: TicketClock,
): Promise<BusinessCalendar> {
  if (clock.pausedFor !== null || clock.calendarVersion === calendarVersion(policy)) {
    return policy;
  }
  const [kept] = await tx.query<{ calendar: BusinessCalendar }[]>(
    "select calendar from business_calendars where version = $1",
    [clock.calendarVersion],
  );
  if (kept === undefined) {
    throw new Error(`The calendar ${clock.calendarVersion} of the clock ${clock.id} was not kept.`);
  }
  return kept.calendar;
}

function clocked({
  state,
  holdReason,
  level,
  rank,
  firstResponseAt,
}: Pick<Ticket, "state" | "holdReason" | "level" | "rank" | "firstResponseAt">): ClockedTicket {
  return { state, onHold: holdReason !== null, level, rank, answered: firstResponseAt !== null };
}

/** What programs send by themselves neither asks nor answers. */
function writtenBy({ actor, byStaff, message }: TicketChange): "customer" | "staff" | null {
  if (message?.kind !== "reply" || actor.kind === "system") {
    return null;
  }
  return byStaff ? "staff" : "customer";
}
