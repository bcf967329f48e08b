import type { Rating } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** What one of its customers said of one solving of a ticket. */
@Entity("satisfaction_ratings")
export class SatisfactionRating {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("uuid", { name: "ticket_id" })
  ticketId: string;
  @Column("uuid", { name: "person_id" })
  personId: string;
  /** Of the ticket: which solving it is about. */
  @Column("timestamptz", { name: "solved_at" })
  solvedAt: Date;
  @Column("text")
  rating: Rating;
  @Column("text", { nullable: true })
  words: string | null;
  /** Who the ticket was assigned to, or else who solved it. */
  @Column("uuid", { name: "staff_id", nullable: true })
  staffId: string | null;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
  @Column("timestamptz", { name: "updated_at" })
  updatedAt: Date;
}
