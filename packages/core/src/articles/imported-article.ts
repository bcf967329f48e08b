import type { ArticlePlatform, Audience } from "@recourse/policy";

/** An article as a file has it. */
export interface ImportedArticle {
  /** Names the article within this import and, unless it is known by its slug, between imports. */
  sourcePath: string;
  /** Articles of an export are known by their slug, wherever they came from first. */
  isKnownBySlug?: boolean;
  /** Of everything below: the same hash means that there is nothing to do. */
  sourceHash: string;
  /** Of the file and of what it was read with: the same hash means that it need not be read. */
  fileHash?: string;
  slug: string;
  /** Addresses that lead here, unless something else has them or had them. */
  formerSlugs?: readonly string[];
  categoryId: string | null;
  audience: Audience;
  position: number;
  title: string;
  summary: string;
  /** Markdown. */
  body: string;
  /** What it is about, as the policy file spells it. */
  productAreas?: readonly string[];
  protocols?: readonly string[];
  platforms?: readonly ArticlePlatform[];
  /** Null: whoever looks after its category. */
  ownerId?: string | null;
  /** An ISO 8601 duration of days or months; null: that of its category. */
  reviewInterval?: string | null;
  /** When somebody last found it right; left out: the day on which it is published. */
  lastCheckedOn?: string | null;
  /** Ids of the images that the body shows, and of the files that it offers. */
  imageIds: readonly string[];
  /** When it was published where it comes from; without it, or where this database knows a later one, it is published now. */
  publishedAt?: Date | null;
  firstPublishedAt?: Date | null;
}
