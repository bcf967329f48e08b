import type { MembershipRole } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** An address that was invited to an account. The link that accepts it is made of its id and stored nowhere. */
@Entity("invitations")
export class Invitation {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("uuid", { name: "account_id" })
  accountId: string;
  @Column("citext")
  email: string;
  @Column("text")
  role: MembershipRole;
  @Column("uuid", { name: "invited_by" })
  invitedBy: string;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
  @Column("timestamptz", { name: "expires_at" })
  expiresAt: Date;
  @Column("timestamptz", { name: "accepted_at", nullable: true })
  acceptedAt: Date | null;
  @Column("uuid", { name: "accepted_by", nullable: true })
  acceptedBy: string | null;
  @Column("timestamptz", { name: "revoked_at", nullable: true })
  revokedAt: Date | null;
}
