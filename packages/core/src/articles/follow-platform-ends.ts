import { firstPlatformEnd, type ArticlePlatform } from "@recourse/policy";
import type { CoreDeps } from "../deps.js";

const BATCH = 500;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * Brings the day on which the platforms of each article reach their end of life up to date with the policy file, which may have been
 * edited since the articles were published. Answers with how many changed.
 */
export async function followPlatformEnds({ db, policy }: Pick<CoreDeps, "db" | "policy">): Promise<number> {
  let changed = 0;
  let after = FIRST_ID;
  for (;;) {
    const articles = await db.query<
      { id: string; platforms: ArticlePlatform[]; platformEndsOn: string | null }[]
    >(
      `select id, platforms, platform_ends_on as "platformEndsOn" from articles
       where id > $1 and (platforms <> '[]' or platform_ends_on is not null) order by id limit $2`,
      [after, BATCH],
    );
    const stale = articles
      .map(({ id, platforms, platformEndsOn }) => ({
        id,
        // Written only where nobody published other platforms in between.
        platforms,
        before: platformEndsOn,
        after: firstPlatformEnd(policy, platforms),
      }))
      .filter((article) => article.before !== article.after);
    if (stale.length > 0) {
      await db.query(
        `update articles a set platform_ends_on = s.after
         from jsonb_to_recordset($1) as s (id uuid, platforms jsonb, after date)
         where a.id = s.id and a.platforms = s.platforms`,
        [JSON.stringify(stale)],
      );
    }
    changed += stale.length;
    const last = articles.at(-1);
    if (last === undefined || articles.length < BATCH) {
      return changed;
    }
    after = last.id;
  }
}
