import { dateWords } from "../policy/calendar-date.js";
import { platformWords } from "./subject-choices.js";

export interface ArticleSubjectsProps {
  productAreas: string[];
  protocols: string[];
  platforms: { name: string; version?: string | null; endOfLife?: string | null; supported: boolean }[];
}

/** What the article is about, in a line or two. */
export function ArticleSubjects({ productAreas, protocols, platforms }: ArticleSubjectsProps) {
  const facts = [
    { title: "Product", words: productAreas },
    { title: "Systems", words: platforms.map(platformWords) },
    { title: "Protocols", words: protocols },
  ].filter(({ words }) => words.length > 0);
  if (facts.length === 0) return null;
  return (
    <dl className="mt-4 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-small">
      {facts.map(({ title, words }) => (
        <div key={title} className="contents">
          <dt className="text-ink-faint">{title}</dt>
          <dd>{words.join(", ")}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Of a platform that is not supported any more: `Windows 7 … since Jan 14, 2020`. */
export function endedWords(platforms: ArticleSubjectsProps["platforms"]): string[] {
  return platforms.flatMap((platform) =>
    platform.supported || platform.endOfLife == null
      ? []
      : [
          `${platformWords(platform)} has not been supported by its vendor since ${dateWords(platform.endOfLife)}.`,
        ],
  );
}
