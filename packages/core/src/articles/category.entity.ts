import type { Audience } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity("categories")
export class Category {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("text")
  slug: string;
  @Column("text")
  title: string;
  @Column("text", { nullable: true })
  description: string | null;
  @Column("text")
  audience: Audience;
  /** 0 public, 1 customers, 2 staff: the narrowest of this category and those above it. Kept by a trigger. */
  @Column({ type: "smallint", name: "effective_audience", insert: false, update: false })
  effectiveAudience: number;
  @Column("integer")
  position: number;
  @Column("uuid", { name: "parent_id", nullable: true })
  parentId: string | null;
  /** Looks after its articles that name nobody themselves. */
  @Column("uuid", { name: "owner_id", nullable: true })
  ownerId: string | null;
  /** An ISO 8601 duration: `P90D`, `P6M`. */
  @Column("text", { name: "review_interval", nullable: true })
  reviewInterval: string | null;
  /** The owner, where it is active, else that of the nearest category above with one. Kept by a trigger, as the interval is. */
  @Column({ type: "uuid", name: "effective_owner_id", nullable: true, insert: false, update: false })
  effectiveOwnerId: string | null;
  @Column({ type: "text", name: "effective_review_interval", nullable: true, insert: false, update: false })
  effectiveReviewInterval: string | null;
  @Column("text", { name: "source_path", nullable: true })
  sourcePath: string | null;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
  /** Of what people edit, so that nobody overwrites what they did not see. */
  @Column("integer")
  version: number;
  /** From then on an import leaves it as the desk has it. */
  @Column("timestamptz", { name: "changed_on_desk_at", nullable: true })
  changedOnDeskAt: Date | null;
}
