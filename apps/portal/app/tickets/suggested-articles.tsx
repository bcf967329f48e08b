import { Highlighted } from "../search/highlighted.js";
import type { SuggestedArticles as Suggested } from "./suggest-articles.server.js";

interface SuggestedArticlesProps {
  articles: Suggested["articles"];
  /** Beside a form, so that what was typed stays. */
  newTab?: boolean;
  onOpen?: () => void;
}

/** Articles with the passage that matched. */
export function SuggestedArticles({ articles, newTab = false, onOpen }: SuggestedArticlesProps) {
  return (
    <ul className="divide-y divide-rule">
      {articles.map(({ href, title, section, passage }) => (
        <li key={href} className="py-3 first:pt-0 last:pb-0">
          <a
            href={href}
            className="link font-medium"
            onClick={onOpen}
            {...(newTab && { target: "_blank", rel: "noopener" })}
          >
            {title}
            {section !== null && section !== title && <span className="font-normal">: {section}</span>}
            {newTab && <span className="sr-only"> (opens in a new tab)</span>}
          </a>
          <p className="mt-0.5 line-clamp-2 text-small text-ink-soft">
            <Highlighted pieces={passage} />
          </p>
        </li>
      ))}
    </ul>
  );
}
