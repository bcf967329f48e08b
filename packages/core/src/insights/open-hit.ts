import { mayUseDesk } from "@recourse/policy";
import { findArticleBySlug } from "../articles/article.queries.js";
import { policyViewer } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { refused, type Refused } from "../refusal.js";
import { actorKey, type Searcher } from "./searcher.js";

export interface OpenHitInput {
  searchId: string;
  slug: string;
  /** 1 for the first hit. */
  place: number;
}

const DEEPEST = 1_000;

/** Notes which hit was opened from which search, once for each reader, search and article. */
export async function openHit(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  searcher: Searcher,
  { searchId, slug, place }: OpenHitInput,
): Promise<{ ok: true } | Refused> {
  const article = await findArticleBySlug(db, searcher.actor, slug);
  if (article === null) {
    return refused("NOT_FOUND", "There is no such article, or you may not read it.", ["slug"]);
  }
  if (!isId(searchId) || !Number.isInteger(place) || place < 1 || place > DEEPEST) {
    return refused("INVALID", `A hit has the id of its search and a place from 1 to ${DEEPEST}.`, ["place"]);
  }
  if (mayUseDesk(policyViewer(searcher.actor)).allowed) {
    return { ok: true };
  }
  const at = clock.now();
  await db.query(
    `insert into search_clicks (result_id, actor, article_id, place, at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [searchId, await actorKey(db, searcher, at), article.id, place, at],
  );
  return { ok: true };
}
