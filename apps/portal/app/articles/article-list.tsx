import type { ReactNode } from "react";
import { AudienceBadge } from "./audience-badge.js";

interface ListedArticle {
  slug: string;
  title: string;
  summary: string;
  audience: "PUBLIC" | "CUSTOMERS" | "STAFF";
  category?: { title: string } | null;
}

interface ArticleListProps {
  articles: ListedArticle[];
  columns?: 1 | 2;
  /** Shown under each title where the list mixes categories. */
  withCategory?: boolean;
  heading?: "h2" | "h3";
}

/** Articles by title and summary. */
export function ArticleList({
  articles,
  columns = 1,
  withCategory = false,
  heading: Heading = "h3",
}: ArticleListProps) {
  return (
    <ul className={columns === 2 ? "grid gap-x-12 md:grid-cols-2" : "grid"}>
      {articles.map((article) => (
        <li key={article.slug} className="group relative border-t border-rule py-4">
          <Heading className="flex flex-wrap items-baseline gap-x-3 font-sans text-body font-semibold tracking-normal">
            <a
              href={`/articles/${article.slug}`}
              className="group-hover:text-pine after:absolute after:inset-0"
            >
              {article.title}
            </a>
            <AudienceBadge audience={article.audience} />
          </Heading>
          <p className="mt-0.5 line-clamp-2 text-small text-ink-soft">{article.summary}</p>
          {withCategory && article.category != null && <Small>{article.category.title}</Small>}
        </li>
      ))}
    </ul>
  );
}

function Small({ children }: { children: ReactNode }) {
  return <p className="mt-1 text-label text-ink-faint">{children}</p>;
}
