import { useEffect, useRef, useState } from "react";
import type { TimelineFieldsFragment } from "../gql/graphql.js";

type Item = TimelineFieldsFragment["nodes"][number];

interface TimelineNewsProps {
  items: Item[];
  /** What this person writes is no news to them. */
  me: string | null;
}

/** Says that something was written while the page was open, and leaves the focus where it is. */
export function TimelineNews({ items, me }: TimelineNewsProps) {
  const known = useRef<Set<string> | null>(null);
  const [news, setNews] = useState<string | null>(null);
  useEffect(() => {
    const before = known.current;
    known.current = new Set(items.map(({ id }) => id));
    if (before === null) return;
    const words = items.filter(({ id }) => !before.has(id)).flatMap((item) => wordsFor(item, me));
    if (words.length > 0) setNews(words.join(" "));
  }, [items, me]);
  return (
    <p role="status" className="text-small font-medium text-pine empty:hidden">
      {news}
    </p>
  );
}

function wordsFor(item: Item, me: string | null): string[] {
  if (item.__typename !== "Reply" && item.__typename !== "InternalNote") return [];
  if (item.author.name === me) return [];
  return [`${item.__typename === "Reply" ? "New reply" : "New internal note"} by ${item.author.name}.`];
}
