import { audiences, type Audience } from "@recourse/policy";
import { audienceOf, type Actor } from "../actor.js";

/** As the database orders audiences (`effective_audience`): 0 public, 1 customers, 2 staff. */
export function audienceRank(audience: Audience): number {
  return audiences.indexOf(audience);
}

/**
 * The one condition under which an article is seen: it is published, and neither it nor a category above it is for a narrower
 * audience. `rank` is the place of the viewer's `audienceRank` in the statement.
 */
export function visibleArticles(alias: string, rank: string): string {
  return `${alias}.published_revision_id is not null and ${alias}.effective_audience <= ${rank}`;
}

/**
 * Who may learn that an article was there and is gone: who read it when it went, and would still read it. Null, for what is not
 * archived, counts as no.
 */
export function goneArticles(alias: string, rank: string): string {
  return `coalesce(greatest(${alias}.archived_audience, ${alias}.effective_audience) <= ${rank} and ${alias}.archived_at is not null, false)`;
}

export function viewerRank(actor: Actor): number {
  return audienceRank(audienceOf(actor));
}
