import type { Level, RequestKind, TicketState, TicketVisibility } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
import type { TicketClock } from "./ticket-clock.js";

/** Which resource is affected, whose work stops, since when: what makes a request a production one. */
export interface ProductionClaim {
  resource: string;
  affected: string;
  /** ISO 8601. */
  since: string | null;
}

/** Why staff did not let the claim stand; the customer reads it. */
export interface ProductionRejection {
  reason: string;
  /** ISO 8601. */
  at: string;
  /** Of staff. */
  personId: string;
}

/** What an act of staff changed of a ticket together with a reply that can still be taken back. JSON: instants are ISO 8601. */
export interface UndoableAct {
  messageId: string;
  /** Until then customers see the ticket as it was before. */
  until: string;
  /** Of the ticket after the act. */
  version: number;
  before: {
    state: TicketState;
    holdReason: string | null;
    solvedAt: string | null;
    updatedAt: string;
    clock: TicketClock | null;
    dueAt: string | null;
  };
}

@Entity("tickets")
export class Ticket {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  /** What people call it. Given by the database. */
  @Column({ type: "bigint", insert: false, update: false })
  number: number;
  @Column("uuid", { name: "account_id", nullable: true })
  accountId: string | null;
  @Column("uuid", { name: "requester_id", nullable: true })
  requesterId: string | null;
  @Column("text")
  visibility: TicketVisibility;
  /** People of the account who were asked to join the conversation. */
  @Column("uuid", { name: "participant_ids", array: true })
  participantIds: string[];
  /** Since when the account's admins are asked who takes it over from a requester who is active no more. */
  @Column("timestamptz", { name: "handover_offered_at", nullable: true })
  handoverOfferedAt: Date | null;
  @Column("text")
  subject: string;
  @Column("text")
  kind: RequestKind;
  @Column("text", { name: "converted_from", nullable: true })
  convertedFrom: RequestKind | null;
  @Column("text")
  state: TicketState;
  /** Rank in the queue, 0 first; null: the policy queues it behind everything it ranks. */
  @Column("smallint", { nullable: true })
  rank: number | null;
  @Column({ type: "smallint", name: "queue_rank", insert: false, update: false })
  queueRank: number;
  @Column("jsonb", { nullable: true })
  production: ProductionClaim | null;
  /** Null: the claim stands, or there is none. */
  @Column("jsonb", { name: "production_rejection", nullable: true })
  productionRejection: ProductionRejection | null;
  @Column("boolean")
  critical: boolean;
  @Column("text", { nullable: true })
  protocol: string | null;
  @Column("text", { name: "platform_name", nullable: true })
  platformName: string | null;
  @Column("text", { name: "platform_version", nullable: true })
  platformVersion: string | null;
  @Column("boolean", { name: "third_party" })
  thirdParty: boolean;
  @Column("uuid", { name: "assignee_id", nullable: true })
  assigneeId: string | null;
  @Column("uuid", { name: "decision_id" })
  decisionId: string;
  /** Of that decision. */
  @Column("text", { nullable: true })
  level: Level | null;
  @Column("text", { name: "hold_reason", nullable: true })
  holdReason: string | null;
  @Column("text", { name: "search_id", nullable: true })
  searchId: string | null;
  /** It goes on in that one; its number leads there. */
  @Column("uuid", { name: "merged_into_id", nullable: true })
  mergedIntoId: string | null;
  @Column("timestamptz", { name: "received_at" })
  receivedAt: Date;
  @Column("timestamptz", { name: "solved_at", nullable: true })
  solvedAt: Date | null;
  @Column("timestamptz", { name: "closed_at", nullable: true })
  closedAt: Date | null;
  /** The first reply of the staff. */
  @Column("timestamptz", { name: "first_response_at", nullable: true })
  firstResponseAt: Date | null;
  /** From receipt, by the calendar of then. */
  @Column("integer", { name: "first_response_business_minutes", nullable: true })
  firstResponseBusinessMinutes: number | null;
  /** From receipt to the last time that it was solved; null while it is not. */
  @Column("integer", { name: "solve_business_minutes", nullable: true })
  solveBusinessMinutes: number | null;
  /** Of the internal target that is not met yet; its past is in clock_segments. */
  @Column("jsonb", { nullable: true })
  clock: TicketClock | null;
  /** When that is due; null where there is none, or where it waits. */
  @Column("timestamptz", { name: "due_at", nullable: true })
  dueAt: Date | null;
  @Column("timestamptz", { name: "updated_at" })
  updatedAt: Date;
  @Column("integer")
  version: number;
  /** Oldest first. Those of the past mean nothing any more. */
  @Column({ type: "jsonb", name: "undoable_acts", insert: false })
  undoableActs: UndoableAct[];
}
