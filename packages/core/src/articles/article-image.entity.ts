import type { ImageMediaType } from "../ports.js";
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity("article_images")
export class ArticleImage {
  @PrimaryGeneratedColumn("uuid")
  id: string;
  @Column("text", { name: "storage_key" })
  storageKey: string;
  @Column("text")
  sha256: string;
  @Column("text", { name: "media_type" })
  mediaType: ImageMediaType;
  @Column("integer")
  bytes: number;
  @Column("integer", { nullable: true })
  width: number | null;
  @Column("integer", { nullable: true })
  height: number | null;
  @Column("timestamptz", { name: "created_at" })
  createdAt: Date;
}
