import type { Decision, Facts, Level, Outcome, Reason, RequestKind } from "@recourse/policy";
import type { Channel } from "../actor.js";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
import type { ProductionClaim } from "./ticket.entity.js";

/** What the gate said to a request, with the facts it was made from, whether or not a ticket came of it. */
@Entity("decisions")
export class StoredDecision {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("timestamptz", { name: "decided_at" })
  decidedAt: Date;
  @Column("timestamptz", { name: "received_at" })
  receivedAt: Date;
  @Column("text")
  channel: Channel;
  @Column("uuid", { name: "account_id", nullable: true })
  accountId: string | null;
  @Column("uuid", { name: "person_id", nullable: true })
  personId: string | null;
  @Column("uuid", { name: "ticket_id", nullable: true })
  ticketId: string | null;
  @Column("text")
  kind: RequestKind;
  @Column("text")
  outcome: Outcome;
  @Column("text", { nullable: true })
  level: Level | null;
  @Column("smallint", { nullable: true })
  rank: number | null;
  @Column("boolean", { name: "opens_ticket" })
  opensTicket: boolean;
  @Column("text", { name: "policy_version" })
  policyVersion: string;
  @Column("jsonb")
  facts: Facts;
  @Column("jsonb")
  reasons: Reason[];
  @Column("jsonb")
  decision: Decision;
  @Column("text", { nullable: true })
  subject: string | null;
  @Column("text", { nullable: true })
  body: string | null;
  /** What the requester said of production; kept here only when no ticket holds it. */
  @Column("jsonb", { nullable: true })
  production: ProductionClaim | null;
  /** The first decision of the same request, which this one takes the place of. */
  @Column("uuid", { name: "supersedes_id", nullable: true })
  supersedesId: string | null;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
}
