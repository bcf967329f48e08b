export interface Suggestion {
  title: string;
  section: string | null;
  href: string;
}

/** What was offered, and what to say once the search is finished. */
export interface Suggestions {
  list: Suggestion[];
  receipt: string | null;
}

/** What the server offers for these words; nothing where it does not answer. */
export async function fetchSuggestions(query: string, signal: AbortSignal): Promise<Suggestions> {
  const answer = await fetch(`/search/suggestions?${new URLSearchParams({ q: query })}`, { signal });
  if (!answer.ok) return { list: [], receipt: null };
  const list: unknown = await answer.json();
  return {
    list: Array.isArray(list) ? list.filter(isSuggestion) : [],
    receipt: answer.headers.get("x-search-receipt"),
  };
}

function isSuggestion(value: unknown): value is Suggestion {
  return (
    typeof value === "object" && value !== null && "title" in value && "href" in value && "section" in value
  );
}
