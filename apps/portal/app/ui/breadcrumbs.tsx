interface Crumb {
  title: string;
  href: string;
}

/** The way down to this page; the page itself is its heading, so it is not repeated here. */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav aria-label="Breadcrumbs" className="mb-5 text-small text-ink-faint" data-print="no">
      <ol className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {crumbs.map((crumb, index) => (
          <li key={crumb.href} className="flex items-center gap-2">
            {index > 0 && (
              <span aria-hidden="true" className="text-rule-strong">
                /
              </span>
            )}
            <a href={crumb.href} className="link-quiet">
              {crumb.title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
