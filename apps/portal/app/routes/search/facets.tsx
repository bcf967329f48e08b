import { clsx } from "clsx";
import { searchHref } from "../../search/search-href.js";

interface FacetsProps {
  query: string;
  chosen: string | null;
  facets: { count: number; category: { id: string; title: string } }[];
}

/** Narrows the results to one topic, or back to all of them. */
export function Facets({ query, chosen, facets }: FacetsProps) {
  if (chosen === null && facets.length < 2) return null;
  return (
    <nav aria-labelledby="facets-title" className="order-first mb-6 min-w-0 lg:order-none lg:pt-1">
      <h2 id="facets-title" className="mb-2 hidden font-sans eyebrow tracking-normal lg:block">
        Topic
      </h2>
      <ul className="flex gap-2 overflow-x-auto pb-1 text-small lg:grid lg:gap-0 lg:border-l lg:border-rule">
        <Facet href={searchHref(query)} title="All topics" current={chosen === null} />
        {facets.map(({ category, count }) => (
          <Facet
            key={category.id}
            href={searchHref(query, category.id)}
            title={category.title}
            count={count}
            current={chosen === category.id}
          />
        ))}
      </ul>
    </nav>
  );
}

function Facet({
  href,
  title,
  count,
  current,
}: {
  href: string;
  title: string;
  count?: number;
  current: boolean;
}) {
  return (
    <li>
      <a
        href={href}
        aria-current={current ? "true" : undefined}
        className={clsx(
          "flex items-baseline gap-2 rounded-full border px-3 py-1 whitespace-nowrap hover:text-pine",
          "lg:-ml-px lg:justify-between lg:rounded-none lg:border-0 lg:border-l-2 lg:px-4",
          current ? "border-pine font-medium text-ink" : "border-rule text-ink-soft lg:border-transparent",
        )}
      >
        {title}
        {count !== undefined && <span className="text-label text-ink-faint tabular-nums">{count}</span>}
      </a>
    </li>
  );
}
