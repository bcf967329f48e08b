import { LinkButton } from "../../ui/button.js";
import { isNarrowed, type SearchFilter } from "../../search/search-filter.js";
import { searchHref } from "../../search/search-href.js";

interface NoHitsProps {
  query: string;
  filter: SearchFilter;
  searchId: string;
  topics: { slug: string; title: string; articleCount: number }[];
}

/** Nothing found: what usually helps, in the order of trying. */
export function NoHits({ query, filter, searchId, topics }: NoHitsProps) {
  const ticket = `/tickets/new?${new URLSearchParams({ subject: query, searchId })}`;
  return (
    <div>
      <h2 className="text-h2">Nothing found for “{query}”</h2>
      <ul className="mt-4 list-disc space-y-1.5 pl-5 text-ink-soft marker:text-ink-faint">
        {isNarrowed(filter) && (
          <li>
            You searched a part of the articles only.{" "}
            <a href={searchHref(query)} className="link">
              Search all of them
            </a>
            .
          </li>
        )}
        <li>Check names and error codes for typing errors.</li>
        <li>Use fewer words, or those that the error message uses.</li>
        <li>
          Some articles are for customers only.{" "}
          <a href="/sign-in" className="link">
            Sign in
          </a>{" "}
          to search those, too.
        </li>
      </ul>
      <h3 className="mt-10 mb-3 text-h3">Browse by topic</h3>
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {topics
          .filter(({ articleCount }) => articleCount > 0)
          .map((topic) => (
            <li key={topic.slug}>
              <a href={`/categories/${topic.slug}`} className="link">
                {topic.title}
              </a>
            </li>
          ))}
      </ul>
      <div className="mt-10 border-t border-rule pt-6">
        <h3 className="text-h3">Ask us instead</h3>
        <p className="mt-1 mb-4 text-ink-soft">
          Who may open a ticket depends on the account. You are told at once, and why.
        </p>
        <LinkButton href={ticket}>See if you can open a ticket</LinkButton>
      </div>
    </div>
  );
}
