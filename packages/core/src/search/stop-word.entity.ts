import { Column, Entity, PrimaryColumn } from "typeorm";

/** A word that search leaves out of a query, unless there is nothing else in it. */
@Entity("stop_words")
export class StopWord {
  /** Lower case. */
  @PrimaryColumn("text")
  word: string;
  @Column("uuid", { name: "added_by", nullable: true })
  addedBy: string | null;
  @Column("timestamptz", { name: "added_at" })
  addedAt: Date;
}
