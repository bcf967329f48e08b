import {
  valueOf,
  type ArticleInsight,
  type ArticleInsightPosition,
  type Feedback,
  type FeedbackPosition,
  type Gap,
  type GapPosition,
  type SearchInsight,
  type SearchInsightOrder,
  type SearchInsightPosition,
} from "@recourse/core";
import { z } from "zod";
import type { Keyset } from "../graphql/keyset.js";

export const feedback: Keyset<Feedback, FeedbackPosition> = {
  name: "feedback by time",
  position: z.object({ updatedAt: z.coerce.date(), id: z.string() }),
  positionOf: ({ updatedAt, id }) => ({ updatedAt, id }),
};

export const gaps: Keyset<Gap, GapPosition> = {
  name: "gaps by weight",
  position: z.object({ weight: z.number(), id: z.string() }),
  positionOf: ({ weight, id }) => ({ weight, id }),
};

export function searchesBy(order: SearchInsightOrder): Keyset<SearchInsight, SearchInsightPosition> {
  return {
    name: `searches by ${order}`,
    position: z.object({ value: z.number(), query: z.string() }),
    positionOf: (row) => ({ value: valueOf(row, order), query: row.query }),
  };
}

export const articleInsights: Keyset<ArticleInsight, ArticleInsightPosition> = {
  name: "articles by views of a period",
  position: z.object({ views: z.number(), articleId: z.string() }),
  positionOf: ({ views, articleId }) => ({ views, articleId }),
};
