import type { Element, Root as HtmlRoot } from "hast";
import apache from "highlight.js/lib/languages/apache";
import dos from "highlight.js/lib/languages/dos";
import http from "highlight.js/lib/languages/http";
import nginx from "highlight.js/lib/languages/nginx";
import powershell from "highlight.js/lib/languages/powershell";
import { common } from "lowlight";
import type { Root } from "mdast";
import rehypeAutolinkHeadings, { type Options as HeadingLink } from "rehype-autolink-headings";
import rehypeHighlight from "rehype-highlight";
import rehypeRaw from "rehype-raw";
import rehypeSanitize, { type Options as Schema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import { remarkAlert } from "remark-github-blockquote-alert";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";
import { sizeImages, type ImageSizes } from "./image-sizes.js";

const languages = { ...common, apache, dos, http, nginx, powershell };

/** From a Markdown tree to safe HTML. What comes after the sanitiser is ours alone; what comes before it is nobody's word. */
export function createHtmlPipeline(schema: Schema): (tree: Root, images?: ImageSizes) => string {
  const withCallouts = unified().use(remarkAlert).freeze();
  const toHtmlTree = unified().use(remarkRehype, { allowDangerousHtml: true }).freeze();
  const toSafeHtml = unified()
    .use(rehypeRaw)
    .use(rehypeSanitize, schema)
    .use(rehypeHighlight, { languages, detect: false })
    .use(finishElements)
    .use(rehypeAutolinkHeadings, headingLink)
    .use(rehypeStringify)
    .freeze();
  return (tree, images) => {
    withCallouts.runSync(tree);
    const html = toSafeHtml.runSync(toHtmlTree.runSync(tree));
    if (images !== undefined && images.size > 0) sizeImages(html, images);
    return toSafeHtml.stringify(html);
  };
}

/** For the mouse alone: the list of contents leads to the same places. Headings without an anchor get none. */
const headingLink: HeadingLink = {
  behavior: "append",
  properties: { className: ["heading-anchor"], ariaHidden: "true", tabIndex: -1 },
  content: { type: "text", value: "#" },
};

/** Links that lead away say so to search engines; pictures wait until they are near; wide tables scroll by themselves. */
function finishElements() {
  return (root: HtmlRoot): void => {
    visit(root, "element", (element, index, parent) => {
      if (element.tagName === "a") finishLink(element);
      // Wide code scrolls by itself, with the keyboard, too.
      if (element.tagName === "pre") element.properties["tabIndex"] = 0;
      if (element.tagName === "img")
        Object.assign(element.properties, { loading: "lazy", decoding: "async" });
      if (element.tagName === "table" && parent !== undefined && index !== undefined) {
        parent.children[index] = scrolling(element);
        return SKIP;
      }
      return undefined;
    });
  };
}

function finishLink(link: Element): void {
  const { href } = link.properties;
  if (typeof href === "string" && /^https?:/i.test(href))
    link.properties["rel"] = ["nofollow", "noopener", "noreferrer"];
}

function scrolling(table: Element): Element {
  visit(table, "element", (inner) => {
    if (inner.tagName === "a") finishLink(inner);
    if (inner.tagName === "img") Object.assign(inner.properties, { loading: "lazy", decoding: "async" });
  });
  const properties = { className: ["table-scroll"], tabIndex: 0, role: "group", ariaLabel: "Table" };
  return { type: "element", tagName: "div", properties, children: [table] };
}
