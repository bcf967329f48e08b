import type { MailState } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
import type { MailTemplate } from "./mail-templates.js";

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
  state: MailState;
  @Column("integer")
  attempts: number;
  @Column("text", { name: "last_error", nullable: true })
  lastError: string | null;
  /** Null: at once. */
  @Column("timestamptz", { name: "next_attempt_at", nullable: true })
  nextAttemptAt: Date | null;
  /** Of the worker that has it in hand; the next three are of its handing over, too (claim-mail.ts). */
  @Column("uuid", { name: "claim_id", nullable: true })
  claimId: string | null;
  @Column("timestamptz", { name: "claimed_until", nullable: true })
  claimedUntil: Date | null;
  @Column("timestamptz", { name: "handed_over_at", nullable: true })
  handedOverAt: Date | null;
  @Column("timestamptz", { name: "tried_until", nullable: true })
  triedUntil: Date | null;
  /** When a server on the way said that it did not arrive, or not yet; and what it said. */
  @Column("timestamptz", { name: "bounced_at", nullable: true })
  bouncedAt: Date | null;
  @Column("text", { name: "bounce_reason", nullable: true })
  bounceReason: string | null;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
  @Column("timestamptz", { name: "sent_at", nullable: true })
  sentAt: Date | null;
}
