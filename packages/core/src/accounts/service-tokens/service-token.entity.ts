import type { ServiceScope } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** What another system is known by. The secret itself is told once and never stored. */
@Entity("service_tokens")
export class ServiceToken {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  /** Of the system. */
  @Column("text")
  name: string;
  @Column("text", { array: true })
  scopes: ServiceScope[];
  /** The one account whose directory it may tend. */
  @Column("uuid", { name: "account_id", nullable: true })
  accountId: string | null;
  /** The first characters of the secret, so that people recognise it in a list. */
  @Column("text")
  prefix: string;
  /** SHA-256 of the secret. */
  @Column("bytea", { name: "token_hash" })
  tokenHash: Buffer;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
  @Column("timestamptz", { name: "last_used_at", nullable: true })
  lastUsedAt: Date | null;
  @Column("timestamptz", { name: "revoked_at", nullable: true })
  revokedAt: Date | null;
}
