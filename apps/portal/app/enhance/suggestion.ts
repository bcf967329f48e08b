export interface Suggestion {
  title: string;
  section: string | null;
  href: string;
}

/** What the server offers for these words; nothing where it does not answer. */
export async function fetchSuggestions(query: string, signal: AbortSignal): Promise<Suggestion[]> {
  const answer = await fetch(`/search/suggestions?${new URLSearchParams({ q: query })}`, { signal });
  if (!answer.ok) return [];
  const list: unknown = await answer.json();
  return Array.isArray(list) ? list.filter(isSuggestion) : [];
}

function isSuggestion(value: unknown): value is Suggestion {
  return (
    typeof value === "object" && value !== null && "title" in value && "href" in value && "section" in value
  );
}
