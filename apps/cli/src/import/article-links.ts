import { posix } from "node:path";

/** Where an article of this import will be found. */
export interface KnownArticle {
  path: string;
  slug: string;
}

/** Where a link leads: to an article's page, to somewhere outside, or to nothing that this import knows. */
export type LinkTarget =
  { kind: "article"; href: string } | { kind: "outside"; href: string } | { kind: "unresolved" };

/**
 * Resolves the links between files of a folder: relative ones and those from the root of the site that the files were written for, with
 * or without ending, whatever their letter case or percent-encoding.
 */
export function createLinkResolver(
  articles: readonly KnownArticle[],
): (href: string, from: string) => LinkTarget {
  const bySuffix = new Map<string, string | null>();
  const byPath = new Map<string, string>();
  for (const { path, slug } of articles) {
    const key = keyOf(path);
    byPath.set(key, slug);
    // A site-absolute link starts at a root that only the site knew: every ending of the path may be meant, if only one file has it.
    const parts = key.split("/");
    for (let from = 0; from < parts.length; from += 1) {
      const suffix = parts.slice(from).join("/");
      bySuffix.set(suffix, bySuffix.has(suffix) && bySuffix.get(suffix) !== slug ? null : slug);
    }
  }

  const findFromRoot = (path: string): string | undefined => {
    const parts = keyOf(path.replace(/^\/+/, "")).split("/");
    // At least two parts must agree, or the whole: /troubleshoot alone could be anybody's.
    for (let from = 0; from < Math.max(1, parts.length - 1); from += 1) {
      const suffix = parts.slice(from).join("/");
      const found = byPath.get(suffix) ?? bySuffix.get(suffix);
      if (found != null) return found;
    }
    return undefined;
  };

  return (href, from) => {
    if (/^(https?:|mailto:|tel:)/i.test(href)) return { kind: "outside", href };
    if (href.startsWith("//")) return { kind: "outside", href: `https:${href}` };
    if (href.startsWith("#")) return { kind: "outside", href };
    if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return { kind: "unresolved" };
    const [, path = "", rest = ""] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/s.exec(href) ?? [];
    const decoded = decodePath(path.trim());
    const slug = decoded.startsWith("/")
      ? findFromRoot(decoded)
      : byPath.get(keyOf(posix.join(posix.dirname(from), decoded)));
    return slug === undefined
      ? { kind: "unresolved" }
      : { kind: "article", href: `/articles/${slug}${rest.toLowerCase()}` };
  };
}

/** The same for `A/Index.md`, `a/` and `a`. */
function keyOf(path: string): string {
  return posix
    .normalize(path)
    .toLowerCase()
    .replace(/\.(md|mdx|markdown|html?)$/, "")
    .replace(/(^|\/)index$/, "$1")
    .replace(/\/+$/, "");
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
