import type { AccountFacts } from "@recourse/policy";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** What of an account's facts was another, by name of the fact. */
export type AccountChanges = {
  [Fact in keyof AccountFacts]?: { from: AccountFacts[Fact]; to: AccountFacts[Fact] };
};

/** A change of an account's facts, by staff or by another system. Never edited: a wrong one is corrected by another. */
@Entity("account_corrections")
export class AccountCorrection {
  @PrimaryColumn("uuid")
  id: string;
  @Column("uuid", { name: "account_id" })
  accountId: string;
  /** Null: another system said so, as `source` names it. */
  @Column("uuid", { name: "corrected_by", nullable: true })
  correctedBy: string | null;
  @Column("text", { nullable: true })
  source: "provisioning" | "billing" | null;
  @Column("timestamptz", { name: "corrected_at" })
  correctedAt: Date;
  /** From when on it is so; null where it was always so. */
  @Column("timestamptz", { name: "effective_at", nullable: true })
  effectiveAt: Date | null;
  @Column("text")
  reason: string;
  @Column("jsonb")
  changes: AccountChanges;
}
