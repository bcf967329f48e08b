import { SearchBox } from "../frame/search-box.js";
import { ArticleList } from "./article-list.js";
import type { GoneArticle } from "./require-article-address.server.js";

/** The page of an article that was archived: what to read instead, and search. */
export function GoneArticlePage({ replacement }: GoneArticle) {
  return (
    <div className="grid max-w-measure grid-cols-1 gap-5 py-8 sm:py-14">
      <p className="font-serif text-h3 text-pine italic">410</p>
      <h1 className="text-h1 sm:text-display">This article has been retired</h1>
      {replacement === null ? (
        <p className="text-lead text-ink-soft">
          It was taken out of the help centre. Searching usually finds what is true today.
        </p>
      ) : (
        <>
          <p className="text-lead text-ink-soft">
            It was taken out of the help centre. Read this one instead:
          </p>
          <ArticleList articles={[replacement]} heading="h2" />
        </>
      )}
      <SearchBox size="hero" />
    </div>
  );
}

/** What the loader threw, out of whatever an error boundary is given. */
export function goneArticleOf(error: { status: number; data: unknown }): GoneArticle | null {
  const { status, data } = error;
  if (status !== 410 || typeof data !== "object" || data === null || !("replacement" in data)) return null;
  return isReplacement(data.replacement) ? { replacement: data.replacement } : { replacement: null };
}

function isReplacement(value: unknown): value is NonNullable<GoneArticle["replacement"]> {
  return typeof value === "object" && value !== null && "slug" in value && "title" in value;
}
