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

export function viewerRank(actor: Actor): number {
  return audienceRank(audienceOf(actor));
}
