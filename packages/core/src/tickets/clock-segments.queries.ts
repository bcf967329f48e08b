import type { ClockSegment } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";

/** A segment of a ticket's clocks, with the calendar that it is counted by. */
export interface StoredSegment extends ClockSegment {
  ticketId: string;
  clockId: string;
}

type Row = Omit<StoredSegment, "startedAt" | "endedAt" | "dueAt"> &
  Record<"startedAt", Date> &
  Record<"endedAt" | "dueAt", Date | null>;

/** All segments of the tickets' clocks, oldest first. */
export async function segmentsOfTickets(
  db: DataSource | EntityManager,
  ticketIds: readonly string[],
): Promise<StoredSegment[]> {
  const rows = await db.query<Row[]>(
    `select s.ticket_id as "ticketId", s.clock_id as "clockId", s.target, s.target_minutes as "targetMinutes",
       s.started_at as "startedAt", s.ended_at as "endedAt", s.ended_by as "endedBy", s.paused_for as "pausedFor",
       s.spent_millis as "spentMillis", s.due_at as "dueAt", s.policy_version as "policyVersion", c.calendar
     from clock_segments s join business_calendars c on c.version = s.calendar_version
     where s.ticket_id = any($1) order by s.ticket_id, s.id`,
    [ticketIds],
  );
  return rows.map((row) => ({
    ...row,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
  }));
}
