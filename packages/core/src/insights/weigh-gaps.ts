import { LEAST_GAP_ACTORS } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { GapQuestion } from "./gap-questions.js";

/** A request takes somebody's time; that much more it counts than somebody who searched. */
const WEIGHT_OF_TICKET = 3;

/** What most people ask, in their words. */
export function titleOf(members: readonly GapQuestion[]): string {
  const [first] = members.toSorted(
    (left, right) =>
      right.actors - left.actors || right.searches - left.searches || (left.key < right.key ? -1 : 1),
  );
  const text = (first?.text ?? "").slice(0, 300);
  return text === "" ? "Without words" : text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * Sums up each gap. Its different searchers are at least those of its most searched query. What a single searcher alone looked for has
 * no weight, and is not shown.
 */
export async function weighGaps(tx: EntityManager): Promise<void> {
  await tx.query(
    `update gaps g set actors = s.actors, searches = s.searches, tickets = s.tickets, last_at = coalesce(s.last_at, g.last_at),
       weight = case when s.actors >= $1 or s.tickets > 0 then s.actors + s.tickets * $2 else 0 end
     from (
       select g.id, count(m.key) filter (where m.source <> 'search') as tickets,
         coalesce(sum(m.searches) filter (where m.unanswered), 0) as searches,
         coalesce(max(m.actors) filter (where m.source = 'search' and m.unanswered), 0) as actors, max(m.last_at) as last_at
       from gaps g left join gap_members m on m.gap_id = g.id group by g.id
     ) s
     where s.id = g.id and (g.actors, g.searches, g.tickets, g.last_at) is distinct from (s.actors, s.searches, s.tickets, coalesce(s.last_at, g.last_at))`,
    [LEAST_GAP_ACTORS, WEIGHT_OF_TICKET],
  );
}
