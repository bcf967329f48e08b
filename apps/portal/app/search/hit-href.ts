interface Hit {
  article: { slug: string };
  anchor?: string | null;
}

/**
 * Where a hit leads: the section that matched. `from` says which search it was and at what place, without a word of what was searched
 * for. Pages are kept and rendered without it, canonical addresses have none, and the enhance module takes it out of the address.
 */
export function hitHref({ article, anchor }: Hit, searchId: string, index: number): string {
  const from = new URLSearchParams({ from: `${searchId}.${index + 1}` });
  return `/articles/${article.slug}?${from}${anchor == null ? "" : `#${anchor}`}`;
}
