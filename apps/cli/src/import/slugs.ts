import { slug as githubSlug } from "github-slugger";

const longestSlug = 200;

/** A part of an address, from any text: small letters, digits and single hyphens. Empty where nothing is left. */
export function slugOf(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "");
  return githubSlug(plain)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, longestSlug)
    .replace(/-+$/, "");
}

/**
 * Gives each path a slug of its own: its name, then with the folders above it, then with a number. The same paths in the same order
 * get the same slugs; `taken` are those that others have already.
 */
export function assignSlugs(
  wanted: readonly { path: string; slug: string | null }[],
  taken: ReadonlySet<string>,
): Map<string, string> {
  const used = new Set(taken);
  const assigned = new Map<string, string>();
  for (const { path, slug } of wanted) {
    const found = candidates(path, slug).find((candidate) => candidate !== "" && !used.has(candidate));
    const chosen = found ?? numbered(path, used);
    used.add(chosen);
    assigned.set(path, chosen);
  }
  return assigned;
}

function candidates(path: string, slug: string | null): string[] {
  const parts = path
    .replace(/\.[a-z]+$/i, "")
    .split("/")
    .filter((part, place, all) => place < all.length - 1 || part.toLowerCase() !== "index");
  const names = parts.map((_part, place) => slugOf(parts.slice(parts.length - 1 - place).join("-")));
  return slug === null ? names : [slugOf(slug), ...names];
}

function numbered(path: string, used: ReadonlySet<string>): string {
  const base = slugOf(path.replace(/\.[a-z]+$/i, "")).slice(0, longestSlug - 8) || "article";
  for (let number = 2; ; number += 1) {
    if (!used.has(`${base}-${number}`)) return `${base}-${number}`;
  }
}
