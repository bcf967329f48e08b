import type { MembershipRole } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** A person's relation to an account. */
@Entity("memberships")
export class Membership {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("uuid", { name: "account_id" })
  accountId: string;
  @Column("uuid", { name: "person_id" })
  personId: string;
  @Column("text")
  role: MembershipRole;
  @Column("boolean")
  active: boolean;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
  @Column("timestamptz", { name: "updated_at" })
  updatedAt: Date;
}
