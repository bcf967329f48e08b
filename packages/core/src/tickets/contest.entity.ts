import type { ContestOutcome, ContestState } from "@recourse/policy";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** A requester's objection to a refusal, and what staff answered. One for each refused request. */
@Entity("contests")
export class Contest {
  @PrimaryColumn("uuid")
  id: string;
  /** The refusal: the first decision of the request. */
  @Column("uuid", { name: "decision_id" })
  decisionId: string;
  @Column("uuid", { name: "person_id" })
  personId: string;
  @Column("text")
  state: ContestState;
  @Column("text", { nullable: true })
  words: string | null;
  @Column("timestamptz", { name: "contested_at" })
  contestedAt: Date;
  /** For the requester to read. */
  @Column("text", { nullable: true })
  answer: string | null;
  @Column("timestamptz", { name: "answered_at", nullable: true })
  answeredAt: Date | null;
  /** A person: staff rows may change their role. */
  @Column("uuid", { name: "answered_by", nullable: true })
  answeredBy: string | null;
  @Column("text", { nullable: true })
  outcome: ContestOutcome | null;
  @Column("uuid", { name: "new_decision_id", nullable: true })
  newDecisionId: string | null;
  @Column("integer")
  version: number;
}
