import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** Somebody who can sign in. */
@Entity("people")
export class Person {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("text", { name: "auth_user_id", nullable: true })
  authUserId: string | null;
  @Column("text")
  name: string;
  @Column("citext")
  email: string;
  /** Since when this address is on file. */
  @Column("timestamptz", { name: "email_since" })
  emailSince: Date;
  /** In the system that provisions people. */
  @Column("text", { name: "external_id", nullable: true })
  externalId: string | null;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
}
