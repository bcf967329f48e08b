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
  @Column("text", { name: "source_path", nullable: true })
  sourcePath: string | null;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
}
