import { AudienceBadge } from "../../articles/audience-badge.js";
import { Highlighted } from "../../search/highlighted.js";

interface Piece {
  text: string;
  match: boolean;
}

interface HitProps {
  href: string;
  hit: {
    section?: string | null;
    article: {
      slug: string;
      title: string;
      audience: "PUBLIC" | "CUSTOMERS" | "STAFF";
      breadcrumbs: { slug: string; title: string }[];
    };
    titleHighlights: Piece[];
    passage: Piece[];
  };
}

/** One result. It leads to the section that matched, not to the top of a long page. */
export function Hit({ hit, href }: HitProps) {
  const { article, section } = hit;
  return (
    <li className="group relative border-t border-rule py-5 first:border-t-0">
      <p className="mb-1 flex flex-wrap items-center gap-x-3 text-label text-ink-faint">
        {article.breadcrumbs.map(({ title }) => title).join(" / ")}
        <AudienceBadge audience={article.audience} />
      </p>
      <h2 className="text-h3">
        <a href={href} className="group-hover:text-pine after:absolute after:inset-0">
          {hit.titleHighlights.length === 0 ? article.title : <Highlighted pieces={hit.titleHighlights} />}
        </a>
      </h2>
      <p className="mt-1 line-clamp-3 text-small text-ink-soft">
        {section != null && (
          <span className="mr-2 font-medium text-ink">
            <span aria-hidden="true" className="text-pine">
              §{" "}
            </span>
            {section}
          </span>
        )}
        <Highlighted pieces={hit.passage} />
      </p>
    </li>
  );
}
