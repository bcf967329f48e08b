import type { ReportSource } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** What the structured form asks: facts that a developer can work from, since nobody is going to ask for them. */
export interface ReportAnswers {
  happens: string;
  began: string;
  whom: string;
  steps: string;
  versions: string;
}

/** Somebody of an account has met a defect. */
@Entity("defect_reports")
export class DefectReport {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  /** Null until staff say what it is a report of. */
  @Column("uuid", { name: "defect_id", nullable: true })
  defectId: string | null;
  @Column("text")
  source: ReportSource;
  @Column("uuid", { name: "account_id" })
  accountId: string;
  @Column("uuid", { name: "person_id" })
  personId: string;
  /** That carries it; null for "I have this too". */
  @Column("uuid", { name: "ticket_id", nullable: true })
  ticketId: string | null;
  @Column("jsonb", { nullable: true })
  answers: ReportAnswers | null;
  @Column("timestamptz", { name: "set_aside_at", nullable: true })
  setAsideAt: Date | null;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
}
