import type { Audience } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** An article as somebody has typed it so far, whether or not it could be saved like this. */
export interface AutosavedDraft {
  title: string;
  slug: string;
  categoryId: string | null;
  audience: Audience;
  summary: string;
  body: string;
  reason: string;
  productAreas: string[];
  protocols: string[];
  platforms: { name: string; version: string | null }[];
}

/** What an author has typed and not saved: one for each author and article, and one for a new article. */
@Entity("article_autosaves")
export class ArticleAutosave {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("uuid", { name: "author_id" })
  authorId: string;
  @Column("uuid", { name: "article_id", nullable: true })
  articleId: string | null;
  /** The revision that was edited. */
  @Column("uuid", { name: "based_on_id", nullable: true })
  basedOnId: string | null;
  @Column("jsonb")
  draft: AutosavedDraft;
  @Column("timestamptz", { name: "saved_at" })
  savedAt: Date;
}
