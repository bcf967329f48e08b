import {
  countSearches,
  findArticleBySlug,
  findGaps,
  flushSearches,
  flushViews,
  keepSearch,
  newId,
  openHit,
  recordView,
  voteOnArticle,
  type Actor,
  type CoreDeps,
} from "@recourse/core";
import { done } from "./load-people.js";
import { actorOf, at } from "./act-as.js";
import { readSearchesFile, type DemoSearches } from "./searches-file.js";

/** Days on which the demo's articles were read. */
const READ_DAYS = 14;
/** Searches are made at different hours of their day. */
const HOURS = [3, 5, 8, 9, 11, 14];

/**
 * A history of searches, views and votes, and the gap that comes of it. What an earlier load that was cut off has written is left as it
 * is: its searches are there, or none are.
 */
export async function loadSearches(deps: CoreDeps): Promise<void> {
  const [{ begun } = { begun: true }] = await deps.db.query<{ begun: boolean }[]>(
    "select exists (select from article_view_days) as begun",
  );
  if (begun) return;
  const demo = await readSearchesFile();
  await search(deps, demo);
  await vote(deps, demo);
  await view(deps, demo);
  await countSearches(deps);
  await index(deps);
  await findGaps(deps);
}

function visitor(name: string): Actor {
  return { kind: "anonymous", visitor: `demo ${name}` };
}

async function search(deps: CoreDeps, { searches, signedIn }: DemoSearches): Promise<void> {
  const now = deps.clock.now();
  const one = async (
    actor: Actor,
    daysAgo: number,
    hour: number,
    { query, finds, article }: { query: string; finds: number; article: string | undefined },
  ) => {
    const then = at(deps, now, daysAgo * 24 + hour);
    const searcher = { actor, fingerprint: "demo" };
    const searchId = newId(then.clock.now());
    const kept = {
      searchId,
      query,
      hits: finds,
      degraded: false,
      filters: {},
      channel: "search_page",
    } as const;
    keepSearch(then, searcher, kept);
    if (article !== undefined) done(await openHit(then, searcher, { searchId, slug: article, place: 1 }));
  };
  for (const { people, days, opens, article, ...each } of searches) {
    for (const day of days) {
      for (let place = 0; place < people; place += 1) {
        const opened = place < opens ? article : undefined;
        await one(visitor(`${each.query} ${place}`), day, HOURS[place % HOURS.length] ?? 0, {
          ...each,
          article: opened,
        });
      }
    }
  }
  for (const { by, daysAgo, query, finds, article } of signedIn) {
    await one(await actorOf(deps, by, "portal"), daysAgo, 0, { query, finds, article });
  }
  await flushSearches(deps);
}

async function vote(deps: CoreDeps, { votes }: DemoSearches): Promise<void> {
  for (const { article: slug, yes, no, feedback } of votes) {
    const articleId = await articleIdOf(deps, slug);
    for (let place = 0; place < yes + no; place += 1) {
      const helpful = place < yes;
      const said = helpful ? {} : (feedback[place - yes] ?? {});
      done(await voteOnArticle(deps, visitor(`vote ${place}`), { articleId, helpful, ...said }));
    }
  }
}

async function view(deps: CoreDeps, { views }: DemoSearches): Promise<void> {
  const now = deps.clock.now();
  for (const { article, perDay } of views) {
    const articleId = await articleIdOf(deps, article);
    for (let day = 0; day < READ_DAYS; day += 1) {
      // Fewer on every third day, as on weekends.
      const count = day % 3 === 2 ? Math.ceil(perDay / 2) : perDay;
      for (let each = 0; each < count; each += 1) {
        recordView(at(deps, now, day * 24), visitor(`${day} ${each}`), articleId);
      }
    }
  }
  await flushViews(deps.db);
}

/** Whether an article answers is asked of the index, which the jobs of the import fill only later. */
async function index(deps: CoreDeps): Promise<void> {
  const articles = await deps.db.query<{ id: string }[]>(
    "select id from articles where published_revision_id is not null",
  );
  await deps.index.putMany(articles.map(({ id }) => id));
}

async function articleIdOf(deps: CoreDeps, slug: string): Promise<string> {
  const article = await findArticleBySlug(deps.db, visitor("reader"), slug);
  if (article === null) throw new Error(`The demo names an article that is not for everybody: ${slug}`);
  return article.id;
}
