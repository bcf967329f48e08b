import type { ArticlePlatform, Audience } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** What stays the same while revisions come and go. Title, summary and publication are those of the published revision. */
@Entity("articles")
export class Article {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("text")
  slug: string;
  @Column("uuid", { name: "category_id", nullable: true })
  categoryId: string | null;
  @Column("text")
  audience: Audience;
  /** 0 public, 1 customers, 2 staff: the narrowest of the article and the categories above it. Kept by a trigger. */
  @Column({ type: "smallint", name: "effective_audience", insert: false, update: false })
  effectiveAudience: number;
  /** What it is about, in the names of the policy file. */
  @Column("text", { name: "product_areas", array: true })
  productAreas: string[];
  @Column("text", { array: true })
  protocols: string[];
  @Column("jsonb")
  platforms: ArticlePlatform[];
  @Column("integer")
  position: number;
  @Column("uuid", { name: "published_revision_id", nullable: true })
  publishedRevisionId: string | null;
  @Column("text", { nullable: true })
  title: string | null;
  @Column("text", { nullable: true })
  summary: string | null;
  @Column("timestamptz", { name: "published_at", nullable: true })
  publishedAt: Date | null;
  @Column("timestamptz", { name: "first_published_at", nullable: true })
  firstPublishedAt: Date | null;
  /** Null: whoever looks after its category. */
  @Column("uuid", { name: "owner_id", nullable: true })
  ownerId: string | null;
  /** An ISO 8601 duration, `P90D` or `P6M`; null: that of its category. */
  @Column("text", { name: "review_interval", nullable: true })
  reviewInterval: string | null;
  /** Its owner or, where it names none who is active, its category's. Kept by a trigger, as the two below are. */
  @Column({ type: "uuid", name: "effective_owner_id", nullable: true, insert: false, update: false })
  effectiveOwnerId: string | null;
  @Column({ type: "text", name: "effective_review_interval", nullable: true, insert: false, update: false })
  effectiveReviewInterval: string | null;
  /** Calendar dates in the policy's zone. */
  @Column({ type: "date", name: "review_due_on", nullable: true, insert: false, update: false })
  reviewDueOn: string | null;
  @Column("date", { name: "last_checked_on", nullable: true })
  lastCheckedOn: string | null;
  /** The first day on which a platform that it is about reaches its end of life. */
  @Column("date", { name: "platform_ends_on", nullable: true })
  platformEndsOn: string | null;
  /** When readers lost it; null again once it is published anew. */
  @Column("timestamptz", { name: "archived_at", nullable: true })
  archivedAt: Date | null;
  /** Its `effectiveAudience` at that moment: who never read it does not learn that it was there. */
  @Column("smallint", { name: "archived_audience", nullable: true })
  archivedAudience: number | null;
  /** Of an archived article: what readers should read instead. */
  @Column("uuid", { name: "replaced_by_id", nullable: true })
  replacedById: string | null;
  @Column("text", { name: "source_path", nullable: true })
  sourcePath: string | null;
  @Column("text", { name: "source_hash", nullable: true })
  sourceHash: string | null;
  /** Of the file itself: when it is the same, nothing of it needs to be read. */
  @Column("text", { name: "source_file_hash", nullable: true })
  sourceFileHash: string | null;
  @Column("bigint")
  views: number;
  @Column("integer")
  version: number;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
  @Column("timestamptz", { name: "updated_at" })
  updatedAt: Date;
}
