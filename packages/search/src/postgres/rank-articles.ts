import { runPrepared } from "@recourse/core";
import type { EntityManager } from "typeorm";
import { rankingStatement, type Ranking } from "./ranking-statement.js";

export interface RankedSection {
  articleId: string;
  score: number;
  title: string;
  heading: string | null;
  anchor: string | null;
  text: string;
}

export interface RankedPage {
  hits: RankedSection[];
  total: number;
  /** More articles have the words than were looked at. */
  limited: boolean;
  facets: { categoryId: string; count: number }[];
  productAreas: { name: string; count: number }[];
  /** Every form in which articles write the terms. */
  words: string[];
}

export async function rankArticles(tx: EntityManager, ranking: Ranking): Promise<RankedPage> {
  const { name, text, values } = rankingStatement(ranking);
  const rows =
    name === null
      ? await tx.query<RankedPage[]>(text, values)
      : await runPrepared<RankedPage>(tx, name, text, values);
  return rows[0] ?? { hits: [], total: 0, limited: false, facets: [], productAreas: [], words: [] };
}
