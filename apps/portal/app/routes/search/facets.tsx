import { clsx } from "clsx";
import { audienceChoices, type SearchFilter } from "../../search/search-filter.js";
import { searchHref } from "../../search/search-href.js";

interface FacetsProps {
  query: string;
  filter: SearchFilter;
  categories: { count: number; category: { id: string; title: string } }[];
  areas: { name: string; count: number }[];
  /** Staff see for whom an article is, and may ask for it. */
  staff: boolean;
}

/** Narrows the results to one topic, product area or audience, or back to all of them. */
export function Facets({ query, filter, categories, areas, staff }: FacetsProps) {
  const href = (change: Partial<SearchFilter>) => searchHref(query, { ...filter, ...change });
  const lists: FacetListProps[] = [
    {
      title: "Topic",
      all: { title: "All topics", href: href({ category: null }), current: filter.category === null },
      choices: categories.map(({ category: { id, title }, count }) => ({
        ...{ title, count },
        href: href({ category: id }),
        current: filter.category === id,
      })),
    },
    {
      title: "Product area",
      all: { title: "All areas", href: href({ area: null }), current: filter.area === null },
      choices: areas.map(({ name, count }) => ({
        ...{ title: name, count },
        href: href({ area: name }),
        current: filter.area === name,
      })),
    },
    {
      title: "Audience",
      all: { title: "Everything", href: href({ audience: null }), current: filter.audience === null },
      choices: staff
        ? audienceChoices.map(({ audience, title }) => ({
            title,
            href: href({ audience }),
            current: filter.audience === audience,
          }))
        : [],
    },
  ];
  const shown = lists.filter(({ all, choices }) => !all.current || choices.length > 1);
  return shown.length === 0 ? null : (
    <div className="order-first mb-6 grid min-w-0 content-start gap-y-2 lg:order-none lg:gap-y-8 lg:pt-1">
      {shown.map((list) => (
        <FacetList key={list.title} {...list} />
      ))}
    </div>
  );
}

interface Choice {
  title: string;
  href: string;
  current: boolean;
  count?: number;
}

interface FacetListProps {
  title: string;
  all: Choice;
  choices: Choice[];
}

function FacetList({ title, all, choices }: FacetListProps) {
  return (
    <nav aria-label={title} className="min-w-0">
      <h2 className="mb-2 hidden font-sans eyebrow tracking-normal lg:block">{title}</h2>
      <ul className="flex gap-2 overflow-x-auto pb-1 text-small lg:grid lg:gap-0 lg:border-l lg:border-rule">
        {[all, ...choices].map((choice) => (
          <Facet key={choice.href} {...choice} />
        ))}
      </ul>
    </nav>
  );
}

function Facet({ href, title, count, current }: Choice) {
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
