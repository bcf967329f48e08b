import { ChevronDown } from "lucide-react";

interface Heading {
  depth: number;
  text: string;
  anchor: string;
}

/** Shorter articles need no contents. */
const fewest = 3;

function shown(headings: Heading[]): Heading[] {
  const upper = headings.filter(({ depth }) => depth <= 3);
  return upper.length < fewest ? [] : upper;
}

/** Beside the article on wide screens; the enhance module marks the section that is being read. */
export function ContentsAside({ headings }: { headings: Heading[] }) {
  const entries = shown(headings);
  if (entries.length === 0) return null;
  return (
    <aside className="hidden lg:block" data-print="no">
      <nav
        aria-labelledby="contents-title"
        className="sticky top-8 max-h-[calc(100vh-4rem)] overflow-y-auto pt-12 pb-4"
      >
        <h2 id="contents-title" className="mb-3 font-sans eyebrow tracking-normal">
          On this page
        </h2>
        <ol className="border-l border-rule text-small" data-contents>
          {entries.map((heading) => (
            <li key={heading.anchor}>
              <a
                href={`#${heading.anchor}`}
                className={`-ml-px block border-l-2 border-transparent py-1 text-ink-soft hover:text-pine aria-[current]:border-pine aria-[current]:font-medium aria-[current]:text-ink ${heading.depth > 2 ? "pl-8" : "pl-4"}`}
              >
                {heading.text}
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </aside>
  );
}

/** Above the article on narrow screens, closed until it is asked for. */
export function ContentsDetails({ headings }: { headings: Heading[] }) {
  const entries = shown(headings);
  if (entries.length === 0) return null;
  return (
    <details className="group mb-8 rounded-box border border-rule lg:hidden" data-print="no">
      <summary className="flex items-center justify-between px-4 py-3 text-small font-medium">
        On this page
        <ChevronDown
          aria-hidden="true"
          className="size-4 text-ink-faint transition-transform group-open:rotate-180"
        />
      </summary>
      <ol className="grid gap-2 border-t border-rule px-4 py-3 text-small">
        {entries.map((heading) => (
          <li key={heading.anchor} className={heading.depth > 2 ? "pl-4" : undefined}>
            <a href={`#${heading.anchor}`} className="link-quiet text-ink-soft">
              {heading.text}
            </a>
          </li>
        ))}
      </ol>
    </details>
  );
}
