import type { MaskedFinding } from "@recourse/policy";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** A file that came with a message, or that is to come with one of its uploader's. Its bytes never change. */
@Entity("attachments")
export class Attachment {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("text", { name: "storage_key" })
  storageKey: string;
  /** What it is called when it is downloaded. */
  @Column("text")
  name: string;
  /** By its bytes. */
  @Column("text", { name: "media_type" })
  mediaType: string;
  /** Written anew, so that pages can show it. */
  @Column("boolean", { name: "is_image" })
  isImage: boolean;
  @Column("bigint")
  bytes: number;
  @Column("integer", { nullable: true })
  width: number | null;
  @Column("integer", { nullable: true })
  height: number | null;
  /** Of what was sent, hex. */
  @Column("text")
  sha256: string;
  /** What was taken out of it before anybody read it. */
  @Column("jsonb")
  masked: readonly MaskedFinding[];
  @Column("uuid", { name: "uploaded_by" })
  uploadedBy: string;
  /** Null: nobody sees it but its uploader. */
  @Column("uuid", { name: "message_id", nullable: true })
  messageId: string | null;
  /** Among the files of its message. */
  @Column("smallint")
  position: number;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
  /** Null while its bytes are on their way. */
  @Column("timestamptz", { name: "stored_at", nullable: true })
  storedAt: Date | null;
  /** Null: where it could do harm, it is held. */
  @Column("timestamptz", { name: "released_at", nullable: true })
  releasedAt: Date | null;
  @Column("uuid", { name: "released_by", nullable: true })
  releasedBy: string | null;
  /** Gone for everybody; its bytes follow. */
  @Column("timestamptz", { name: "removed_at", nullable: true })
  removedAt: Date | null;
  @Column("uuid", { name: "removed_by", nullable: true })
  removedBy: string | null;
  @Column("text", { name: "removal_reason", nullable: true })
  removalReason: string | null;
  /** When its bytes were gone. */
  @Column("timestamptz", { name: "purged_at", nullable: true })
  purgedAt: Date | null;
}
