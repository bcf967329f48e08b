import { maskPersonalData, withoutMarks } from "./mask-personal-data.js";

/** Characters of a query that are kept. */
export const LONGEST_QUERY = 200;

/** So much of what was typed is looked at: a pasted log is no question. */
const LONGEST_READ = 4_000;

/**
 * A query as it may be kept: without addresses, keys, tokens, long numbers and what stands behind "password:"; in small letters and
 * with single spaces, so that the same question is the same text.
 */
export function stripQuery(query: string): string {
  const plain = withoutMarks(maskPersonalData(query.slice(0, LONGEST_READ)));
  // "password:" without what stood behind it would take the next word for one when it is stripped again.
  const open = plain.replace(/[:=]+(?=\s|$)/g, "");
  const words = open.normalize("NFKC").toLowerCase().replace(/\p{C}/gu, " ").split(/\s+/);
  const kept = words.filter((word) => /[\p{L}\p{N}]/u.test(word)).join(" ");
  return [...kept].slice(0, LONGEST_QUERY).join("").trim();
}
