import type {
  ArticleIndex,
  ArticleSearchPage,
  ArticleSearchRequest,
  Audience,
  QueryPart,
  SearchAdapterInUse,
} from "@recourse/core";

/** Remembers what it was told and answers what a test laid into it. */
export class FakeArticleIndex implements ArticleIndex {
  readonly puts: string[] = [];
  readonly removed: string[] = [];
  readonly searches: ArticleSearchRequest[] = [];
  answer: ArticleSearchPage = {
    hits: [],
    totalCount: 0,
    totalLimited: false,
    correctedQuery: null,
    facets: [],
    productAreas: [],
    degraded: false,
  };
  relatedIds: string[] = [];
  wordsRefreshed = 0;
  settingsApplied = 0;
  use: SearchAdapterInUse = { adapter: "postgresql", reason: null };

  put(articleId: string): Promise<void> {
    this.puts.push(articleId);
    return Promise.resolve();
  }

  putMany(articleIds: readonly string[]): Promise<void> {
    this.puts.push(...articleIds);
    return Promise.resolve();
  }

  remove(articleId: string): Promise<void> {
    this.removed.push(articleId);
    return Promise.resolve();
  }

  search(request: ArticleSearchRequest): Promise<ArticleSearchPage> {
    this.searches.push(request);
    return Promise.resolve(this.answer);
  }

  related(_articleId: string, _viewer: Audience, first: number): Promise<string[]> {
    return Promise.resolve(this.relatedIds.slice(0, first));
  }

  refreshWords(): Promise<void> {
    this.wordsRefreshed += 1;
    return Promise.resolve();
  }

  readQuery(query: string): Promise<QueryPart[]> {
    return Promise.resolve([{ text: query, leftOut: false, alsoFinds: [] }]);
  }

  applySettings(): Promise<void> {
    this.settingsApplied += 1;
    return Promise.resolve();
  }

  inUse(): Promise<SearchAdapterInUse> {
    return Promise.resolve(this.use);
  }
}
