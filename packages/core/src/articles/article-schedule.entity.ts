import type { ScheduleKind, ScheduleState } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** A publication or unpublication at a set time, and what became of it. */
@Entity("article_schedules")
export class ArticleSchedule {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("uuid", { name: "article_id" })
  articleId: string;
  @Column("text")
  kind: ScheduleKind;
  /** What is published; null for unpublishing. */
  @Column("uuid", { name: "revision_id", nullable: true })
  revisionId: string | null;
  @Column("timestamptz", { name: "run_at" })
  runAt: Date;
  @Column("text")
  state: ScheduleState;
  /** Why it is unpublished; of a publication, why a lead overrode what preflight blocked. */
  @Column("text", { nullable: true })
  reason: string | null;
  @Column("uuid", { name: "replaced_by_id", nullable: true })
  replacedById: string | null;
  @Column("uuid", { name: "scheduled_by" })
  scheduledBy: string;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
  /** When it was done, cancelled or failed. */
  @Column("timestamptz", { name: "ended_at", nullable: true })
  endedAt: Date | null;
  /** Why it failed, for people. */
  @Column("text", { nullable: true })
  failure: string | null;
}
