import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../actor.js";

type Db = DataSource | EntityManager;

export interface HelpfulCount {
  yes: number;
  no: number;
}

/** Who votes: a person, or a visitor as far as their cookie tells; null without one. */
export function voterOf(actor: Actor): string | null {
  switch (actor.kind) {
    case "person":
      return `person:${actor.person.id}`;
    case "anonymous":
      return actor.visitor === null ? null : `visitor:${actor.visitor}`;
    case "service":
    case "system":
      return null;
  }
}

/** By revision; those that nobody voted on have no entry. */
export async function helpfulCounts(
  db: Db,
  revisionIds: readonly string[],
): Promise<Map<string, HelpfulCount>> {
  const rows = await db.query<(HelpfulCount & { revisionId: string })[]>(
    `select revision_id as "revisionId", count(*) filter (where helpful) as yes, count(*) filter (where not helpful) as no
     from article_votes where revision_id = any($1) group by revision_id`,
    [revisionIds],
  );
  return new Map(rows.map(({ revisionId, yes, no }) => [revisionId, { yes, no }]));
}

/** The actor's own votes by revision. */
export async function viewerVotes(
  db: Db,
  actor: Actor,
  revisionIds: readonly string[],
): Promise<Map<string, boolean>> {
  const voter = voterOf(actor);
  if (voter === null) {
    return new Map();
  }
  const rows = await db.query<{ revisionId: string; helpful: boolean }[]>(
    `select revision_id as "revisionId", helpful from article_votes where revision_id = any($1) and voter = $2`,
    [revisionIds, voter],
  );
  return new Map(rows.map(({ revisionId, helpful }) => [revisionId, helpful]));
}
