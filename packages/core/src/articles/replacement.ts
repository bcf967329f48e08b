import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { isId } from "../id.js";
import { refused, type Refused } from "../refusal.js";
import { articlesByIds, type VisibleArticle } from "./article.queries.js";

/** Two who replace two articles by each other at once: the second waits for the first, then sees the circle. */
const REPLACEMENT_LOCK = 7_301_848;

/** Null when readers of the article may be sent to the other: it is there, and leads back by no way. */
export async function refuseReplacement(
  tx: EntityManager,
  articleId: string,
  replacementId: string,
): Promise<Refused | null> {
  await tx.query("select pg_advisory_xact_lock($1)", [REPLACEMENT_LOCK]);
  const chain = await replacementChain(tx, replacementId);
  if (chain.length === 0) {
    return refused("NOT_FOUND", "There is no such article to replace it.", ["replacementId"]);
  }
  if (replacementId === articleId) {
    return refused("INVALID", "An article cannot take its own place.", ["replacementId"]);
  }
  return chain.includes(articleId)
    ? refused("INVALID", "That article was itself replaced by this one: readers would go round in circles.", [
        "replacementId",
      ])
    : null;
}

/** What the actor reads in place of an archived article: the first one along the chain that they may. */
export async function replacementOf(
  db: DataSource | EntityManager,
  actor: Actor,
  replacedById: string | null,
): Promise<VisibleArticle | null> {
  const chain = replacedById === null ? [] : await replacementChain(db, replacedById);
  const visible = new Map((await articlesByIds(db, actor, chain)).map((article) => [article.id, article]));
  return chain.map((id) => visible.get(id)).find((article) => article !== undefined) ?? null;
}

/** The article, what takes its place, what takes the place of that, and so on. */
async function replacementChain(db: DataSource | EntityManager, id: string): Promise<string[]> {
  const rows = isId(id)
    ? await db.query<{ id: string }[]>(
        `with recursive chain (id, next, depth) as (
           select id, replaced_by_id, 0 from articles where id = $1
           union all
           select a.id, a.replaced_by_id, chain.depth + 1 from articles a join chain on a.id = chain.next
         ) cycle id set repeats using path
         select id from chain where not repeats order by depth`,
        [id],
      )
    : [];
  return rows.map((row) => row.id);
}
