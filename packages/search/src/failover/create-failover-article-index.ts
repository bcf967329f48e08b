import type { ArticleIndex } from "@recourse/core";
import { troubleWords } from "../keeping/server-trouble.js";
import { NotWhole } from "../meilisearch/live-index.js";
import { createCircuitBreaker } from "./circuit-breaker.js";

export interface FailoverDeps {
  meilisearch: ArticleIndex;
  postgres: ArticleIndex;
  /** Told once of each time that Meilisearch stops answering. */
  onTrouble: (error: unknown) => void;
  /** Milliseconds that only grow. */
  now?: () => number;
}

/** In all, whatever a search asks of the server: PostgreSQL's answer comes after it, and both within two seconds. */
const LONGEST_MS = 1_000;

/** What a probe searches for: any word will do. */
const PROBE = { query: "help", viewer: "public", first: 1, offset: 0 } as const;

/**
 * Meilisearch answers; PostgreSQL's index, which is always kept, takes over while it is away, slow, or does not hold what it should,
 * and says so. Writing is PostgreSQL's here: the server takes changes in on its own (keeping/keeper.ts), so that one being away holds
 * the other up in nothing.
 */
export function createFailoverArticleIndex({
  meilisearch,
  postgres,
  onTrouble,
  now = () => performance.now(),
}: FailoverDeps): ArticleIndex {
  const breaker = createCircuitBreaker(async () => {
    await within(LONGEST_MS, meilisearch.search(PROBE)).catch((error: unknown) => {
      // It answered; that it is not whole yet is found out without waiting.
      if (!(error instanceof NotWhole)) throw new Error(troubleWords(error));
    });
  }, now);
  const ask = async <T>(
    work: (index: ArticleIndex) => Promise<T>,
  ): Promise<{ answer: T; degraded: boolean }> => {
    if (breaker.reason() === null) {
      try {
        const answer = await within(LONGEST_MS, work(meilisearch));
        breaker.succeeded();
        return { answer, degraded: false };
      } catch (error) {
        if (!(error instanceof NotWhole)) {
          if (breaker.reason() === null) onTrouble(error);
          breaker.failed(troubleWords(error));
        }
      }
    }
    return { answer: await work(postgres), degraded: true };
  };
  return {
    put: (articleId) => postgres.put(articleId),
    putMany: (articleIds) => postgres.putMany(articleIds),
    remove: (articleId) => postgres.remove(articleId),
    async search(request) {
      const { answer, degraded } = await ask((index) => index.search(request));
      return { ...answer, degraded };
    },
    async related(articleId, viewer, first) {
      return (await ask((index) => index.related(articleId, viewer, first))).answer;
    },
    refreshWords: () => postgres.refreshWords(),
    readQuery: (query) => postgres.readQuery(query),
    async applySettings() {
      await Promise.all([postgres.applySettings(), meilisearch.applySettings()]);
    },
    async inUse() {
      const reason = breaker.reason() ?? (await meilisearch.inUse()).reason;
      return { adapter: reason === null ? "meilisearch" : "postgresql", reason };
    },
  };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`Meilisearch took more than ${milliseconds} ms.`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
