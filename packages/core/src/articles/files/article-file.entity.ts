import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** An image that articles show, or a file that they offer for downloading. Its bytes never change. */
@Entity("article_files")
export class ArticleFile {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("text", { name: "storage_key" })
  storageKey: string;
  /** What it is called when it is downloaded. */
  @Column("text")
  name: string;
  /** Of the bytes that were sent, hex: images are written anew. */
  @Column("text")
  sha256: string;
  @Column("text", { name: "media_type" })
  mediaType: string;
  @Column("boolean", { name: "is_image" })
  isImage: boolean;
  @Column("bigint")
  bytes: number;
  @Column("integer", { nullable: true })
  width: number | null;
  @Column("integer", { nullable: true })
  height: number | null;
  /** What an image shows, for whoever does not see it: proposed to the next article that shows it. */
  @Column("text", { name: "alternative_text", nullable: true })
  alternativeText: string | null;
  /** Null: imported. */
  @Column("uuid", { name: "uploaded_by", nullable: true })
  uploadedBy: string | null;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
  /** Null while its bytes are on their way. */
  @Column("timestamptz", { name: "stored_at", nullable: true })
  storedAt: Date | null;
  /** When a sweep first found that nothing names it. */
  @Column("timestamptz", { name: "unused_since", nullable: true })
  unusedSince: Date | null;
  /** Gone for everybody; its bytes and then its row follow. */
  @Column("timestamptz", { name: "removed_at", nullable: true })
  removedAt: Date | null;
}
