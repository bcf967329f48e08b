import type { AutomaticReason, IncomingMailState, QuarantineCause, SenderEvidence } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** Who handed a mail over, as the connection itself showed them. */
export interface MailSession {
  protocol: "smtp" | "lmtp";
  clientAddress: string;
  helo: string;
  tls: boolean;
}

/** What SPF, DKIM and DMARC say of the address in From. */
export interface MailAuthentication {
  /** The address that it is about; null: From names none, or several. */
  from: string | null;
  evidence: SenderEvidence;
  /** In the words of Authentication-Results (RFC 8601), for staff. */
  summary: string;
}

export type MailBecame = "reply" | "note" | "request" | "bounce";

/** A mail that came in; its bytes are in `incoming_mail_parts`. */
@Entity("incoming_mails")
export class IncomingMail {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("bytea", { name: "delivery_hash" })
  deliveryHash: Buffer;
  /** The only time that counts: Date is what the sender says. */
  @Column("timestamptz", { name: "received_at" })
  receivedAt: Date;
  /** Of the envelope; empty: nobody is to be told. */
  @Column("text", { name: "mail_from" })
  mailFrom: string;
  @Column("text", { name: "rcpt_to", array: true })
  rcptTo: string[];
  @Column("jsonb")
  session: MailSession;
  @Column("integer")
  bytes: number;
  /** Null: they could not be asked. */
  @Column("jsonb", { nullable: true })
  authentication: MailAuthentication | null;
  @Column("text")
  state: IncomingMailState;
  @Column("integer")
  attempts: number;
  @Column("text", { name: "last_error", nullable: true })
  lastError: string | null;
  @Column("timestamptz", { name: "next_attempt_at", nullable: true })
  nextAttemptAt: Date | null;
  @Column("uuid", { name: "claim_id", nullable: true })
  claimId: string | null;
  @Column("timestamptz", { name: "claimed_until", nullable: true })
  claimedUntil: Date | null;
  @Column("text", { name: "from_address", nullable: true })
  fromAddress: string | null;
  /** This and the next without secrets. */
  @Column("text", { nullable: true })
  subject: string | null;
  /** Of what is not in a ticket: what staff look at. */
  @Column("text", { nullable: true })
  body: string | null;
  @Column("text", { nullable: true })
  automatic: AutomaticReason | null;
  @Column("text", { nullable: true })
  cause: QuarantineCause | null;
  /** Whom it names besides us: never added to anything. */
  @Column("text", { name: "copied_to", array: true })
  copiedTo: string[];
  @Column("uuid", { name: "attachment_ids", array: true })
  attachmentIds: string[];
  /** Files that were not taken, and why. */
  @Column("text", { name: "left_out", array: true })
  leftOut: string[];
  @Column("text", { nullable: true })
  became: MailBecame | null;
  @Column("uuid", { name: "ticket_id", nullable: true })
  ticketId: string | null;
  @Column("uuid", { name: "decision_id", nullable: true })
  decisionId: string | null;
  @Column("timestamptz", { name: "handled_at", nullable: true })
  handledAt: Date | null;
  /** Who released or deleted it, or had it read again. */
  @Column("uuid", { name: "reviewed_by", nullable: true })
  reviewedBy: string | null;
  @Column("timestamptz", { name: "reviewed_at", nullable: true })
  reviewedAt: Date | null;
}
