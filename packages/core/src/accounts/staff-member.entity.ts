import type { StaffRole } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity("staff")
export class StaffMember {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("uuid", { name: "person_id" })
  personId: string;
  @Column("text")
  role: StaffRole;
  @Column("boolean")
  active: boolean;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
}
