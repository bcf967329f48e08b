import { countOf } from "../../articles/count-words.js";
import type { SearchFilter } from "../../search/search-filter.js";
import { searchHref } from "../../search/search-href.js";

interface ResultLineProps {
  query: string;
  filter: SearchFilter;
  result: { totalCount: number; totalLimited: boolean; correctedQuery?: string | null };
}

/** How much was found, and for which words where typing errors were repaired. */
export function ResultLine({ query, filter, result }: ResultLineProps) {
  const { totalCount, totalLimited, correctedQuery } = result;
  return (
    <div role="status" className="text-small text-ink-soft">
      {correctedQuery != null && (
        <p className="mb-1 text-body">
          Showing results for{" "}
          <a href={searchHref(correctedQuery, filter)} className="link font-medium">
            {correctedQuery}
          </a>
          . Search instead for{" "}
          <a href={searchHref(asTyped(query), filter)} className="link">
            {query}
          </a>
          .
        </p>
      )}
      {totalCount > 0 && (
        <p className="tabular-nums">
          {totalLimited && "More than "}
          {countOf(totalCount, "result")}
        </p>
      )}
    </div>
  );
}

/** Words in quotation marks are searched for as they are. */
function asTyped(query: string): string {
  const words = query.replaceAll('"', " ").split(/\s+/);
  return words.flatMap((word) => (word === "" ? [] : `"${word}"`)).join(" ");
}
