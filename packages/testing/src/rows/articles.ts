import { randomUUID } from "node:crypto";
import { Article, ArticleRevision, Category } from "@recourse/core";
import type { ArticlePlatform, Audience, RevisionState } from "@recourse/policy";
import type { DataSource } from "typeorm";
import { unique } from "./accounts.js";

/** What is written of a category; the database adds what follows from it. */
type CategoryRow = Omit<Category, "effectiveAudience" | "effectiveOwnerId" | "effectiveReviewInterval">;

export async function addCategory(
  db: DataSource,
  overrides: Partial<CategoryRow> = {},
): Promise<CategoryRow> {
  const slug = unique("category");
  const category = {
    id: randomUUID(),
    slug,
    title: slug,
    description: null,
    audience: "public" as const,
    position: 0,
    parentId: null,
    ownerId: null,
    reviewInterval: null,
    sourcePath: null,
    createdAt: new Date("2025-01-01T00:00:00Z"),
    version: 1,
    changedOnDeskAt: null,
    ...overrides,
  };
  await db.manager.insert(Category, category);
  return category;
}

export interface AddArticle {
  title?: string;
  slug?: string;
  summary?: string;
  body?: string;
  audience?: Audience;
  categoryId?: string | null;
  position?: number;
  views?: number;
  /** Published unless told otherwise; any other state leaves the article unpublished. */
  state?: RevisionState;
  authorId?: string | null;
  publishedAt?: Date;
  ownerId?: string | null;
  reviewInterval?: string | null;
  lastCheckedOn?: string | null;
  platforms?: ArticlePlatform[];
}

/** An article for everybody with one published revision, unless told otherwise. */
export async function addArticle(
  db: DataSource,
  options: AddArticle = {},
): Promise<{ id: string; slug: string; revisionId: string }> {
  const {
    title = unique("Article"),
    summary = "",
    body = "Text.",
    state = "published",
    authorId = null,
  } = options;
  const at = options.publishedAt ?? new Date("2025-06-01T00:00:00Z");
  const slug = options.slug ?? unique("article");
  const id = randomUUID();
  const revisionId = randomUUID();
  const published = state === "published";
  await db.transaction(async (tx) => {
    await tx.insert(Article, {
      id,
      slug,
      categoryId: options.categoryId ?? null,
      audience: options.audience ?? "public",
      position: options.position ?? 0,
      views: options.views ?? 0,
      ownerId: options.ownerId ?? null,
      reviewInterval: options.reviewInterval ?? null,
      lastCheckedOn: options.lastCheckedOn ?? null,
      platforms: options.platforms ?? [],
      version: 1,
      createdAt: at,
      updatedAt: at,
    });
    await tx.insert(ArticleRevision, {
      id: revisionId,
      articleId: id,
      number: 1,
      state,
      title,
      summary,
      body,
      authorId,
      platforms: options.platforms ?? [],
      publishedAt: published ? at : null,
      createdAt: at,
    });
    if (published) {
      await tx.update(Article, { id }, { publishedRevisionId: revisionId, title, summary, publishedAt: at });
    }
  });
  return { id, slug, revisionId };
}
