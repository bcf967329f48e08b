import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** A new address that somebody asked for; it is theirs once the link in the mail to it was used. */
@Entity("address_changes")
export class AddressChange {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("uuid", { name: "person_id" })
  personId: string;
  @Column("citext", { name: "new_email" })
  newEmail: string;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
  @Column("timestamptz", { name: "expires_at" })
  expiresAt: Date;
  @Column("timestamptz", { name: "used_at", nullable: true })
  usedAt: Date | null;
  @Column("timestamptz", { name: "cancelled_at", nullable: true })
  cancelledAt: Date | null;
}
