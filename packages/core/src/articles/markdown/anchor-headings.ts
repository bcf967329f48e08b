import GithubSlugger from "github-slugger";
import type { Heading, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";

export interface ArticleHeading {
  /** 2 to 6; the title is the only heading of depth 1. */
  depth: number;
  text: string;
  anchor: string;
}

/**
 * Gives every heading of the tree the anchor that GitHub would, and answers with them in reading order. Pages and the search index
 * both take their anchors from here, so that a hit leads to its section.
 */
export function anchorHeadings(root: Root): Map<Heading, ArticleHeading> {
  const slugger = new GithubSlugger();
  const headings = new Map<Heading, ArticleHeading>();
  visit(root, "heading", (heading) => {
    const text = toString(heading).trim();
    const anchor = slugger.slug(text) || slugger.slug("section");
    heading.data = { ...heading.data, hProperties: { id: anchor } };
    // A body's own H1 would be a second title of the page.
    if (heading.depth === 1) heading.depth = 2;
    headings.set(heading, { depth: heading.depth, text, anchor });
  });
  return headings;
}
