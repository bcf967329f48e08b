/** Where the number of a merged ticket leads: the page there says why one came from another number. */
export function mergedHref(folder: "/tickets" | "/desk/tickets", number: number, from: number): string {
  return `${folder}/${number}?from=${from}`;
}

/** The number that one came from; null for everything else. */
export function numberCameFrom(searchParams: URLSearchParams): number | null {
  const from = searchParams.get("from") ?? "";
  return /^[1-9]\d{0,8}$/.test(from) ? Number(from) : null;
}
