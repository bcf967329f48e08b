import type { TokenScope } from "../actor.js";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** A personal access token for scripts. The secret itself is shown once and never stored. */
@Entity("access_tokens")
export class AccessToken {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("uuid", { name: "person_id" })
  personId: string;
  @Column("text")
  name: string;
  @Column("text", { array: true })
  scopes: TokenScope[];
  /** The first characters of the secret, so that people recognise it in a list. */
  @Column("text")
  prefix: string;
  /** SHA-256 of the secret. */
  @Column("bytea", { name: "token_hash" })
  tokenHash: Buffer;
  /** Made by staff whose session had a second factor: by it they are staff where staff need one. */
  @Column("boolean", { name: "second_factor" })
  secondFactor: boolean;
  /** The account that it was made for, by somebody who speaks for one of several; null: all of its person's. */
  @Column("uuid", { name: "account_id", nullable: true })
  accountId: string | null;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
  @Column("timestamptz", { name: "expires_at", nullable: true })
  expiresAt: Date | null;
  @Column("timestamptz", { name: "last_used_at", nullable: true })
  lastUsedAt: Date | null;
  @Column("timestamptz", { name: "revoked_at", nullable: true })
  revokedAt: Date | null;
}
