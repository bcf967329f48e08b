import { LRUCache } from "lru-cache";
import { anchorHeadings, type ArticleHeading } from "./anchor-headings.js";
import { createHtmlPipeline } from "./html-pipeline.js";
import { fileKeysIn, type ImageSizes } from "./image-sizes.js";
import { parseMarkdown } from "./parse-markdown.js";
import { articleSchema } from "./sanitise-schema.js";

export interface RenderedArticle {
  /** Sanitised; headings carry their anchors. */
  html: string;
  headings: ArticleHeading[];
}

const toHtml = createHtmlPipeline(articleSchema);

/** An article's body as readers see it. Script, styles, foreign elements and dangerous links do not survive. */
export function renderArticle(markdown: string, images?: ImageSizes): RenderedArticle {
  const tree = parseMarkdown(markdown);
  const headings = anchorHeadings(tree);
  return { html: toHtml(tree, images), headings: [...headings.values()] };
}

/** Revisions never change, so what was rendered once stays right. The size is that of the HTML, 32 MB in all. */
const rendered = new LRUCache<string, RenderedArticle>({
  maxSize: 32 * 1024 * 1024,
  sizeCalculation: ({ html }) => html.length + 1,
});

/** `renderArticle`, remembered by the id of the revision. `sizesOf` is asked about the images of a text that is rendered for the first time. */
export async function renderRevision(
  revisionId: string,
  markdown: string,
  sizesOf: (storageKeys: string[]) => Promise<ImageSizes>,
): Promise<RenderedArticle> {
  const before = rendered.get(revisionId);
  if (before !== undefined) return before;
  const keys = fileKeysIn(markdown);
  const now = renderArticle(markdown, keys.length === 0 ? undefined : await sizesOf(keys));
  rendered.set(revisionId, now);
  return now;
}
