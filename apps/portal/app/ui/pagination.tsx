import { useLocation } from "@remix-run/react";
import { ArrowLeft, ArrowRight } from "lucide-react";
import { LinkButton } from "./button.js";
import { pageLinks, pageTrail } from "./page-trail.js";

interface PaginationProps {
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  /** Turn pages without leaving the hydrated part of the portal. */
  soft?: boolean;
}

/** Previous and next for keyset pages; nothing at all where everything fits on one. */
export function Pagination({ pageInfo, soft = false }: PaginationProps) {
  const { pathname, search } = useLocation();
  const searchParams = new URLSearchParams(search);
  const { previous, next } = pageLinks({ pathname, searchParams }, pageInfo);
  if (previous === null && next === null) return null;
  return (
    <nav
      aria-label="Pages"
      className="mt-8 flex items-center justify-between gap-4 border-t border-rule pt-5"
    >
      <span className="text-small text-ink-faint">Page {pageTrail(searchParams).page}</span>
      <span className="flex gap-2">
        {previous !== null && (
          <LinkButton href={previous} soft={soft} size="small">
            <ArrowLeft aria-hidden="true" className="size-4" /> Previous
          </LinkButton>
        )}
        {next !== null && (
          <LinkButton href={next} soft={soft} size="small">
            Next <ArrowRight aria-hidden="true" className="size-4" />
          </LinkButton>
        )}
      </span>
    </nav>
  );
}
