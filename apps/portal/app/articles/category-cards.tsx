import { countOf } from "./count-words.js";

interface CategoryCard {
  slug: string;
  title: string;
  description?: string | null;
  articleCount: number;
  children?: { slug: string; title: string }[];
}

interface CategoryCardsProps {
  categories: CategoryCard[];
  heading?: "h2" | "h3";
}

/** Categories as the contents of a book: a rule, a title, what is in it and how much. */
export function CategoryCards({ categories, heading: Heading = "h3" }: CategoryCardsProps) {
  return (
    <ul className="grid gap-x-10 gap-y-9 sm:grid-cols-2 lg:grid-cols-3">
      {categories.map((category) => (
        <li
          key={category.slug}
          className="group relative border-t border-rule-strong pt-4 transition-colors hover:border-pine"
        >
          <Heading className="text-h3 group-hover:text-pine">
            <a href={`/categories/${category.slug}`} className="after:absolute after:inset-0">
              {category.title}
            </a>
          </Heading>
          {category.description != null && (
            <p className="mt-1 text-small text-ink-soft">{category.description}</p>
          )}
          <p className="mt-2 text-label text-ink-faint tabular-nums">
            {countOf(category.articleCount, "article")}
          </p>
          {category.children !== undefined && category.children.length > 0 && (
            <ul className="relative mt-2 flex flex-wrap gap-x-4 gap-y-1 text-small text-ink-soft">
              {category.children.map((child) => (
                <li key={child.slug}>
                  <a href={`/categories/${child.slug}`} className="link">
                    {child.title}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
