import type { ReportSource } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, type Actor } from "../actor.js";
import { pageOf, type Page } from "../page.js";

/** What somebody reported, and how far it is. */
export interface OwnReport {
  id: string;
  source: ReportSource;
  ticketId: string | null;
  /** Null while nobody has said what it is a report of. What the public may not read of it, its reporter may not either. */
  defectId: string | null;
  /** Of its defect. */
  fixedAt: Date | null;
  fixedVersion: string | null;
  setAsideAt: Date | null;
  /** The message that it is fixed, where it came to the reporter and not to a ticket. Markdown. */
  message: string | null;
  createdAt: Date;
}

export type OwnReportPosition = Pick<OwnReport, "createdAt" | "id">;

/** The actor's own reports, of the account that they speak for, newest first. */
export async function listOwnReports(
  db: DataSource | EntityManager,
  actor: Actor,
  { first, after }: { first: number; after?: OwnReportPosition | null },
): Promise<Page<OwnReport>> {
  if (actor.kind !== "person" || !mayUseScope(actor, "read_tickets")) {
    return { rows: [], hasMore: false };
  }
  const rows = await db.query<OwnReport[]>(
    `select r.id, r.source, r.ticket_id as "ticketId", r.defect_id as "defectId", d.fixed_at as "fixedAt",
       d.fixed_version as "fixedVersion", r.set_aside_at as "setAsideAt", r.created_at as "createdAt",
       (select m.body from fix_messages m join fix_broadcasts b on b.id = m.broadcast_id
        where m.person_id = r.person_id and m.ticket_id is null and b.defect_id = r.defect_id and m.given_at is not null
        order by m.given_at desc limit 1) as message
     from defect_reports r left join defects d on d.id = r.defect_id
     where r.person_id = $1 and ($2::timestamptz is null or (r.created_at, r.id) < ($2, $3::uuid))
       and ($5::uuid is null or r.account_id = $5)
     order by r.created_at desc, r.id desc limit $4`,
    [actor.person.id, after?.createdAt ?? null, after?.id ?? null, first + 1, actor.speaksFor],
  );
  return pageOf(rows, first);
}

/** Tickets that were told of a fix and have not answered whether it works. For tickets that the viewer may read. */
export async function ticketsAskedAboutFix(
  db: DataSource | EntityManager,
  ticketIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db.query<{ id: string }[]>(
    `select t.id from unnest($1::uuid[]) as t (id)
     cross join lateral (
       select answer from fix_messages where ticket_id = t.id and given_at is not null order by created_at desc limit 1
     ) m where m.answer is null`,
    [ticketIds],
  );
  return new Set(rows.map(({ id }) => id));
}
