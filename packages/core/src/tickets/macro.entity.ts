import type { RequestKind } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

export const macroActs = ["wait", "solve"] as const;
/** What becomes of the ticket with the reply, unless its writer chooses otherwise. */
export type MacroAct = (typeof macroActs)[number];

@Entity("macros")
export class Macro {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("text")
  name: string;
  /** Markdown with variables (`macroVariables`). */
  @Column("text")
  body: string;
  /** The member of staff whose own it is; null: everybody's. */
  @Column("uuid", { name: "owner_id", nullable: true })
  ownerId: string | null;
  @Column("text", { nullable: true })
  act: MacroAct | null;
  /** Kinds of request that it is suggested for. */
  @Column("text", { array: true })
  kinds: RequestKind[];
  @Column("integer")
  uses: number;
  @Column("integer")
  version: number;
  @Column("timestamptz", { name: "updated_at" })
  updatedAt: Date;
}
