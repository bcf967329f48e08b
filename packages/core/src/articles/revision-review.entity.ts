import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

export const reviewVerdicts = ["approved", "sent_back"] as const;
export type ReviewVerdict = (typeof reviewVerdicts)[number];

/** What a reviewer decided about a revision, and said. Never changed. */
@Entity("revision_reviews")
export class RevisionReview {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("uuid", { name: "revision_id" })
  revisionId: string;
  @Column("text")
  verdict: ReviewVerdict;
  /** For the author; of an approval: why a lead waived the second pair of eyes. */
  @Column("text", { nullable: true })
  words: string | null;
  @Column("uuid", { name: "reviewer_id", nullable: true })
  reviewerId: string | null;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
}
