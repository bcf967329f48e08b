import type { BroadcastState } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** A message to everybody whom a defect affects: it is fixed. */
@Entity("fix_broadcasts")
export class FixBroadcast {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("uuid", { name: "defect_id" })
  defectId: string;
  @Column("text")
  state: BroadcastState;
  /** Markdown with variables, as the sender wrote it. */
  @Column("text")
  template: string;
  @Column("text", { name: "fixed_version", nullable: true })
  fixedVersion: string | null;
  /** A person: the only one who may stop it. */
  @Column("uuid", { name: "sender_id" })
  senderId: string;
  @Column("timestamptz", { name: "queued_at" })
  queuedAt: Date;
  @Column("timestamptz", { name: "sends_at" })
  sendsAt: Date;
  @Column("timestamptz", { name: "ended_at", nullable: true })
  endedAt: Date | null;
}
