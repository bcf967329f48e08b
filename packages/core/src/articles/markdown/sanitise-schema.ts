import { defaultSchema, type Options } from "rehype-sanitize";

const callout = /^markdown-alert(-(note|tip|important|warning|caution|title))?$/;
const headings = Object.fromEntries(["h2", "h3", "h4", "h5", "h6"].map((name) => [name, ["id"]]));

/** What an article may contain: GitHub's allow-list, callouts, and the anchors that we give to headings. */
export const articleSchema: Options = {
  ...defaultSchema,
  // Ids come from our own slugs alone, and no script of ours looks anything up by a global name.
  clobber: [],
  clobberPrefix: "",
  attributes: {
    ...defaultSchema.attributes,
    ...headings,
    "*": (defaultSchema.attributes?.["*"] ?? []).filter((name) => name !== "id" && name !== "name"),
    a: ["href", "title"],
    code: [["className", /^language-[\w+#.-]{1,40}$/]],
    div: [["className", callout]],
    img: ["src", "alt", "title", "width", "height"],
    p: [["className", callout]],
  },
  protocols: { ...defaultSchema.protocols, href: ["http", "https", "mailto", "tel"], src: ["https"] },
};

/** What a message of a ticket may contain: text, lists, tables and code. Pictures come as attachments, not as links to elsewhere. */
export const messageSchema: Options = {
  ...articleSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter(
    (name) => !["img", "picture", "source", "details", "summary"].includes(name),
  ),
  attributes: Object.fromEntries(
    Object.entries(articleSchema.attributes ?? {}).filter(([name]) => !(name in headings) && name !== "img"),
  ),
};
