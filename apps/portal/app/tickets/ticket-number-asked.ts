/** The number in "#1042", which leads to that ticket and searches nothing; null for words, also where they are digits alone. */
export function numberAskedFor(query: string): number | null {
  const digits = /^#([1-9]\d{0,8})$/.exec(query.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}
