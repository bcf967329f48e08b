import { mayReadReadingAlerts, readingAlertHours, type StaffRead } from "@recourse/policy";
import type { DataSource } from "typeorm";
import { policyViewer, type Actor } from "../../actor.js";

/** That somebody of the staff opened as many of a kind as the policy has for one person within an hour. */
export interface ReadingAlert {
  id: string;
  personId: string;
  personName: string;
  read: StaffRead;
  limit: number;
  at: Date;
}

/** Of the last day, newest first, fifty at most. For leads; none for others. */
export async function recentReadingAlerts(db: DataSource, actor: Actor, now: Date): Promise<ReadingAlert[]> {
  if (!mayReadReadingAlerts(policyViewer(actor)).allowed) {
    return [];
  }
  return db.query<ReadingAlert[]>(
    `select a.id, a.person_id as "personId", p.name as "personName", a.read, a.read_limit as "limit", a.at
     from reading_alerts a join people p on p.id = a.person_id where a.at > $1 order by a.at desc, a.id desc limit 50`,
    [new Date(now.getTime() - readingAlertHours * 3_600_000)],
  );
}
