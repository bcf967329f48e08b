import type { DefectState } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** A fault of the product that many tickets and reports may share. The public sees it while `publishedAt` is set. */
@Entity("defects")
export class Defect {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  /** People call it D- and this. Given by the database. */
  @Column({ type: "bigint", insert: false, update: false })
  number: number;
  @Column("text")
  title: string;
  /** Markdown, for the public. */
  @Column("text")
  body: string;
  /** For staff alone, whatever becomes of it. */
  @Column("text")
  notes: string;
  /** Product areas of the policy file. */
  @Column("text", { array: true })
  components: string[];
  @Column("text", { name: "affected_versions", array: true })
  affectedVersions: string[];
  @Column("text", { name: "fixed_version", nullable: true })
  fixedVersion: string | null;
  @Column("text")
  state: DefectState;
  @Column("boolean")
  critical: boolean;
  /** An article that says how to do without; readers see it where they may read it. */
  @Column("uuid", { name: "workaround_id", nullable: true })
  workaroundId: string | null;
  @Column("timestamptz", { name: "published_at", nullable: true })
  publishedAt: Date | null;
  @Column("timestamptz", { name: "fixed_at", nullable: true })
  fixedAt: Date | null;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
  @Column("timestamptz", { name: "updated_at" })
  updatedAt: Date;
  @Column("integer")
  version: number;
}
