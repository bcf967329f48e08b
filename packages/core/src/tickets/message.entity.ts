import type { MaskedFinding } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

export type MessageKind = "reply" | "internal_note";

@Entity("messages")
export class Message {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("uuid", { name: "ticket_id" })
  ticketId: string;
  /** Null: a visitor who was not signed in. */
  @Column("uuid", { name: "author_id", nullable: true })
  authorId: string | null;
  @Column("boolean", { name: "by_staff" })
  byStaff: boolean;
  @Column("text")
  kind: MessageKind;
  /** Without secrets. */
  @Column("text")
  body: string;
  /** Of a mail: what its sender left under it, as quotes and a signature; null: nothing. */
  @Column("text", { nullable: true })
  folded: string | null;
  /** What was taken out of it. */
  @Column("jsonb")
  masked: readonly MaskedFinding[];
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
  /** When customers see it; null: as soon as it is there. */
  @Column("timestamptz", { name: "visible_at", nullable: true })
  visibleAt: Date | null;
}
