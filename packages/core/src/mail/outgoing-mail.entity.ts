import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
import type { MailTemplate } from "./mail-templates.js";

/** `dropped`: it was not to be sent any more when its turn came. `dead`: every attempt failed. */
export type OutgoingMailState = "waiting" | "sent" | "dead" | "dropped";

/** One mail to one address. */
@Entity("outgoing_mails")
export class OutgoingMail {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("text")
  template: MailTemplate;
  @Column("citext", { name: "to_address" })
  toAddress: string;
  @Column("uuid", { name: "to_person_id", nullable: true })
  toPersonId: string | null;
  /** What the template is filled with; never a secret. */
  @Column("jsonb")
  data: Record<string, unknown>;
  @Column("uuid", { name: "ticket_id", nullable: true })
  ticketId: string | null;
  /** Without angle brackets; the same for every attempt. */
  @Column("text", { name: "message_id" })
  messageId: string;
  @Column("text")
  state: OutgoingMailState;
  @Column("integer")
  attempts: number;
  @Column("text", { name: "last_error", nullable: true })
  lastError: string | null;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
  @Column("timestamptz", { name: "sent_at", nullable: true })
  sentAt: Date | null;
}
