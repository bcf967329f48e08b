import type { SensitiveAction, VerificationState } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

export type ProofMethod = "reauthenticated_session" | "code_to_contact";

/** Proof of identity for one ticket, person, action and account, good for one use. */
@Entity("verifications")
export class Verification {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("uuid", { name: "ticket_id" })
  ticketId: string;
  /** Who asked for the action, and proves who they are. */
  @Column("uuid", { name: "person_id" })
  personId: string;
  @Column("uuid", { name: "account_id" })
  accountId: string;
  @Column("text")
  action: SensitiveAction;
  @Column("text")
  method: ProofMethod;
  /** To whom the code went. */
  @Column("uuid", { name: "contact_id", nullable: true })
  contactId: string | null;
  /** As it was written last: what has expired since is told by `stateAt`. */
  @Column("text")
  state: VerificationState;
  /** Wrong codes. */
  @Column("smallint")
  attempts: number;
  @Column("timestamptz", { name: "requested_at" })
  requestedAt: Date;
  /** Not included. */
  @Column("timestamptz", { name: "expires_at" })
  expiresAt: Date;
  @Column("timestamptz", { name: "proven_at", nullable: true })
  provenAt: Date | null;
  @Column("uuid", { name: "first_approver_id", nullable: true })
  firstApproverId: string | null;
  @Column("uuid", { name: "approver_id", nullable: true })
  approverId: string | null;
  @Column("timestamptz", { name: "approved_at", nullable: true })
  approvedAt: Date | null;
  @Column("uuid", { name: "used_by", nullable: true })
  usedBy: string | null;
  @Column("timestamptz", { name: "used_at", nullable: true })
  usedAt: Date | null;
  @Column("timestamptz", { name: "ended_at", nullable: true })
  endedAt: Date | null;
}
