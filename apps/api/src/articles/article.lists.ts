import {
  reviewPosition,
  type Article,
  type ArticleFile,
  type ArticlePosition,
  type ArticleSort,
  type DeskArticlePosition,
  type DeskFilePosition,
  type ReviewPosition,
  type VisibleArticle,
} from "@recourse/core";
import { z } from "zod";
import type { Keyset } from "../graphql/keyset.js";

const position: z.ZodType<ArticlePosition> = z.object({
  id: z.string(),
  title: z.string(),
  views: z.number(),
  updatedAt: z.coerce.date(),
  position: z.number(),
});

export function articlesBy(sort: ArticleSort): Keyset<VisibleArticle, ArticlePosition> {
  return {
    name: `articles by ${sort}`,
    position,
    positionOf: ({ id, title, views, updatedAt, position: place }) => ({
      id,
      title,
      views,
      updatedAt,
      position: place,
    }),
  };
}

export const deskArticles: Keyset<Article, DeskArticlePosition> = {
  name: "desk articles by change",
  position: z.object({ updatedAt: z.coerce.date(), id: z.string() }),
  positionOf: ({ updatedAt, id }) => ({ updatedAt, id }),
};

export const articleReviews: Keyset<Article, ReviewPosition> = {
  name: "article reviews by day",
  position: z.object({ dueOn: z.string(), id: z.string() }),
  positionOf: reviewPosition,
};

export const deskFiles: Keyset<ArticleFile, DeskFilePosition> = {
  name: "files by time",
  position: z.object({ createdAt: z.coerce.date(), id: z.string() }),
  positionOf: ({ createdAt, id }) => ({ createdAt, id }),
};
