import type { DeletionState } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** What was done, for whoever must show it later. Numbers of rows by what they were; no name, no text. */
export interface DeletionCertificate {
  accountId: string;
  requestedBy: string | null;
  firstApproverId: string;
  secondApproverId: string;
  /** ISO 8601. */
  approvedAt: string;
  doneAt: string;
  deleted: Record<string, number>;
  kept: Record<string, number>;
}

@Entity("account_deletions")
export class AccountDeletion {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("uuid", { name: "account_id" })
  accountId: string;
  @Column("uuid", { name: "ticket_id", nullable: true })
  ticketId: string | null;
  @Column("uuid", { name: "verification_id" })
  verificationId: string;
  @Column("uuid", { name: "requested_by", nullable: true })
  requestedBy: string | null;
  @Column("uuid", { name: "first_approver_id" })
  firstApproverId: string;
  @Column("uuid", { name: "second_approver_id" })
  secondApproverId: string;
  @Column("text")
  state: DeletionState;
  @Column("timestamptz", { name: "approved_at" })
  approvedAt: Date;
  /** Not before. */
  @Column("timestamptz", { name: "runs_at" })
  runsAt: Date;
  @Column("timestamptz", { name: "stopped_at", nullable: true })
  stoppedAt: Date | null;
  /** In words. */
  @Column("text", { name: "stopped_by", nullable: true })
  stoppedBy: string | null;
  @Column("timestamptz", { name: "done_at", nullable: true })
  doneAt: Date | null;
  @Column("bigint", { name: "certificate_number", nullable: true })
  certificateNumber: number | null;
  @Column("jsonb", { nullable: true })
  certificate: DeletionCertificate | null;
}
