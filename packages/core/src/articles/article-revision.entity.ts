import type { ArticlePlatform, Audience, RevisionState } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** Title, summary and body (Markdown) never change once saved; the database refuses it. */
@Entity("article_revisions")
export class ArticleRevision {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("uuid", { name: "article_id" })
  articleId: string;
  @Column("integer")
  number: number;
  @Column("text")
  state: RevisionState;
  @Column("text")
  title: string;
  @Column("text")
  summary: string;
  @Column("text")
  body: string;
  /** What publishing gives the article; null: as the article has it. */
  @Column("text", { nullable: true })
  audience: Audience | null;
  @Column("uuid", { name: "category_id", nullable: true })
  categoryId: string | null;
  /** What it is about, in the names of the policy file. */
  @Column("text", { name: "product_areas", array: true })
  productAreas: string[];
  @Column("text", { array: true })
  protocols: string[];
  @Column("jsonb")
  platforms: ArticlePlatform[];
  /** Null: imported. */
  @Column("uuid", { name: "author_id", nullable: true })
  authorId: string | null;
  @Column("text", { nullable: true })
  reason: string | null;
  @Column("uuid", { name: "based_on_id", nullable: true })
  basedOnId: string | null;
  /** The older revision whose text this one brings back. */
  @Column("uuid", { name: "restored_from_id", nullable: true })
  restoredFromId: string | null;
  @Column("uuid", { name: "approved_by", nullable: true })
  approvedBy: string | null;
  /** Why the author's own approval was allowed to stand. */
  @Column("text", { name: "approval_waiver", nullable: true })
  approvalWaiver: string | null;
  @Column("timestamptz", { name: "published_at", nullable: true })
  publishedAt: Date | null;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
}
