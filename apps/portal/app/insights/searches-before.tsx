import { DateTime } from "../ui/date-time.js";
import { Fact } from "../tickets/fact.js";

interface SearchesBeforeProps {
  searches: { query: string; at: string; hits: number; opened: { slug: string; title: string }[] }[];
}

/** What the requester tried by themselves: nobody sends them the same article again. */
export function SearchesBefore({ searches }: SearchesBeforeProps) {
  return (
    <Fact title="Searched and read before">
      {searches.length === 0 && <p className="text-ink-soft">Nothing in the day before.</p>}
      <ul className="grid gap-2">
        {searches.map(({ query, at, hits, opened }) => (
          <li key={`${at} ${query}`}>
            “{query}”{" "}
            <span className="text-ink-faint">
              {hits === 0 ? "found nothing" : opened.length === 0 ? "read nothing of it" : "and read"},{" "}
              <DateTime at={at} />
            </span>
            {opened.map(({ slug, title }) => (
              <a key={slug} href={`/articles/${slug}`} className="link-quiet block">
                {title}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </Fact>
  );
}
