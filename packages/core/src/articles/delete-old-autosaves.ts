import type { CoreDeps } from "../deps.js";

/** Whoever has not come back by then will not. */
const KEPT_MILLIS = 30 * 86_400_000;

/** The job of that name. Answers with how many went. */
export async function deleteOldAutosaves(deps: Pick<CoreDeps, "db" | "clock">): Promise<number> {
  const before = new Date(deps.clock.now().getTime() - KEPT_MILLIS);
  const [, count] = await deps.db.query<[unknown[], number]>(
    "delete from article_autosaves where saved_at < $1",
    [before],
  );
  return count;
}
