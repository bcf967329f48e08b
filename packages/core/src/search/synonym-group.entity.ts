import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** Words that search takes for each other or, one way, for others. */
@Entity("synonym_groups")
export class SynonymGroup {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  /** Lower case, each of one word or several. */
  @Column("text", { array: true })
  terms: string[];
  /** Null: the terms stand for each other. Otherwise what is found for any of them as well, and not the other way round. */
  @Column("text", { name: "also_finds", array: true, nullable: true })
  alsoFinds: string[] | null;
  @Column("integer")
  version: number;
  /** The person who changed it last. */
  @Column("uuid", { name: "updated_by", nullable: true })
  updatedBy: string | null;
  @Column("timestamptz", { name: "updated_at" })
  updatedAt: Date;
}
